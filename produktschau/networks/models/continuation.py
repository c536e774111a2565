"""What must go on when the grant ends, and who carries it then."""

from django.db import models
from django.db.models import Q

from produktschau.networks.models.network import Network


class ContinuationTask(models.Model):
    """One task of a network's continuation plan, with what it takes in a year.

    ``cost_cents`` are euro cents a year without the hours. ``now_by`` says who does it today, ``is_funded`` whether the grant pays for that.
    It is carried when a firm or another body agreed to on a day; a task without that is carried by nobody. ``confirmed_at``: the firm said so itself.
    """

    network = models.ForeignKey(Network, verbose_name="Netzwerk", on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField("Aufgabe", max_length=150)
    description = models.TextField("Was dazu gehört", blank=True)
    hours_per_year = models.DecimalField("Stunden im Jahr", max_digits=7, decimal_places=1, null=True, blank=True)
    cost_cents = models.PositiveBigIntegerField("Kosten im Jahr (Cent)", null=True, blank=True)
    now_by = models.CharField("heute bei", max_length=150, blank=True)
    is_funded = models.BooleanField("heute aus der Förderung bezahlt", default=True)
    carrier = models.ForeignKey(
        "showcase.Company",
        verbose_name="trägt danach (Betrieb)",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    carrier_name = models.CharField("trägt danach", max_length=150, blank=True)
    agreement = models.TextField("Vereinbarung", blank=True)
    agreed_on = models.DateField("vereinbart am", null=True, blank=True)
    confirmed_at = models.DateTimeField("vom Betrieb bestätigt", null=True, blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    created_at = models.DateTimeField("angelegt")
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Aufgabe der Verstetigung"
        verbose_name_plural = "Aufgaben der Verstetigung"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "title"], name="continuation_task_once"),
            models.CheckConstraint(condition=~Q(title=""), name="continuation_task_is_named"),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | Q(carrier__isnull=False) | ~Q(carrier_name=""),
                name="agreement_names_a_carrier",
            ),
            models.CheckConstraint(
                condition=Q(hours_per_year__isnull=True) | Q(hours_per_year__gte=0),
                name="continuation_hours_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_carried(self) -> bool:
        """Whether somebody agreed to carry it after the grant."""
        return self.agreed_on is not None
