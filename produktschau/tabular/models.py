"""What came in by table: one record per import, one per row, so that no row is dropped silently."""

from django.db import models


class Outcome(models.TextChoices):
    """What became of a row."""

    IMPORTED = "imported", "neu aufgenommen"
    UPDATED = "updated", "geändert"
    UNCHANGED = "unchanged", "unverändert"
    SKIPPED = "skipped", "übersprungen"
    ASIDE = "aside", "keine Datenzeile"


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
    aside = models.PositiveIntegerField("keine Datenzeilen", default=0, help_text="Titel, Summen und Anmerkungen")
    header = models.JSONField("Überschriften der Datei", default=list, blank=True)
    undone_at = models.DateTimeField("rückgängig gemacht", null=True, blank=True)
    undone_by = models.CharField("rückgängig gemacht von", max_length=80, blank=True)

    class Meta:
        verbose_name = "Tabellenimport"
        verbose_name_plural = "Tabellenimporte"
        ordering = ["-applied_at", "-pk"]
        indexes = [models.Index(fields=["kind", "sha256"], name="table_import_by_file")]
        constraints = [
            models.CheckConstraint(
                name="every_row_is_accounted_for",
                condition=models.Q(
                    rows=models.F("imported")
                    + models.F("updated")
                    + models.F("unchanged")
                    + models.F("skipped")
                    + models.F("aside")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.rows})"


class TableImportRow(models.Model):
    """What became of one row of an imported file.

    The cells are kept for skipped rows only, because a person must be able to mend them; ``before`` holds what an
    undo needs. Both may hold personal data and are emptied after ``forget_raw_rows``'s period.
    """

    table_import = models.ForeignKey(TableImport, on_delete=models.CASCADE, related_name="outcomes")
    number = models.PositiveIntegerField("Zeile", help_text="wie in der Datei, die Kopfzeile ist Zeile 1")
    outcome = models.CharField("Ergebnis", max_length=10, choices=Outcome.choices)
    reason = models.TextField("Grund", blank=True)
    subject = models.CharField("woran", max_length=120, blank=True, help_text="zum Beispiel „company:K7M2QX“")
    group = models.CharField("Grund ohne Einzelheiten", max_length=120, blank=True)
    raw = models.JSONField("Zellen", null=True, help_text="nur bei übersprungenen Zeilen, zum Nachbessern")
    before = models.JSONField("Stand davor", null=True, help_text="was ein Rückgängigmachen braucht")

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


class Stage(models.TextChoices):
    """How far an uploaded table has come."""

    WAITING = "waiting", "wird gelesen"
    REFUSED = "refused", "nicht lesbar"
    READY = "ready", "wartet auf Ihre Entscheidung"
    QUEUED = "queued", "wird eingelesen"
    APPLIED = "applied", "eingelesen"
    DISCARDED = "discarded", "verworfen"


class TableUpload(models.Model):
    """An uploaded file until somebody decides about it, and what a person said about how to read it.

    The file lies beside the database under ``key`` and goes when it was taken in or discarded. ``reading`` corrects sheet and
    header, ``columns`` maps places of columns to our names, ``decisions`` row numbers to choices; ``told`` is what
    the house understood and ``counts`` how many rows would have which outcome: both are for the page only.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True)
    kind = models.CharField("Art der Tabelle", max_length=40)
    file_name = models.CharField("Dateiname", max_length=255)
    sha256 = models.CharField("Prüfsumme der Datei", max_length=64)
    size = models.PositiveIntegerField("Größe", help_text="in Byte")
    uploaded_by = models.CharField("wer", max_length=80, help_text="Schlüssel, kein Name: „user:7“")
    uploaded_at = models.DateTimeField("hochgeladen")
    changed_at = models.DateTimeField("zuletzt geändert")
    stage = models.CharField("Stand", max_length=10, choices=Stage.choices, default=Stage.WAITING)
    problem = models.TextField("Hindernis", blank=True)
    source = models.CharField("Quelle", max_length=80, blank=True)
    source_name = models.CharField("Name einer neuen Quelle", max_length=150, blank=True)
    requested_by = models.CharField("Einlesen verlangt von", max_length=80, blank=True)
    publish = models.BooleanField("gleich veröffentlichen", default=False)
    reading = models.JSONField("Lesart", default=dict, blank=True)
    columns = models.JSONField("Spalten", default=dict, blank=True)
    decisions = models.JSONField("Entscheidungen", default=dict, blank=True)
    told = models.JSONField("was verstanden wurde", default=dict, blank=True)
    counts = models.JSONField("Zeilen je Ergebnis", default=dict, blank=True)
    table_import = models.OneToOneField(
        TableImport, verbose_name="Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="upload"
    )

    class Meta:
        verbose_name = "hochgeladene Tabelle"
        verbose_name_plural = "hochgeladene Tabellen"
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="upload_stage_is_known", condition=models.Q(stage__in=Stage.values)),
            models.CheckConstraint(
                name="refused_upload_says_why", condition=~models.Q(stage="refused") | ~models.Q(problem="")
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class TableUploadRow(models.Model):
    """What would become of one row: the preview. It goes when the upload is decided.

    ``messages`` are pairs of column and sentence, ``changes`` of label, before, after and whether it is kept, ``twins``
    records it may be the same as („own“ is the row's own detail beside theirs); ``is_noted`` and ``is_twin`` are for the tabs of the page.
    """

    upload = models.ForeignKey(TableUpload, on_delete=models.CASCADE, related_name="preview")
    number = models.PositiveIntegerField("Zeile")
    outcome = models.CharField("Ergebnis", max_length=10, choices=Outcome.choices)
    title = models.CharField("Name", max_length=200, blank=True)
    detail = models.CharField("Näheres", max_length=200, blank=True)
    subject = models.CharField("woran", max_length=120, blank=True)
    messages = models.JSONField("Meldungen", default=list)
    changes = models.JSONField("Änderungen", default=list)
    twins = models.JSONField("vielleicht dieselben", default=list)
    is_noted = models.BooleanField("mit Hinweis", default=False)
    is_twin = models.BooleanField("vielleicht doppelt", default=False)

    class Meta:
        verbose_name = "Zeile einer Vorschau"
        verbose_name_plural = "Zeilen einer Vorschau"
        ordering = ["upload", "number"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="one_preview_per_row"),
            models.CheckConstraint(name="preview_outcome_is_known", condition=models.Q(outcome__in=Outcome.values)),
        ]

    def __str__(self) -> str:
        return f"Zeile {self.number}: {self.get_outcome_display()}"


class RememberedColumn(models.Model):
    """A heading of a source's tables and what a person said it is; the next table of the source needs no correction."""

    kind = models.CharField("Art der Tabelle", max_length=40)
    source = models.CharField("Quelle", max_length=80, blank=True)
    heading = models.CharField("Überschrift", max_length=255, help_text="klein geschrieben")
    target = models.CharField("unsere Spalte", max_length=80, blank=True, help_text="leer: nicht einlesen")
    by = models.CharField("wer", max_length=80)
    at = models.DateTimeField("wann")

    class Meta:
        verbose_name = "gemerkte Spalte"
        verbose_name_plural = "gemerkte Spalten"
        constraints = [
            models.UniqueConstraint(fields=["kind", "source", "heading"], name="heading_remembered_once"),
        ]

    def __str__(self) -> str:
        return self.heading


class RecordKey(models.Model):
    """A source's key for a record that is ours under another name: somebody decided that they are the same."""

    kind = models.CharField("Art der Tabelle", max_length=40)
    source = models.CharField("Quelle", max_length=80, blank=True)
    external_key = models.CharField("Schlüssel der Quelle", max_length=200)
    subject = models.CharField("unser Eintrag", max_length=120, help_text="zum Beispiel „company:K7M2QX“")
    table_import = models.ForeignKey(TableImport, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        verbose_name = "Schlüssel eines Absenders"
        verbose_name_plural = "Schlüssel von Absendern"
        constraints = [
            models.UniqueConstraint(fields=["kind", "source", "external_key"], name="sender_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.external_key}"


class TableGate(models.Model):
    """The gate through which imports of one kind go one after the other; locked while one runs."""

    kind = models.CharField("Art der Tabelle", max_length=40, unique=True)

    class Meta:
        verbose_name = "Importschranke"
        verbose_name_plural = "Importschranken"

    def __str__(self) -> str:
        return self.kind
