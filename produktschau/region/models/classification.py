"""Classifications: economic sectors (WZ, with edition) and trades of the Handwerksordnung."""

from django.db import models

from produktschau.region.models.source import Source


class Edition(models.TextChoices):
    """Both editions of the Klassifikation der Wirtschaftszweige are in force."""

    WZ2008 = "wz2008", "WZ 2008"
    WZ2025 = "wz2025", "WZ 2025"


class Annex(models.TextChoices):
    """Annexes of the Handwerksordnung: A needs a master's certificate, B1 does not, B2 is craft-like."""

    A = "A", "Anlage A"
    B1 = "B1", "Anlage B Abschnitt 1"
    B2 = "B2", "Anlage B Abschnitt 2"


class Sector(models.Model):
    """A unit of the WZ: level 1 section, 2 division, 3 group, 4 class, 5 subclass."""

    Edition = Edition

    edition = models.CharField("Ausgabe", max_length=10, choices=Edition.choices)
    code = models.CharField("Nummer", max_length=10)
    level = models.PositiveSmallIntegerField("Ebene")
    title = models.CharField("Bezeichnung", max_length=400)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="gehört zu"
    )

    class Meta:
        verbose_name = "Wirtschaftszweig"
        verbose_name_plural = "Wirtschaftszweige"
        ordering = ["edition", "code"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="sector_code_once_per_edition"),
            models.CheckConstraint(condition=models.Q(edition__in=Edition.values), name="sector_edition_is_known"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="sector_level_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class SectorCorrespondence(models.Model):
    """A unit of one edition goes to a unit of the next, in whole or in part."""

    old = models.ForeignKey(Sector, models.CASCADE, related_name="becomes", verbose_name="bisher")
    new = models.ForeignKey(Sector, models.CASCADE, related_name="was", verbose_name="neu")
    is_partial = models.BooleanField("nur zum Teil", default=False)

    class Meta:
        verbose_name = "Umsteiger zwischen Wirtschaftszweigen"
        verbose_name_plural = "Umsteiger zwischen Wirtschaftszweigen"
        constraints = [models.UniqueConstraint(fields=["old", "new"], name="sector_correspondence_once")]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class Trade(models.Model):
    """A trade of the Handwerksordnung, by annex and number."""

    Annex = Annex

    annex = models.CharField("Anlage", max_length=2, choices=Annex.choices)
    number = models.PositiveSmallIntegerField("Nummer")
    title = models.CharField("Gewerbe", max_length=200)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Quelle")

    class Meta:
        verbose_name = "Handwerk"
        verbose_name_plural = "Handwerke"
        ordering = ["annex", "number"]
        constraints = [
            models.UniqueConstraint(fields=["annex", "number"], name="trade_once_per_annex"),
            models.CheckConstraint(condition=models.Q(annex__in=Annex.values), name="trade_annex_is_known"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="trade_number_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.annex} {self.number})"
