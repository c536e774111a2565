"""What a visitor asked a firm."""

from django.db import models
from django.db.models import Q


class Standing(models.TextChoices):
    """What became of an enquiry."""

    FORWARDED = "forwarded", "weitergeleitet"
    ANSWERED = "answered", "beantwortet"
    REPORTED = "reported", "gemeldet"
    ABUSE = "abuse", "als Missbrauch bestätigt"


class Enquiry(models.Model):
    """A visitor's question to a firm. The firm reads it; the office counts it, and reads it only when the firm reports it.

    ``sender`` is a keyed digest of the visitor's address, so that repeats and abuse are known without it. Name, address and
    words are emptied after a while; what remains is a count.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    product = models.ForeignKey(
        "showcase.Product", verbose_name="Produkt", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField("Name", max_length=120, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    text = models.TextField("Anfrage", blank=True)
    language = models.CharField("Sprache", max_length=2, default="de")
    sender = models.CharField("Kennzeichen des Absenders", max_length=64, db_index=True, editable=False)
    standing = models.CharField("Stand", max_length=12, choices=Standing.choices, default=Standing.FORWARDED)
    asked_at = models.DateTimeField("gefragt", db_index=True)
    answered_at = models.DateTimeField("zuerst beantwortet", null=True, blank=True)
    answers = models.PositiveSmallIntegerField("Antworten", default=0)
    reported_at = models.DateTimeField("gemeldet", null=True, blank=True)
    reported_why = models.CharField("Grund der Meldung", max_length=300, blank=True)
    settled_at = models.DateTimeField("Meldung entschieden", null=True, blank=True)
    emptied_at = models.DateTimeField("geleert", null=True, blank=True)

    class Meta:
        verbose_name = "Anfrage"
        verbose_name_plural = "Anfragen"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="enquiry_standing_is_known"),
            models.CheckConstraint(
                condition=Q(emptied_at__isnull=False) | (~Q(email="") & ~Q(text="") & ~Q(name="")),
                name="enquiry_is_whole_until_emptied",
            ),
            models.CheckConstraint(
                condition=Q(emptied_at__isnull=True) | Q(email="", text="", name="", phone=""),
                name="enquiry_emptied_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def subject(self) -> str:
        """How the record of changes names it."""
        return f"enquiry:{self.key}"
