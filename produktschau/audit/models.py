"""The record of changes: plain values only, so that it outlives what it speaks of."""

from django.db import models


class Entry(models.Model):
    """One change: who did what to which thing, when, and why."""

    at = models.DateTimeField("wann", db_index=True)
    actor = models.CharField("wer", max_length=80, help_text="Schlüssel, kein Name: „user:7“ oder „system:import“")
    verb = models.CharField("was", max_length=80, help_text="zum Beispiel „company.published“")
    subject = models.CharField("woran", max_length=120, db_index=True, help_text="zum Beispiel „company:K7M2QX“")
    before = models.JSONField("vorher", default=dict)
    after = models.JSONField("nachher", default=dict)
    reason = models.TextField("warum", blank=True)

    class Meta:
        verbose_name = "Protokolleintrag"
        verbose_name_plural = "Protokoll"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
