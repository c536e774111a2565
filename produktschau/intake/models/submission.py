"""The way of an entry from its first word to its publication."""

from django.db import models
from django.db.models import Q


class Stage(models.TextChoices):
    """Where a submission stands; each has its way to the next."""

    DRAFT = "draft", "Entwurf"
    SUBMITTED = "submitted", "eingereicht"
    CHECKED = "checked", "Herkunft geprüft"
    EDITED = "edited", "bearbeitet"
    APPROVED = "approved", "freigegeben"
    PUBLISHED = "published", "veröffentlicht"
    ARCHIVED = "archived", "abgelegt"


CLOSED = (Stage.PUBLISHED, Stage.ARCHIVED)
"""Stages in which nothing waits for anybody."""


class Submission(models.Model):
    """One round of one entry: what a firm wants to have shown, until it is published or laid aside.

    What is public stays as it is until the round ends. Without a product the entry is the company's own. ``number`` is
    that of the latest version; ``returned_at`` is set while the firm has it back with a comment.
    ``is_food`` says which origin rule was applied; nobody has said yet: ``None``.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    product = models.ForeignKey(
        "showcase.Product", verbose_name="Produkt", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    call = models.ForeignKey(
        "intake.Call",
        verbose_name="Aufruf",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="submissions",
    )
    stage = models.CharField("Stand", max_length=12, choices=Stage.choices, default=Stage.DRAFT, db_index=True)
    number = models.PositiveIntegerField("Fassung", default=0)
    is_food = models.BooleanField("Lebensmittel", null=True, blank=True)
    opened_by = models.CharField("begonnen von", max_length=80)
    opened_at = models.DateTimeField("begonnen")
    changed_at = models.DateTimeField("geändert")
    submitted_at = models.DateTimeField("eingereicht", null=True, blank=True)
    returned_at = models.DateTimeField("zurückgegeben", null=True, blank=True)
    closed_at = models.DateTimeField("beendet", null=True, blank=True)

    class Meta:
        verbose_name = "Einreichung"
        verbose_name_plural = "Einreichungen"
        ordering = ["opened_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="submission_stage_is_known"),
            models.CheckConstraint(
                condition=Q(stage__in=CLOSED, closed_at__isnull=False)
                | (~Q(stage__in=CLOSED) & Q(closed_at__isnull=True)),
                name="submission_closed_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True) | Q(stage="draft"), name="submission_returned_is_draft"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["draft", "archived"]) | Q(submitted_at__isnull=False),
                name="submission_submitted_since",
            ),
            models.UniqueConstraint(
                fields=["product"],
                condition=Q(product__isnull=False) & ~Q(stage__in=CLOSED),
                name="one_open_round_per_product",
            ),
            models.UniqueConstraint(
                fields=["company"],
                condition=Q(product__isnull=True) & ~Q(stage__in=CLOSED),
                name="one_open_round_per_company",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.get_stage_display()})"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.stage not in CLOSED
