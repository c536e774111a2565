"""Who must not be written to: opted out, or unreachable."""

from django.db import models
from django.db.models import Q


class OptOut(models.Model):
    """Somebody wants no more circulars: at one address, or a whole firm (``address`` empty).

    ``address`` is a keyed digest: it lets the house keep a promise without keeping the address.
    """

    company = models.ForeignKey(
        "showcase.Company",
        verbose_name="Betrieb",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    address = models.CharField("Kennzeichen der Adresse", max_length=64, blank=True, editable=False)
    given_on = models.DateField("abbestellt am")
    source = models.CharField("wie", max_length=200)
    noted_by = models.CharField("eingetragen von", max_length=80)
    noted_at = models.DateTimeField("eingetragen")
    ended_by = models.CharField("aufgehoben von", max_length=80, blank=True)
    ended_at = models.DateTimeField("aufgehoben", null=True, blank=True)

    class Meta:
        verbose_name = "Abbestellung"
        verbose_name_plural = "Abbestellungen"
        ordering = ["-noted_at", "-pk"]
        indexes = [models.Index(fields=["address"], name="optout_address")]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "address"], condition=Q(ended_at__isnull=True), name="optout_once"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="optout_says_how"),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.given_on:%d.%m.%Y}"


class Undeliverable(models.Model):
    """An address that mails come back from, known by its keyed digest; it ends when somebody says it works again."""

    company = models.ForeignKey(
        "showcase.Company", verbose_name="Betrieb", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    address = models.CharField("Kennzeichen der Adresse", max_length=64, editable=False)
    why = models.CharField("Meldung", max_length=200)
    noted_by = models.CharField("eingetragen von", max_length=80)
    noted_at = models.DateTimeField("eingetragen")
    ended_by = models.CharField("aufgehoben von", max_length=80, blank=True)
    ended_at = models.DateTimeField("aufgehoben", null=True, blank=True)

    class Meta:
        verbose_name = "unzustellbare Adresse"
        verbose_name_plural = "unzustellbare Adressen"
        ordering = ["-noted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["address"], condition=Q(ended_at__isnull=True), name="undeliverable_once"),
            models.CheckConstraint(condition=~Q(address="") & ~Q(why=""), name="undeliverable_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.why}"
