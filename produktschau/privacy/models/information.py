"""People whose data did not come from themselves are told so (Art. 14 GDPR)."""

from django.db import models
from django.db.models import Q


class Way(models.TextChoices):
    """How the person learned it, or why they need not be told."""

    MAIL = "mail", "per Mail"
    LETTER = "letter", "per Brief"
    SPOKEN = "spoken", "im Gespräch, Hinweise übergeben"
    KNOWN = "known", "hatte die Hinweise schon"


class InformationNotice(models.Model):
    """A person was told what is kept of them, from where, and for what.

    ``contact`` is empty where the firm itself is a person (a sole trader) or its own address names one. What is due and not
    yet told is worked out from the records, not stored: a record nobody thought of cannot be missing.
    """

    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    contact = models.ForeignKey(
        "showcase.Contact", verbose_name="Person", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    way = models.CharField("Weg", max_length=10, choices=Way.choices)
    told_on = models.DateField("informiert am")
    note = models.CharField("Beleg", max_length=200, blank=True)
    mail = models.ForeignKey(
        "work.Mail", verbose_name="Mail", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by = models.CharField("von", max_length=80)
    at = models.DateTimeField("eingetragen")

    class Meta:
        verbose_name = "Information nach Art. 14 DSGVO"
        verbose_name_plural = "Informationen nach Art. 14 DSGVO"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="information_way_is_known"),
            models.UniqueConstraint(fields=["contact"], condition=Q(contact__isnull=False), name="contact_told_once"),
            models.UniqueConstraint(fields=["company"], condition=Q(contact__isnull=True), name="company_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.contact or self.company}: {self.get_way_display()}"
