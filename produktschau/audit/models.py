"""The record of changes: plain values only, so that it outlives what it speaks of."""

from typing import Any, NoReturn

from django.db import models


class RecordIsPermanent(Exception):
    """Someone tried to change or remove an entry; a correction is a new entry."""

    def __init__(self) -> None:
        super().__init__(
            "Das Protokoll wird nicht geändert. Schreiben Sie einen neuen Eintrag, der den alten berichtigt."
        )


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries are read and added; nothing else."""

    def update(self, **fields: Any) -> NoReturn:
        raise RecordIsPermanent

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        raise RecordIsPermanent

    def delete(self) -> NoReturn:
        raise RecordIsPermanent


class Entry(models.Model):
    """One change: who did what to which thing, when, and why."""

    at = models.DateTimeField("wann", db_index=True)
    actor = models.CharField(
        "wer", max_length=80, db_index=True, help_text="Schlüssel, kein Name: „user:7“ oder „system:import“"
    )
    verb = models.CharField("was", max_length=80, help_text="zum Beispiel „company.published“")
    subject = models.CharField("woran", max_length=120, db_index=True, help_text="zum Beispiel „company:K7M2QX“")
    before = models.JSONField("vorher", default=dict)
    after = models.JSONField("nachher", default=dict)
    reason = models.TextField("warum", blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "Protokolleintrag"
        verbose_name_plural = "Protokoll"
        ordering = ["-at", "-pk"]
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"

    def save(self, *args: Any, **options: Any) -> None:
        """Add the entry; an entry that is in the record already raises ``RecordIsPermanent``."""
        if not self._state.adding:
            raise RecordIsPermanent
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise RecordIsPermanent


class Access(models.Model):
    """Somebody of the house read data about people: who, whose, what kind, when (Art. 5 (2), 32 GDPR).

    One row per reader, subject, kind and hour: ``at`` is that hour's beginning. Kept for a year, then deleted: the log is itself about people.
    """

    at = models.DateTimeField("wann", db_index=True)
    actor = models.CharField("wer", max_length=80, db_index=True, help_text="Schlüssel, kein Name: „user:7“")
    kind = models.CharField("was", max_length=40, help_text="zum Beispiel „contacts“")
    subject = models.CharField("wessen", max_length=120, db_index=True, help_text="zum Beispiel „company:K7M2QX“")
    rows = models.PositiveIntegerField("Personen", null=True, blank=True, help_text="bei Listen und Ausgaben")

    class Meta:
        verbose_name = "Zugriff auf personenbezogene Daten"
        verbose_name_plural = "Zugriffe auf personenbezogene Daten"
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["actor", "subject", "kind", "at"], name="access_once_an_hour")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
