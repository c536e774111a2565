"""Rows of background work: jobs, their effects, due times, mails."""

from django.db import models
from django_tasks_db.models import DBTaskResult


class Job(models.Model):
    """What the house adds to a row of django-tasks: a key, and counts of failures and kills."""

    key = models.CharField("Schlüssel", max_length=200, help_text="höchstens ein unerledigter Auftrag je Schlüssel")
    task = models.OneToOneField(DBTaskResult, verbose_name="Auftrag", on_delete=models.CASCADE, related_name="+")
    queued_at = models.DateTimeField("eingereiht")
    is_open = models.BooleanField("unerledigt", default=True)
    failures = models.PositiveSmallIntegerField("Fehlversuche", default=0)
    kills = models.PositiveSmallIntegerField("Abbrüche", default=0)
    error = models.CharField("letzter Fehler", max_length=200, blank=True, help_text="Art und Ort, nie der Wortlaut")

    class Meta:
        verbose_name = "Auftrag"
        verbose_name_plural = "Aufträge"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=models.Q(is_open=True), name="one_open_job_per_key")
        ]

    def __str__(self) -> str:
        return self.key


class Effect(models.Model):
    """The mark that something was done; written in the same transaction as what was done."""

    key = models.CharField("Schlüssel", max_length=200, unique=True)
    at = models.DateTimeField("wann", db_index=True)

    class Meta:
        verbose_name = "Wirkung"
        verbose_name_plural = "Wirkungen"

    def __str__(self) -> str:
        return self.key


class Tick(models.Model):
    """A due time of a scheduled job that has been enqueued: the second worker finds it taken."""

    name = models.CharField("Name", max_length=100)
    due_at = models.DateTimeField("fällig")

    class Meta:
        verbose_name = "Fälligkeit"
        verbose_name_plural = "Fälligkeiten"
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="one_tick_per_due_time")]

    def __str__(self) -> str:
        return f"{self.name} {self.due_at:%Y-%m-%d %H:%M}"


class Kind(models.TextChoices):
    """What a mail is for; it decides what happens when its sending was cut off."""

    ACCOUNT = "account", "Konto"
    NOTICE = "notice", "Nachricht"
    NEWSLETTER = "newsletter", "Rundbrief"


class MailState(models.TextChoices):
    """Where a mail stands."""

    QUEUED = "queued", "wartet"
    SENDING = "sending", "wird gesendet"
    WITHDRAWN = "withdrawn", "zurückgezogen"
    SENT = "sent", "gesendet"
    UNCERTAIN = "uncertain", "ungewiss"
    FAILED = "failed", "gescheitert"


class Mail(models.Model):
    """One mail to one address. Its Message-ID is made once, so that a repeat is known as the same mail.

    ``calendar`` is an iCalendar text (RFC 5545) that goes along as an attachment.
    """

    key = models.CharField("Schlüssel", max_length=200, unique=True)
    kind = models.CharField("Art", max_length=20, choices=Kind.choices)
    state = models.CharField("Stand", max_length=20, choices=MailState.choices, default=MailState.QUEUED)
    sender = models.CharField("Absender", max_length=320)
    to = models.CharField("Empfänger", max_length=320, blank=True)
    subject = models.CharField("Betreff", max_length=500, blank=True)
    text = models.TextField("Text", blank=True)
    html = models.TextField("HTML-Fassung", blank=True)
    calendar = models.TextField("Kalendereintrag", blank=True)
    headers = models.JSONField("Kopfzeilen", default=dict)
    message_id = models.CharField("Message-ID", max_length=250, unique=True)
    queued_by = models.CharField("veranlasst von", max_length=80)
    queued_at = models.DateTimeField("eingereiht")
    sent_at = models.DateTimeField("gesendet", null=True)
    emptied_at = models.DateTimeField("geleert", null=True)
    failures = models.PositiveSmallIntegerField("Fehlversuche", default=0)
    error = models.CharField("letzter Fehler", max_length=200, blank=True)

    class Meta:
        verbose_name = "Mail"
        verbose_name_plural = "Mails"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "sent_at"], name="mail_state_sent")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="mail_kind_is_known"),
            models.CheckConstraint(condition=models.Q(state__in=MailState.values), name="mail_state_is_known"),
            models.CheckConstraint(
                condition=models.Q(state=MailState.SENT, sent_at__isnull=False)
                | (~models.Q(state=MailState.SENT) & models.Q(sent_at__isnull=True)),
                name="mail_sent_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.message_id
