"""A meeting of one or several networks, and its programme."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class Kind(models.TextChoices):
    """What sort of meeting it is."""

    REGIOTREFF = "regiotreff", "RegioTreff"
    REGIOTOUR = "regiotour", "RegioTour"
    FAIR = "fair", "Messe"
    FORUM = "forum", "Forum"
    OTHER = "other", "Treffen"


class Stage(models.TextChoices):
    """How far a meeting is. That it is over is told by the clock, that its attendance is whole by ``attendance_closed_at``."""

    DRAFT = "draft", "Entwurf"
    ANNOUNCED = "announced", "angekündigt"
    CANCELLED = "cancelled", "abgesagt"


class Reading(models.TextChoices):
    """Who may read something of a meeting, from the narrowest to the widest."""

    ATTENDEES = "attendees", "wer dabei war"
    NETWORK = "network", "Mitglieder der Netzwerke"
    PUBLIC = "public", "alle"


class Meeting(models.Model):
    """A RegioTreff, a RegioTour, a fair or a forum.

    ``capacity`` counts people; without it everyone finds room. ``registration_until`` is the last moment in which firms register by
    themselves. ``list`` and ``asks_members`` say who is invited. ``sequence`` counts what calendars must hear of (RFC 5545): a move, a
    cancellation. ``sheets`` is the number of attendance sheets printed last. Meetings everyone may see have an address by ``slug``.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    slug = models.SlugField("Adresse", max_length=80, unique=True)
    kind = models.CharField("Art", max_length=12, choices=Kind.choices)
    title = models.CharField("Titel", max_length=150)
    title_en = models.CharField("Titel (englisch)", max_length=150, blank=True)
    lead = models.CharField("Vorspann", max_length=300, blank=True)
    lead_en = models.CharField("Vorspann (englisch)", max_length=300, blank=True)
    text = models.TextField("Worum es geht", blank=True)
    text_en = models.TextField("Worum es geht (englisch)", blank=True)
    networks = models.ManyToManyField("networks.Network", verbose_name="Netzwerke", related_name="+")
    starts_at = models.DateTimeField("Beginn")
    ends_at = models.DateTimeField("Ende")
    place = models.CharField("Ort", max_length=150)
    street = models.CharField("Straße und Hausnummer", max_length=150, blank=True)
    postcode = models.CharField("Postleitzahl", max_length=5, blank=True)
    town = models.CharField("Stadt", max_length=120, blank=True)
    municipality = models.ForeignKey(
        "region.Territory", verbose_name="Gemeinde", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    host = models.ForeignKey(
        "showcase.Company",
        verbose_name="zu Gast bei",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    access_note = models.CharField(
        "Zugang", max_length=300, blank=True, help_text="zum Beispiel „stufenlos, WC für alle“"
    )
    capacity = models.PositiveSmallIntegerField("Plätze", null=True, blank=True)
    most_per_firm = models.PositiveSmallIntegerField("höchstens je Betrieb", default=4)
    registration_until = models.DateTimeField("Anmeldung bis", null=True, blank=True)
    is_public = models.BooleanField("öffentlich angekündigt", default=True)
    stage = models.CharField("Stand", max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    announced_at = models.DateTimeField("angekündigt", null=True, blank=True)
    cancelled_at = models.DateTimeField("abgesagt", null=True, blank=True)
    cancel_reason = models.CharField("Grund der Absage", max_length=300, blank=True)
    moved_at = models.DateTimeField("zuletzt verlegt", null=True, blank=True)
    sequence = models.PositiveSmallIntegerField("Fassung für Kalender", default=0, editable=False)
    list = models.ForeignKey(
        "mailings.DistributionList",
        verbose_name="Verteiler",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asks_members = models.BooleanField("Mitglieder der Netzwerke einladen", default=True)
    sheets = models.PositiveSmallIntegerField("gedruckte Blätter", default=0)
    attendance_closed_at = models.DateTimeField("Anwesenheit abgeschlossen", null=True, blank=True)
    attendance_closed_by = models.CharField("abgeschlossen von", max_length=80, blank=True)
    survey = models.ForeignKey(
        "surveys.Survey", verbose_name="Umfrage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    minutes = models.TextField("Niederschrift", blank=True)
    minutes_reading = models.CharField(
        "Niederschrift lesen", max_length=10, choices=Reading.choices, default=Reading.ATTENDEES
    )
    minutes_published_at = models.DateTimeField("Niederschrift herausgegeben", null=True, blank=True)
    is_invented = models.BooleanField("erfundenes Beispiel", default=False)
    made_by = models.CharField("angelegt von", max_length=80)
    made_at = models.DateTimeField("angelegt")
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Treffen"
        verbose_name_plural = "Treffen"
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["stage", "starts_at"], name="meeting_stage_start")]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(slug="") & ~Q(key=""), name="meeting_is_named"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="meeting_kind_is_known"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="meeting_stage_is_known"),
            models.CheckConstraint(condition=Q(minutes_reading__in=Reading.values), name="minutes_reading_is_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(registration_until__isnull=True) | Q(registration_until__lte=F("ends_at")),
                name="registration_ends_with_the_meeting",
            ),
            models.CheckConstraint(condition=Q(capacity__isnull=True) | Q(capacity__gte=1), name="meeting_has_room"),
            models.CheckConstraint(condition=Q(most_per_firm__gte=1), name="meeting_lets_one_per_firm"),
            models.CheckConstraint(
                condition=~Q(stage="announced") | Q(announced_at__isnull=False), name="meeting_announced_since"
            ),
            models.CheckConstraint(
                condition=Q(stage="cancelled", cancelled_at__isnull=False)
                | (~Q(stage="cancelled") & Q(cancelled_at__isnull=True)),
                name="meeting_cancelled_since",
            ),
            models.CheckConstraint(
                condition=Q(minutes_published_at__isnull=True) | ~Q(minutes=""), name="minutes_given_out_are_written"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.slug])

    @property
    def matter(self) -> str:
        """The key that stands in the record of changes and in links."""
        return f"meeting:{self.key}"


class ProgrammeItem(models.Model):
    """One point of a meeting's programme."""

    meeting = models.ForeignKey(Meeting, verbose_name="Treffen", on_delete=models.CASCADE, related_name="programme")
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    begins = models.TimeField("Uhrzeit", null=True, blank=True)
    title = models.CharField("Programmpunkt", max_length=200)
    speaker = models.CharField("wer", max_length=150, blank=True)
    company = models.ForeignKey(
        "showcase.Company", verbose_name="Betrieb", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "Programmpunkt"
        verbose_name_plural = "Programmpunkte"
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="programme_item_is_named")]

    def __str__(self) -> str:
        return self.title
