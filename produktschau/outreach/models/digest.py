"""News that waits for the one mail a day a person asked for."""

from django.db import models
from django.db.models import Q


class DigestLine(models.Model):
    """One piece of news for one person who wants a mail a day; ``mail`` is the daily mail that carried it."""

    person = models.ForeignKey("accounts.User", verbose_name="Person", on_delete=models.CASCADE, related_name="+")
    key = models.CharField("Schlüssel", max_length=200, unique=True)
    subject = models.CharField("Betreff", max_length=500)
    text = models.TextField("Text")
    address = models.CharField("Seite", max_length=300, blank=True, help_text="wohin die Zeile führt")
    queued_by = models.CharField("veranlasst von", max_length=80)
    queued_at = models.DateTimeField("eingereiht")
    mail = models.ForeignKey(
        "work.Mail", verbose_name="Mail", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField("zusammengestellt", null=True, blank=True)

    class Meta:
        verbose_name = "Zeile der täglichen Mail"
        verbose_name_plural = "Zeilen der täglichen Mail"
        ordering = ["pk"]
        indexes = [models.Index(fields=["person"], condition=Q(sent_at__isnull=True), name="digest_waiting")]
        constraints = [models.CheckConstraint(condition=~Q(subject="") & ~Q(key=""), name="digest_line_is_whole")]

    def __str__(self) -> str:
        return self.key
