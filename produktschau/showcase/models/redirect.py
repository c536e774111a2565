"""Addresses that were given up and still answer."""

from django.db import models
from django.db.models import Q

KINDS = ("company", "product")


class SlugRedirect(models.Model):
    """An address a record once had.

    It names the record by its lasting key, not by the next address: so no chain can grow, and the
    row outlives the record. A key without a record means: it was deleted, and the page says so.
    """

    kind = models.CharField("Art", max_length=12)
    slug = models.SlugField("frühere Adresse", max_length=80)
    key = models.CharField("Kurzschlüssel", max_length=6, db_index=True)
    since_at = models.DateTimeField("seit")

    class Meta:
        verbose_name = "frühere Adresse"
        verbose_name_plural = "frühere Adressen"
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="old_slug_once"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="old_slug_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"
