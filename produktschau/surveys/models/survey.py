"""A survey of firms: its words, its questions, and the earlier round it repeats."""

from django.db import models
from django.db.models import F, Q

from produktschau.surveys.models.field import FieldOfAction

LOWEST, HIGHEST = 1, 5
"""The ends of a scale."""


class Kind(models.TextChoices):
    """How a question is answered."""

    CHOICE = "choice", "eine Antwort"
    SEVERAL = "several", "mehrere Antworten"
    SCALE = "scale", "Skala 1 bis 5"
    TEXT = "text", "eigene Worte"


class About(models.TextChoices):
    """What a question is about."""

    NEED = "need", "Bedarf"
    IDENTITY = "identity", "gemeinsame Identität"
    OTHER = "other", "anderes"


class Survey(models.Model):
    """A few questions to firms, answered by personal link until a day.

    ``repeats`` is the earlier round: questions and options with the same ``code`` are compared. ``audience`` is the choice of
    firms as parameters of the list of companies. ``firms`` are the short keys of firms that are asked instead of a choice, such as those
    that were at a meeting (``None``: the choice counts). ``opens_on`` and ``closes_on`` are the first and the last day on which an answer counts.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    title = models.CharField("Titel", max_length=150)
    intro = models.TextField("Einleitung")
    purpose = models.TextField("Wozu und was mit den Antworten geschieht")
    opens_on = models.DateField("beginnt am")
    closes_on = models.DateField("endet am")
    audience = models.JSONField("Auswahl der Betriebe", default=dict, blank=True)
    firms = models.JSONField("namentlich gefragte Betriebe", null=True, blank=True)
    repeats = models.ForeignKey(
        "self", verbose_name="wiederholt", null=True, blank=True, on_delete=models.SET_NULL, related_name="repeated_by"
    )
    is_invented = models.BooleanField("Beispiel mit erfundenen Antworten", default=False)
    opened_at = models.DateTimeField("geöffnet", null=True, blank=True)
    closed_at = models.DateTimeField("geschlossen", null=True, blank=True)
    made_by = models.CharField("angelegt von", max_length=80)
    made_at = models.DateTimeField("angelegt")
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Umfrage"
        verbose_name_plural = "Umfragen"
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(key=""), name="survey_is_named"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="survey_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False), name="survey_closed_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def matter(self) -> str:
        """The key that stands in the record of changes and in links."""
        return f"survey:{self.key}"


class Question(models.Model):
    """One question. ``code`` stays the same when a survey is copied, so that rounds compare."""

    survey = models.ForeignKey(Survey, verbose_name="Umfrage", on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField("Nummer")
    code = models.CharField("Kennung", max_length=6, editable=False)
    kind = models.CharField("Art", max_length=10, choices=Kind.choices)
    about = models.CharField("Thema", max_length=10, choices=About.choices)
    text = models.CharField("Frage", max_length=200)
    help = models.CharField("Hilfe", max_length=300, blank=True)
    low = models.CharField("1 bedeutet", max_length=60, blank=True)
    high = models.CharField("5 bedeutet", max_length=60, blank=True)

    class Meta:
        verbose_name = "Frage"
        verbose_name_plural = "Fragen"
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "code"], name="question_code_once_per_survey"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(code=""), name="question_is_asked"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="question_kind_is_known"),
            models.CheckConstraint(condition=Q(about__in=About.values), name="question_about_is_known"),
        ]

    def __str__(self) -> str:
        return self.text


class Option(models.Model):
    """One answer to choose. In questions about needs it may belong to a field of action."""

    question = models.ForeignKey(Question, verbose_name="Frage", on_delete=models.CASCADE, related_name="options")
    number = models.PositiveSmallIntegerField("Nummer")
    code = models.CharField("Kennung", max_length=6, editable=False)
    text = models.CharField("Antwort", max_length=150)
    field = models.ForeignKey(
        FieldOfAction,
        verbose_name="Handlungsfeld",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="options",
    )

    class Meta:
        verbose_name = "Antwortmöglichkeit"
        verbose_name_plural = "Antwortmöglichkeiten"
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "code"], name="option_code_once_per_question"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(code=""), name="option_is_worded"),
        ]

    def __str__(self) -> str:
        return self.text
