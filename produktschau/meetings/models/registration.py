"""Who was invited to a meeting, who registered, and who comes."""

from django.db import models
from django.db.models import Q

from produktschau.meetings.models.meeting import Meeting


class Channel(models.TextChoices):
    """By which way a firm is invited, or by which it registered."""

    MAIL = "mail", "E-Mail"
    LETTER = "letter", "Brief"
    LINK = "link", "persönlicher Link"
    ACCOUNT = "account", "angemeldet im Netz"
    PHONE = "phone", "Telefon"
    TALK = "talk", "Gespräch"


class MeetingInvitation(models.Model):
    """A firm that was invited, by mail or letter, with personal links in the matter of the meeting.

    ``declined_at``: the firm said that nobody comes. It stands apart from a registration, so that both can be counted.
    """

    meeting = models.ForeignKey(Meeting, verbose_name="Treffen", on_delete=models.CASCADE, related_name="invitations")
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    channel = models.CharField("Weg", max_length=10, choices=Channel.choices)
    invited_at = models.DateTimeField("eingeladen")
    reminded_at = models.DateTimeField("erinnert", null=True, blank=True)
    declined_at = models.DateTimeField("abgesagt", null=True, blank=True)

    class Meta:
        verbose_name = "Einladung zum Treffen"
        verbose_name_plural = "Einladungen zu Treffen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "company"], name="invited_once_per_meeting"),
            models.CheckConstraint(condition=Q(channel__in=["mail", "letter"]), name="meeting_channel_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.company}"


class Seat(models.TextChoices):
    """Where a registration stands."""

    TAKEN = "taken", "angemeldet"
    WAITING = "waiting", "auf der Warteliste"
    CANCELLED = "cancelled", "abgemeldet"


class Registration(models.Model):
    """A firm that wants to come, with one or several people; there is one for each firm and meeting, which is changed and not doubled.

    ``ranked_at`` decides who moves up first; it is kept while the firm waits, and set anew when it asks for more people.
    ``source`` says how the house knows where staff wrote it down („Telefon“), ``told_on`` on which day. ``confirmed_at``: the firm itself
    registered or confirmed.
    """

    meeting = models.ForeignKey(Meeting, verbose_name="Treffen", on_delete=models.CASCADE, related_name="registrations")
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    seat = models.CharField("Stand", max_length=10, choices=Seat.choices)
    channel = models.CharField("Weg", max_length=10, choices=Channel.choices)
    source = models.CharField("Quelle", max_length=120, blank=True)
    told_on = models.DateField("gemeldet am")
    note = models.CharField("Nachricht", max_length=500, blank=True)
    registered_at = models.DateTimeField("angemeldet")
    ranked_at = models.DateTimeField("Rang seit")
    moved_up_at = models.DateTimeField("nachgerückt", null=True, blank=True)
    cancelled_at = models.DateTimeField("abgemeldet", null=True, blank=True)
    confirmed_at = models.DateTimeField("vom Betrieb bestätigt", null=True, blank=True)
    made_by = models.CharField("eingetragen von", max_length=80)
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Anmeldung"
        verbose_name_plural = "Anmeldungen"
        ordering = ["ranked_at", "pk"]
        indexes = [models.Index(fields=["meeting", "seat", "ranked_at"], name="registration_rank")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "company"], name="registered_once_per_meeting"),
            models.CheckConstraint(condition=Q(seat__in=Seat.values), name="seat_is_known"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="registration_channel_is_known"),
            models.CheckConstraint(
                condition=Q(seat="cancelled", cancelled_at__isnull=False)
                | (~Q(seat="cancelled") & Q(cancelled_at__isnull=True)),
                name="registration_cancelled_since",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.company}"


class Attendee(models.Model):
    """A person a firm brings. ``diet`` and ``access`` are deleted soon after the meeting (Art. 9 GDPR: they may tell of health).

    ``code`` is the random part of the address in the person's QR code. ``photo_consent_on`` is empty where nobody agreed to be shown.
    """

    registration = models.ForeignKey(
        Registration, verbose_name="Anmeldung", on_delete=models.CASCADE, related_name="attendees"
    )
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    name = models.CharField("Name", max_length=120)
    email = models.EmailField("E-Mail", blank=True)
    diet = models.CharField("Essen", max_length=200, blank=True)
    access = models.CharField("Zugang", max_length=200, blank=True)
    needs_deleted_at = models.DateTimeField("Wünsche gelöscht", null=True, blank=True)
    photo_consent_on = models.DateField("Einwilligung in Fotos vom", null=True, blank=True)
    photo_consent_wording = models.TextField("Wortlaut der Einwilligung", blank=True)
    code = models.CharField("Zufallswert", max_length=16, unique=True, editable=False)

    class Meta:
        verbose_name = "angemeldete Person"
        verbose_name_plural = "angemeldete Personen"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(code=""), name="attendee_has_a_code"),
            models.CheckConstraint(
                condition=Q(photo_consent_on__isnull=True) | ~Q(photo_consent_wording=""),
                name="photo_consent_has_a_wording",
            ),
        ]

    def __str__(self) -> str:
        return self.name
