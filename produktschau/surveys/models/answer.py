"""Who was asked by a survey, and what the firm answered."""

from django.db import models
from django.db.models import Q

from produktschau.surveys.models.survey import HIGHEST, LOWEST, Option, Question, Survey


class Invitation(models.Model):
    """A firm that was asked, by mail or letter, with personal links in the matter of the survey.

    ``answered_by`` is the key of whoever answered last. ``refused_at`` stays when the survey is over: the firm is asked by no later one.
    """

    class Channel(models.TextChoices):
        """How the firm is asked."""

        MAIL = "mail", "E-Mail"
        LETTER = "letter", "Brief"

    survey = models.ForeignKey(Survey, verbose_name="Umfrage", on_delete=models.CASCADE, related_name="invitations")
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    channel = models.CharField("Weg", max_length=10, choices=Channel.choices)
    invited_at = models.DateTimeField("gefragt")
    reminded_at = models.DateTimeField("erinnert", null=True, blank=True)
    answered_at = models.DateTimeField("geantwortet", null=True, blank=True)
    changed_at = models.DateTimeField("zuletzt geändert", null=True, blank=True)
    answered_by = models.CharField("geantwortet von", max_length=80, blank=True)
    refused_at = models.DateTimeField("möchte nicht gefragt werden", null=True, blank=True)

    class Meta:
        verbose_name = "Einladung zur Umfrage"
        verbose_name_plural = "Einladungen zur Umfrage"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "company"], name="asked_once_per_survey"),
            models.CheckConstraint(condition=Q(channel__in=["mail", "letter"]), name="survey_channel_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.company}"


class Answer(models.Model):
    """What a firm said to one question: an option (several rows where several may be chosen), a grade, or its own words."""

    invitation = models.ForeignKey(
        Invitation, verbose_name="Einladung", on_delete=models.CASCADE, related_name="answers"
    )
    question = models.ForeignKey(Question, verbose_name="Frage", on_delete=models.CASCADE, related_name="answers")
    option = models.ForeignKey(
        Option, verbose_name="Antwort", null=True, blank=True, on_delete=models.CASCADE, related_name="answers"
    )
    grade = models.PositiveSmallIntegerField("Stufe", null=True, blank=True)
    text = models.TextField("eigene Worte", blank=True)

    class Meta:
        verbose_name = "Antwort"
        verbose_name_plural = "Antworten"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "question", "option"],
                condition=Q(option__isnull=False),
                name="option_chosen_once",
            ),
            models.UniqueConstraint(
                fields=["invitation", "question"], condition=Q(option__isnull=True), name="one_grade_or_text"
            ),
            models.CheckConstraint(
                condition=Q(option__isnull=False, grade__isnull=True, text="")
                | Q(option__isnull=True, grade__gte=LOWEST, grade__lte=HIGHEST, text="")
                | (Q(option__isnull=True, grade__isnull=True) & ~Q(text="")),
                name="answer_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation}: {self.option or self.grade or self.text[:40]}"
