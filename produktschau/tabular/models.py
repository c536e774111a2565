"""What came in by table: one record per import, one per row, so that no row is dropped silently."""

from django.db import models


class Outcome(models.TextChoices):
    """What became of a row."""

    IMPORTED = "imported", "neu aufgenommen"
    UPDATED = "updated", "geändert"
    UNCHANGED = "unchanged", "unverändert"
    SKIPPED = "skipped", "übersprungen"


class TableImport(models.Model):
    """One finished import of one file. It is written in the transaction of its rows: all of it exists or none."""

    kind = models.CharField(
        "Art der Tabelle", max_length=40, help_text="Schlüssel der Tabellenart, zum Beispiel „companies“"
    )
    file_name = models.CharField("Dateiname", max_length=255)
    sha256 = models.CharField("Prüfsumme der Datei", max_length=64)
    source = models.CharField("Quelle", max_length=80, blank=True, help_text="Kürzel der Quelle, zum Beispiel „osm“")
    mapping = models.CharField("Zuordnung", max_length=80, blank=True, help_text="leer: die eigenen Spaltennamen")
    actor = models.CharField("wer", max_length=80, help_text="Schlüssel, kein Name: „user:7“ oder „system:import“")
    applied_at = models.DateTimeField("eingelesen")
    rows = models.PositiveIntegerField("Zeilen")
    imported = models.PositiveIntegerField("neu aufgenommen")
    updated = models.PositiveIntegerField("geändert")
    unchanged = models.PositiveIntegerField("unverändert")
    skipped = models.PositiveIntegerField("übersprungen")

    class Meta:
        verbose_name = "Tabellenimport"
        verbose_name_plural = "Tabellenimporte"
        ordering = ["-applied_at", "-pk"]
        indexes = [models.Index(fields=["kind", "sha256"], name="table_import_by_file")]
        constraints = [
            models.CheckConstraint(
                name="every_row_is_accounted_for",
                condition=models.Q(
                    rows=models.F("imported") + models.F("updated") + models.F("unchanged") + models.F("skipped")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.rows})"


class TableImportRow(models.Model):
    """What became of one row of an imported file.

    The cells are kept for skipped rows only, because a person must be able to mend them; they may
    hold personal data and are emptied after ``forget_raw_rows``'s period.
    """

    table_import = models.ForeignKey(TableImport, on_delete=models.CASCADE, related_name="outcomes")
    number = models.PositiveIntegerField("Zeile", help_text="wie in der Datei, die Kopfzeile ist Zeile 1")
    outcome = models.CharField("Ergebnis", max_length=10, choices=Outcome.choices)
    reason = models.TextField("Grund", blank=True)
    subject = models.CharField("woran", max_length=120, blank=True, help_text="zum Beispiel „company:K7M2QX“")
    raw = models.JSONField("Zellen", null=True, help_text="nur bei übersprungenen Zeilen, zum Nachbessern")

    class Meta:
        verbose_name = "Zeile eines Imports"
        verbose_name_plural = "Zeilen eines Imports"
        ordering = ["table_import", "number"]
        constraints = [
            models.UniqueConstraint(fields=["table_import", "number"], name="one_outcome_per_row"),
            models.CheckConstraint(name="row_outcome_is_known", condition=models.Q(outcome__in=Outcome.values)),
            models.CheckConstraint(
                name="only_skipped_rows_keep_cells", condition=models.Q(outcome="skipped") | models.Q(raw__isnull=True)
            ),
            models.CheckConstraint(
                name="skipped_rows_say_why", condition=~models.Q(outcome="skipped") | ~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"Zeile {self.number}: {self.get_outcome_display()}"


class TableGate(models.Model):
    """The gate through which imports of one kind go one after the other; locked while one runs."""

    kind = models.CharField("Art der Tabelle", max_length=40, unique=True)

    class Meta:
        verbose_name = "Importschranke"
        verbose_name_plural = "Importschranken"

    def __str__(self) -> str:
        return self.kind
