"""The region's rule of origin, criterion by criterion, and what was found."""

from django.db import models
from django.db.models import Q

from produktschau.intake.models.submission import Submission


class Criterion(models.Model):
    """One question of the region's origin rule. A criterion once answered is retired, never deleted."""

    class Scope(models.TextChoices):
        """Which products are asked."""

        ALL = "all", "alle"
        FOOD = "food", "nur Lebensmittel"
        OTHER = "other", "alles außer Lebensmitteln"

    slug = models.SlugField("Kürzel", max_length=40, unique=True)
    question = models.CharField("Frage", max_length=200)
    help = models.TextField("Woran man es erkennt", blank=True)
    scope = models.CharField("gilt für", max_length=10, choices=Scope.choices, default=Scope.ALL)
    is_required = models.BooleanField("muss erfüllt sein", default=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    retired_on = models.DateField("nicht mehr gefragt seit", null=True, blank=True)

    class Meta:
        verbose_name = "Herkunftskriterium"
        verbose_name_plural = "Herkunftskriterien"
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(condition=Q(scope__in=["all", "food", "other"]), name="criterion_scope_is_known"),
            models.CheckConstraint(condition=~Q(question=""), name="criterion_asks_something"),
        ]

    def __str__(self) -> str:
        return self.question


class Finding(models.Model):
    """The answer to one criterion for one submission, with its evidence."""

    class Answer(models.TextChoices):
        """What was found."""

        YES = "yes", "erfüllt"
        NO = "no", "nicht erfüllt"
        OPEN = "open", "noch offen"

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="findings")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField("Ergebnis", max_length=10, choices=Answer.choices)
    evidence = models.TextField("Beleg", blank=True)
    version = models.PositiveIntegerField("geprüfte Fassung")
    found_by = models.CharField("geprüft von", max_length=80)
    found_on = models.DateField("geprüft am")

    class Meta:
        verbose_name = "Herkunftsprüfung"
        verbose_name_plural = "Herkunftsprüfungen"
        ordering = ["criterion__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "criterion"], name="criterion_answered_once"),
            models.CheckConstraint(condition=Q(answer__in=["yes", "no", "open"]), name="finding_answer_is_known"),
            models.CheckConstraint(condition=~Q(answer="yes") | ~Q(evidence=""), name="finding_yes_has_evidence"),
        ]

    def __str__(self) -> str:
        return f"{self.submission.key}: {self.get_answer_display()}"
