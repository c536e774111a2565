"""One act for many records: who chose them, what would happen to each, what happened."""

from django.db import models
from django.db.models import Q

from produktschau.showcase.models.redirect import KINDS


class Act(models.TextChoices):
    """What can be done to many records at once."""

    PUBLISH = "publish", "veröffentlichen"
    WITHDRAW = "withdraw", "zurückziehen"
    CHECK = "check", "als geprüft vermerken"
    ADD_AREA = "add_area", "Lebensbereich hinzufügen"
    REMOVE_AREA = "remove_area", "Lebensbereich entfernen"
    SET_WORLD = "set_world", "Farbwelt setzen"
    ADD_MATERIAL = "add_material", "Material hinzufügen"
    REMOVE_MATERIAL = "remove_material", "Material entfernen"
    DELETE = "delete", "Entwürfe löschen"


class BulkStage(models.TextChoices):
    """How far a bulk act has come."""

    SHOWN = "shown", "Vorschau"
    RUNNING = "running", "wird ausgeführt"
    DONE = "done", "ausgeführt"
    STOPPED = "stopped", "abgebrochen"


class Fate(models.TextChoices):
    """What will become, or became, of one record."""

    DONE = "done", "wird ausgeführt"
    THERE = "there", "ist schon so"
    REFUSED = "refused", "geht nicht"
    CHANGED = "changed", "inzwischen geändert"
    GONE = "gone", "nicht mehr da"


class Bulk(models.Model):
    """One act for many records of one kind. ``value`` is the slug of a word or a day (ISO); ``choice`` is the query of the
    list it was chosen from. Keys instead of foreign keys and names: a record may go, and its name with it."""

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    kind = models.CharField("Art", max_length=12)
    act = models.CharField("Handlung", max_length=20, choices=Act.choices)
    value = models.CharField("Wert", max_length=80, blank=True)
    reason = models.TextField("Grund", blank=True)
    choice = models.CharField("Auswahl der Liste", max_length=500, blank=True)
    stage = models.CharField("Stand", max_length=10, choices=BulkStage.choices, default=BulkStage.SHOWN)
    chosen_by = models.CharField("wer", max_length=80, db_index=True, help_text="Schlüssel, kein Name: „user:7“")
    chosen_at = models.DateTimeField("gewählt", db_index=True)
    ended_at = models.DateTimeField("beendet", null=True, blank=True)
    undoes = models.ForeignKey(
        "self", verbose_name="nimmt zurück", null=True, blank=True, on_delete=models.SET_NULL, related_name="undone_by"
    )

    class Meta:
        verbose_name = "Sammelaktion"
        verbose_name_plural = "Sammelaktionen"
        ordering = ["-chosen_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="bulk_kind_is_known"),
            models.CheckConstraint(condition=Q(act__in=Act.values), name="bulk_act_is_known"),
            models.CheckConstraint(condition=Q(stage__in=BulkStage.values), name="bulk_stage_is_known"),
        ]

    def __str__(self) -> str:
        return self.key


class BulkRow(models.Model):
    """One record of a bulk act. ``fate`` is what the preview said, ``outcome`` what happened (empty: not yet).

    ``seen_at`` is the record's last change when the preview was made, ``value`` what is set on this record, ``before``
    what stood there until then: an undo needs it.
    """

    bulk = models.ForeignKey(Bulk, on_delete=models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField("Stelle")
    record_key = models.CharField("Kurzschlüssel des Eintrags", max_length=6)
    seen_at = models.DateTimeField("Stand der Vorschau")
    value = models.CharField("Wert", max_length=80, blank=True)
    fate = models.CharField("Vorschau", max_length=10, choices=Fate.choices)
    reason = models.TextField("Grund", blank=True)
    outcome = models.CharField("Ergebnis", max_length=10, choices=Fate.choices, blank=True)
    before = models.CharField("Wert davor", max_length=80, blank=True)
    told = models.TextField("Grund des Ergebnisses", blank=True)

    class Meta:
        verbose_name = "Zeile einer Sammelaktion"
        verbose_name_plural = "Zeilen einer Sammelaktion"
        ordering = ["bulk", "place"]
        constraints = [
            models.UniqueConstraint(fields=["bulk", "place"], name="bulk_place_once"),
            models.UniqueConstraint(fields=["bulk", "record_key"], name="bulk_record_once"),
            models.CheckConstraint(condition=Q(fate__in=Fate.values), name="bulk_fate_is_known"),
            models.CheckConstraint(condition=Q(outcome="") | Q(outcome__in=Fate.values), name="bulk_outcome_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.bulk}: {self.record_key}"
