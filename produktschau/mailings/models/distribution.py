"""A choice of firms that was given a name, and the firms added to it or taken out by hand."""

from django.db import models
from django.db.models import Q


class DistributionList(models.Model):
    """A list of firms to write to: nobody is copied into it, it is the choice as it fits today.

    ``audience`` holds parameters of the list of companies and their values, as for calls:
    ``{"altkreis": ["doebeln"], "stand": ["published"]}``; empty means all firms.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    name = models.CharField("Name", max_length=120, unique=True)
    audience = models.JSONField("Auswahl der Betriebe", default=dict, blank=True)
    made_by = models.CharField("angelegt von", max_length=80)
    made_at = models.DateTimeField("angelegt")
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Verteiler"
        verbose_name_plural = "Verteiler"
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name="") & ~Q(key=""), name="list_is_named")]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """How the record of changes names it."""
        return f"list:{self.key}"


class ListException(models.Model):
    """One firm that stands on a list, or does not, whatever the choice says."""

    list = models.ForeignKey(DistributionList, on_delete=models.CASCADE, related_name="exceptions")
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    is_added = models.BooleanField("von Hand dazu", help_text="sonst: von Hand heraus")
    reason = models.CharField("Grund", max_length=200)
    set_by = models.CharField("von", max_length=80)
    set_at = models.DateTimeField("am")

    class Meta:
        verbose_name = "Ausnahme eines Verteilers"
        verbose_name_plural = "Ausnahmen von Verteilern"
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["list", "company"], name="exception_once_per_firm"),
            models.CheckConstraint(condition=~Q(reason=""), name="exception_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.list}: {self.company}"
