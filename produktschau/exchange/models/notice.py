"""What a firm looks for or has to give."""

from django.db import models
from django.db.models import Q
from django.urls import reverse


class Kind(models.TextChoices):
    """Which way it goes."""

    NEED = "need", "Suche"
    OFFER = "offer", "Biete"


class Visibility(models.TextChoices):
    """Who may read it, from the narrowest to the widest. ``REGION``: every firm of the region, signed in or by personal link."""

    NETWORK = "network", "Mitglieder der gewählten Netzwerke"
    REGION = "region", "alle Betriebe der Region"
    PUBLIC = "public", "alle"


class Stage(models.TextChoices):
    """How far it is. An open one whose day has passed is over without anybody changing the row."""

    OPEN = "open", "offen"
    DONE = "done", "erledigt"
    WITHDRAWN = "withdrawn", "zurückgezogen"
    BLOCKED = "blocked", "vom Regionalmanagement herausgenommen"


class CameOf(models.TextChoices):
    """What came of something, from nothing to the most."""

    NONE = "none", "nichts"
    TALK = "talk", "ein Gespräch"
    ORDER = "order", "ein Auftrag"
    JOINT = "joint", "ein gemeinsames Produkt"


class Notice(models.Model):
    """A need or an offer of a firm, open until a day.

    ``source`` and ``told_on`` say how the house knows; ``confirmed_at`` is empty for what staff entered until the firm itself says so.
    ``came_of`` is what the firm said when it closed it. ``key`` is its address. ``span`` is for how many days it was hung up: renewing it
    prolongs it by the same.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField("Suche oder Biete", max_length=8, choices=Kind.choices)
    title = models.CharField("Titel", max_length=120)
    title_en = models.CharField("Titel (englisch)", max_length=120, blank=True)
    text = models.TextField("Beschreibung")
    text_en = models.TextField("Beschreibung (englisch)", blank=True)
    amount = models.CharField("Menge", max_length=120, blank=True)
    materials = models.ManyToManyField("showcase.Material", verbose_name="Materialien", blank=True, related_name="+")
    networks = models.ManyToManyField("networks.Network", verbose_name="Netzwerke", blank=True, related_name="+")
    visibility = models.CharField("sichtbar für", max_length=10, choices=Visibility.choices)
    stage = models.CharField("Stand", max_length=10, choices=Stage.choices, default=Stage.OPEN)
    published_at = models.DateTimeField("ausgehängt")
    expires_on = models.DateField("gilt bis")
    span = models.PositiveSmallIntegerField("Laufzeit in Tagen")
    reminded_at = models.DateTimeField("an den Ablauf erinnert", null=True, blank=True)
    renewed_at = models.DateTimeField("zuletzt verlängert", null=True, blank=True)
    closed_at = models.DateTimeField("beendet", null=True, blank=True)
    closed_reason = models.CharField("Grund", max_length=300, blank=True)
    came_of = models.CharField("daraus wurde", max_length=8, choices=CameOf.choices, blank=True)
    source = models.CharField("Quelle", max_length=120)
    told_on = models.DateField("gemeldet am")
    made_by = models.CharField("eingetragen von", max_length=80)
    confirmed_at = models.DateTimeField("vom Betrieb bestätigt", null=True, blank=True)
    is_invented = models.BooleanField("erfundenes Beispiel", default=False)
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Aushang"
        verbose_name_plural = "Aushänge"
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["stage", "expires_on"], name="notice_open_until")]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(text="") & ~Q(key=""), name="notice_is_whole"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="notice_kind_is_known"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="notice_visibility_is_known"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="notice_stage_is_known"),
            models.CheckConstraint(
                condition=Q(came_of="") | Q(came_of__in=CameOf.values), name="notice_came_of_is_known"
            ),
            models.CheckConstraint(
                condition=Q(stage="open", closed_at__isnull=True) | (~Q(stage="open") & Q(closed_at__isnull=False)),
                name="notice_closed_since",
            ),
            models.CheckConstraint(condition=Q(span__gte=1, span__lte=366), name="notice_span_within_a_year"),
            models.CheckConstraint(condition=~Q(source=""), name="notice_says_how"),
            models.CheckConstraint(
                condition=~Q(stage="blocked") | ~Q(closed_reason=""), name="blocked_notice_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("exchange:notice", args=[self.key])

    @property
    def matter(self) -> str:
        """The key that stands in the record of changes and in links."""
        return f"notice:{self.key}"


class Renewal(models.Model):
    """That a notice was prolonged: what a firm looked for or had to give, it still does. ``is_own``: the firm said so itself."""

    notice = models.ForeignKey(Notice, verbose_name="Aushang", on_delete=models.CASCADE, related_name="renewals")
    renewed_at = models.DateTimeField("verlängert")
    until = models.DateField("gilt nun bis")
    is_own = models.BooleanField("vom Betrieb selbst", default=True)

    class Meta:
        verbose_name = "Verlängerung eines Aushangs"
        verbose_name_plural = "Verlängerungen von Aushängen"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["notice", "until"], name="renewed_once_until_a_day")]

    def __str__(self) -> str:
        return f"{self.notice}: {self.until:%d.%m.%Y}"
