"""Calls to makers, and who was invited."""

from django.db import models
from django.db.models import F, Q


class Call(models.Model):
    """An invitation to makers to show what they make, with a form and a deadline.

    ``asks`` lists the fields the form asks for beyond the required ones, by their names in a submission.
    ``audience`` is the choice of firms it was made for, as parameters of the list of companies:
    ``{"altkreis": "doebeln", "handwerk": "tischler"}``. The deadline is the last day on which an answer counts.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    title = models.CharField("Titel", max_length=150)
    text = models.TextField("Einladungstext")
    opens_on = models.DateField("beginnt am")
    deadline_on = models.DateField("Einsendeschluss")
    asks = models.JSONField("gefragt wird nach", default=list, blank=True)
    audience = models.JSONField("Auswahl der Betriebe", default=dict, blank=True)
    started_at = models.DateTimeField("gestartet", null=True, blank=True)
    closed_at = models.DateTimeField("geschlossen", null=True, blank=True)
    made_by = models.CharField("angelegt von", max_length=80)
    made_at = models.DateTimeField("angelegt")
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Aufruf"
        verbose_name_plural = "Aufrufe"
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(key=""), name="call_is_named"),
            models.CheckConstraint(condition=Q(deadline_on__gte=F("opens_on")), name="call_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(started_at__isnull=False), name="call_closed_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """A firm that was asked by a call: by mail with a personal link, or by letter with the same link printed.

    Whether it answered is told by its submission, not here.
    """

    class Channel(models.TextChoices):
        """How the firm is asked."""

        MAIL = "mail", "E-Mail"
        LETTER = "letter", "Brief"

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="invitations")
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    link = models.ForeignKey(
        "outreach.PersonalLink",
        verbose_name="persönlicher Link",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    channel = models.CharField("Weg", max_length=10, choices=Channel.choices)
    invited_at = models.DateTimeField("eingeladen")
    reminded_at = models.DateTimeField("zuletzt erinnert", null=True, blank=True)
    reminders = models.PositiveSmallIntegerField("Erinnerungen", default=0)
    declined_at = models.DateTimeField("abgesagt", null=True, blank=True)
    declined_why = models.CharField("Grund der Absage", max_length=300, blank=True)

    class Meta:
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "company"], name="invited_once_per_call"),
            models.CheckConstraint(condition=Q(channel__in=["mail", "letter"]), name="invitation_channel_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.call}: {self.company}"
