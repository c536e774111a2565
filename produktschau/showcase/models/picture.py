"""Pictures of companies and products."""

from django.db import models
from django.db.models import Q

from produktschau.showcase.models.company import Company
from produktschau.showcase.models.product import Product

WIDTHS = (400, 800, 1600)
"""Widths of the renditions, in pixels."""


class Picture(models.Model):
    """A picture with its credit and its text for those who do not see it.

    The original lies under its SHA-256 and is never served. ``renditions`` lists the widths that
    are ready, in pixels. ``focus_x`` and ``focus_y`` name the point that must stay visible when the
    picture is cut, in percent of its width and height. A picture with ``waits_since`` is not public: a firm brought it
    and the office has not looked yet. ``proposed`` holds a firm's new words for a picture that is (``alt``, ``credit``).
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.CASCADE, related_name="pictures")
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.CASCADE, related_name="pictures")
    sha256 = models.CharField("Prüfsumme", max_length=64, editable=False)
    width = models.PositiveIntegerField("Breite", editable=False)
    height = models.PositiveIntegerField("Höhe", editable=False)
    alt = models.CharField("Bildbeschreibung", max_length=300)
    alt_en = models.CharField("Bildbeschreibung (englisch)", max_length=300, blank=True)
    credit = models.CharField("Bildnachweis", max_length=150)
    focus_x = models.PositiveSmallIntegerField("Blickpunkt von links", default=50)
    focus_y = models.PositiveSmallIntegerField("Blickpunkt von oben", default=50)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    renditions = models.JSONField("fertige Breiten", default=list, editable=False)
    added_at = models.DateTimeField("hinzugefügt")
    waits_since = models.DateTimeField("wartet auf die Redaktion seit", null=True, blank=True)
    proposed = models.JSONField("vorgeschlagene Texte", default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(company__isnull=False, product__isnull=True)
                | Q(company__isnull=True, product__isnull=False),
                name="picture_of_one_thing",
            ),
            models.CheckConstraint(condition=Q(focus_x__lte=100, focus_y__lte=100), name="picture_focus_in_percent"),
            models.CheckConstraint(condition=~Q(alt="") & ~Q(credit=""), name="picture_with_alt_and_credit"),
        ]

    def __str__(self) -> str:
        return self.alt

    @property
    def owner(self) -> Company | Product:
        """What the picture shows."""
        owner = self.company or self.product
        if owner is None:
            raise LookupError(f"Das Bild {self.key} gehört zu nichts.")
        return owner
