"""Words beside a field, instead of mails to and fro."""

from django.db import models
from django.db.models import Q

from produktschau.intake.models.submission import Submission


class Comment(models.Model):
    """A remark on one field of a submission, or on the whole of it (``field`` is empty)."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="comments")
    field = models.CharField("Feld", max_length=40, blank=True)
    text = models.TextField("Bemerkung")
    is_from_firm = models.BooleanField("vom Betrieb", default=False)
    by = models.CharField("von", max_length=80)
    at = models.DateTimeField("wann")
    done_at = models.DateTimeField("erledigt", null=True, blank=True)
    done_by = models.CharField("erledigt von", max_length=80, blank=True)

    class Meta:
        verbose_name = "Bemerkung"
        verbose_name_plural = "Bemerkungen"
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="comment_says_something")]

    def __str__(self) -> str:
        return f"{self.submission.key} {self.field}"
