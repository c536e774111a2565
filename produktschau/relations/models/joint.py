"""Products that several firms make together, and what they grew from."""

from django.db import models


class JointWork(models.Model):
    """That the makers of a product found each other here: by an introduction, at a meeting, or in a network.

    The makers are those of the product. ``story`` is what everyone may read about how it came about.
    """

    product = models.OneToOneField(
        "showcase.Product", verbose_name="Produkt", on_delete=models.CASCADE, related_name="+"
    )
    introduction = models.ForeignKey(
        "relations.Introduction",
        verbose_name="aus Vermittlung",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="joint_works",
    )
    meeting = models.ForeignKey(
        "meetings.Meeting",
        verbose_name="bei Treffen",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    network = models.ForeignKey(
        "networks.Network", verbose_name="Netzwerk", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    since = models.DateField("seit")
    story = models.CharField("wie es dazu kam", max_length=300, blank=True)
    story_en = models.CharField("wie es dazu kam (englisch)", max_length=300, blank=True)
    source = models.CharField("Quelle", max_length=120)
    noted_by = models.CharField("eingetragen von", max_length=80, blank=True)
    noted_at = models.DateTimeField("eingetragen")
    confirmed_at = models.DateTimeField("von einem der Betriebe bestätigt", null=True, blank=True)

    class Meta:
        verbose_name = "gemeinsames Produkt"
        verbose_name_plural = "gemeinsame Produkte"
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return str(self.product)
