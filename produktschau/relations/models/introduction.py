"""Two firms that somebody connected, what each answered, and what came of it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class Stage(models.TextChoices):
    """How far an introduction is. It is told by what the two answered; ``EXPIRED``: one of them did not answer in time."""

    DRAFT = "draft", "Entwurf"
    ASKED = "asked", "beide gefragt"
    ACCEPTED = "accepted", "beide einverstanden"
    DECLINED = "declined", "abgelehnt"
    EXPIRED = "expired", "ohne Antwort"
    WITHDRAWN = "withdrawn", "zurückgezogen"


class Answer(models.TextChoices):
    """What one firm answered."""

    ACCEPTED = "accepted", "einverstanden"
    DECLINED = "declined", "lieber nicht"


class Outcome(models.TextChoices):
    """What came of it, from nothing to the most."""

    NONE = "none", "nichts"
    TALK = "talk", "ein Gespräch"
    ORDER = "order", "ein Auftrag"
    JOINT = "joint", "ein gemeinsames Produkt"


class Introduction(models.Model):
    """Who connected whom, and why. It has two parties.

    ``reason`` is told to both firms, ``note`` stays in the house. ``connected_by`` is the key of whoever had the idea, ``connected_by_name``
    the name as it is told to the firms. ``is_recorded``: the two were introduced by word of mouth, at a meeting for example, and staff wrote
    it down afterwards (``source``, ``told_on``). ``outcome`` is the most that either firm reported; empty: nothing reported yet.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    network = models.ForeignKey(
        "networks.Network", verbose_name="Netzwerk", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    meeting = models.ForeignKey(
        "meetings.Meeting",
        verbose_name="bei Treffen",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    notice = models.ForeignKey(
        "exchange.Notice",
        verbose_name="aus Aushang",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.TextField("Warum")
    note = models.TextField("Notiz des Hauses", blank=True)
    stage = models.CharField("Stand", max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    outcome = models.CharField("Ergebnis", max_length=8, choices=Outcome.choices, blank=True)
    is_recorded = models.BooleanField("mündlich, nachgetragen", default=False)
    source = models.CharField("Quelle", max_length=120, blank=True)
    told_on = models.DateField("gemeldet am", null=True, blank=True)
    connected_by = models.CharField("vermittelt von", max_length=80)
    connected_by_name = models.CharField("vermittelt von (Name)", max_length=150, blank=True)
    made_at = models.DateTimeField("angelegt")
    asked_at = models.DateTimeField("gefragt", null=True, blank=True)
    accepted_at = models.DateTimeField("beide einverstanden seit", null=True, blank=True)
    ended_at = models.DateTimeField("beendet", null=True, blank=True)
    end_reason = models.CharField("Grund", max_length=300, blank=True)
    is_invented = models.BooleanField("erfundenes Beispiel", default=False)
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Vermittlung"
        verbose_name_plural = "Vermittlungen"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(key="") & ~Q(reason=""), name="introduction_says_why"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="introduction_stage_is_known"),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=Outcome.values), name="introduction_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(stage="accepted") | Q(accepted_at__isnull=False), name="introduction_accepted_since"
            ),
            models.CheckConstraint(
                condition=Q(is_recorded=False) | (~Q(source="") & Q(told_on__isnull=False)),
                name="recorded_introduction_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        """Its page at the desk; there is no public one."""
        return reverse("relations_house:introduction", args=[self.key])

    @property
    def matter(self) -> str:
        """The key that stands in the record of changes and in links."""
        return f"introduction:{self.key}"


class Party(models.Model):
    """One of the two firms of an introduction, in the order in which they are named.

    What the firm agreed to tell the other stands in ``shared_*`` with wording and day; it is deleted when the introduction is old.
    ``source`` and ``told_on`` say how and on which day the house learned an answer that staff wrote down.
    """

    introduction = models.ForeignKey(
        Introduction, verbose_name="Vermittlung", on_delete=models.CASCADE, related_name="parties"
    )
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField("Platz")
    answer = models.CharField("Antwort", max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField("geantwortet", null=True, blank=True)
    answered_by = models.CharField("geantwortet von", max_length=80, blank=True)
    source = models.CharField("Quelle", max_length=120, blank=True)
    told_on = models.DateField("gemeldet am", null=True, blank=True)
    reason = models.CharField("Grund", max_length=300, blank=True)
    confirmed_at = models.DateTimeField("vom Betrieb bestätigt", null=True, blank=True)
    reminded_at = models.DateTimeField("erinnert", null=True, blank=True)
    shared_name = models.CharField("Name für den anderen Betrieb", max_length=120, blank=True)
    shared_email = models.EmailField("E-Mail für den anderen Betrieb", blank=True)
    shared_phone = models.CharField("Telefon für den anderen Betrieb", max_length=40, blank=True)
    consent_on = models.DateField("Einwilligung vom", null=True, blank=True)
    consent_wording = models.TextField("Wortlaut der Einwilligung", blank=True)

    class Meta:
        verbose_name = "Betrieb einer Vermittlung"
        verbose_name_plural = "Betriebe von Vermittlungen"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "company"], name="party_once"),
            models.UniqueConstraint(fields=["introduction", "position"], name="party_has_its_place"),
            models.CheckConstraint(condition=Q(position__in=[1, 2]), name="two_parties"),
            models.CheckConstraint(condition=Q(answer="") | Q(answer__in=Answer.values), name="party_answer_is_known"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="party_answered_since",
            ),
            models.CheckConstraint(
                condition=Q(shared_name="", shared_email="", shared_phone="")
                | (Q(consent_on__isnull=False) & ~Q(consent_wording="")),
                name="party_shares_by_consent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introduction}: {self.company}"


class OutcomeReport(models.Model):
    """That a firm was asked what came of an introduction, and what it said.

    ``after_days`` is 30 or 180 for what was asked, 0 for what was told unasked or by staff. A later report of the same firm counts instead of
    its earlier ones. ``product_name`` is how the firm calls the joint product, until it is entered as one.
    """

    party = models.ForeignKey(Party, verbose_name="Betrieb", on_delete=models.CASCADE, related_name="reports")
    after_days = models.PositiveSmallIntegerField("nach Tagen")
    asked_at = models.DateTimeField("gefragt", null=True, blank=True)
    reported_at = models.DateTimeField("gemeldet", null=True, blank=True)
    reported_by = models.CharField("gemeldet von", max_length=80, blank=True)
    outcome = models.CharField("Ergebnis", max_length=8, choices=Outcome.choices, blank=True)
    note = models.CharField("Anmerkung", max_length=500, blank=True)
    product_name = models.CharField("gemeinsames Produkt", max_length=150, blank=True)
    source = models.CharField("Quelle", max_length=120, blank=True)
    told_on = models.DateField("gemeldet am", null=True, blank=True)
    confirmed_at = models.DateTimeField("vom Betrieb bestätigt", null=True, blank=True)

    class Meta:
        verbose_name = "Ergebnis einer Vermittlung"
        verbose_name_plural = "Ergebnisse von Vermittlungen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "after_days"], condition=~Q(after_days=0), name="outcome_asked_once"
            ),
            models.CheckConstraint(condition=Q(after_days__in=[0, 30, 180]), name="outcome_asked_after_known_days"),
            models.CheckConstraint(
                condition=Q(outcome="", reported_at__isnull=True)
                | (Q(outcome__in=Outcome.values) & Q(reported_at__isnull=False)),
                name="outcome_reported_since",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.outcome}"


class Block(models.Model):
    """A firm that wants no introduction to another one, or to anybody (``other`` empty). The other firm never hears of it."""

    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(
        "showcase.Company",
        verbose_name="anderer Betrieb",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    reason = models.CharField("Grund", max_length=300, blank=True)
    source = models.CharField("Quelle", max_length=120)
    set_by = models.CharField("eingetragen von", max_length=80)
    set_at = models.DateTimeField("eingetragen")
    ended_by = models.CharField("aufgehoben von", max_length=80, blank=True)
    ended_at = models.DateTimeField("aufgehoben", null=True, blank=True)

    class Meta:
        verbose_name = "Sperre"
        verbose_name_plural = "Sperren"
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "other"],
                condition=Q(ended_at__isnull=True, other__isnull=False),
                name="pair_blocked_once",
            ),
            models.UniqueConstraint(
                fields=["company"],
                condition=Q(ended_at__isnull=True, other__isnull=True),
                name="blocked_for_all_once",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=F("company")), name="nobody_blocks_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.other or 'alle'}"
