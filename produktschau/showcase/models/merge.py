"""Records that turned out to be one, and pairs that turned out to be two."""

from django.db import models
from django.db.models import F, Q

from produktschau.showcase.models.redirect import KINDS


class Merge(models.Model):
    """Two records that became one: the one that went is written into the one that stayed.

    Keys instead of foreign keys: the record that went is gone. ``memo`` holds what is needed to take it back; it is
    emptied after a while, or when a person named in it is erased. A source's key of the record that went is
    kept, so that the source's next table does not bring it back.
    """

    kind = models.CharField("Art", max_length=12)
    kept_key = models.CharField("Kurzschlüssel, der bleibt", max_length=6, db_index=True)
    gone_key = models.CharField("Kurzschlüssel, der dorthin führt", max_length=6, db_index=True)
    source = models.ForeignKey(
        "region.Source", verbose_name="Quelle", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    external_key = models.CharField("Schlüssel der Quelle", max_length=120, blank=True)
    memo = models.JSONField("Gemerktes", default=dict, blank=True)
    merged_by = models.CharField("zusammengeführt von", max_length=80)
    merged_at = models.DateTimeField("zusammengeführt")
    undone_at = models.DateTimeField("zurückgenommen", null=True, blank=True)
    emptied_at = models.DateTimeField("geleert", null=True, blank=True)

    class Meta:
        verbose_name = "Zusammenführung"
        verbose_name_plural = "Zusammenführungen"
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="merge_kind_is_known"),
            models.CheckConstraint(condition=~Q(kept_key=F("gone_key")), name="merge_of_two"),
            models.UniqueConstraint(
                fields=["gone_key"], condition=Q(undone_at__isnull=True), name="gone_into_one_record"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone_key} → {self.kept_key}"


class DifferentPair(models.Model):
    """Two records that look alike and are not the same: somebody said so. ``first_key`` sorts before ``second_key``."""

    kind = models.CharField("Art", max_length=12)
    first_key = models.CharField("erster Kurzschlüssel", max_length=6)
    second_key = models.CharField("zweiter Kurzschlüssel", max_length=6)
    said_by = models.CharField("gesagt von", max_length=80)
    said_at = models.DateTimeField("gesagt")

    class Meta:
        verbose_name = "verschiedenes Paar"
        verbose_name_plural = "verschiedene Paare"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="pair_kind_is_known"),
            models.CheckConstraint(condition=Q(first_key__lt=F("second_key")), name="pair_in_order"),
            models.UniqueConstraint(fields=["first_key", "second_key"], name="pair_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.first_key} ≠ {self.second_key}"
