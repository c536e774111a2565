"""The maker's word on what the office made of the text."""

from django.db import models
from django.db.models import Q

from produktschau.intake.models.submission import Submission
from produktschau.intake.models.version import Version, Via, said_condition


class Part(models.TextChoices):
    """Web and print are approved apart: what is printed cannot be mended."""

    WEB = "web", "Text im Netz"
    PRINT = "print", "Drucktext"


class Approval(models.Model):
    """One decision of the maker on one part of one version. Decisions are added, never changed."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="approvals")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="approvals")
    part = models.CharField("Teil", max_length=10, choices=Part.choices)
    is_given = models.BooleanField("freigegeben")
    reason = models.TextField("Begründung", blank=True)
    by = models.CharField("von", max_length=80)
    via = models.CharField("Weg", max_length=10, choices=Via.choices)
    said_on = models.DateField("gesagt am", null=True, blank=True)
    at = models.DateTimeField("wann")

    class Meta:
        verbose_name = "Freigabe"
        verbose_name_plural = "Freigaben"
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "part"], name="one_decision_per_version_and_part"),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="approval_part_is_known"),
            models.CheckConstraint(
                condition=Q(via__in=["own", "call", "mail", "letter", "visit"]), name="approval_is_the_makers"
            ),
            models.CheckConstraint(condition=said_condition(), name="approval_on_behalf_has_day"),
            models.CheckConstraint(condition=Q(is_given=True) | ~Q(reason=""), name="approval_refused_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.get_part_display()}"
