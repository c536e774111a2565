"""Firms that belong to a network, asked to, or were asked to."""

from django.db import models
from django.db.models import F, Q

from produktschau.networks.models.network import Network


class MembershipRole(models.TextChoices):
    """What a member firm does in its network."""

    MEMBER = "member", "Mitglied"
    SPEAKER = "speaker", "Sprecherbetrieb"
    CORE = "core", "Kernkreis"
    PARTNER = "partner", "Partner"


class Standing(models.TextChoices):
    """How far a membership is. ``REFUSED``: the office said no; ``DECLINED``: the firm did."""

    REQUESTED = "requested", "angefragt"
    INVITED = "invited", "eingeladen"
    ACTIVE = "active", "Mitglied"
    REFUSED = "refused", "abgelehnt"
    DECLINED = "declined", "möchte nicht"
    ENDED = "ended", "ausgetreten"


OPEN = (Standing.REQUESTED, Standing.INVITED, Standing.ACTIVE)
"""Standings of which a firm has at most one in each network."""


class Membership(models.Model):
    """One span in which a firm belongs to a network; a firm that left and came back has two. Spans do not overlap.

    ``source`` says how the house knows („selbst über persönlichen Link“, „Telefon“), ``told_on`` on which day it was told.
    ``confirmed_at`` is empty for what staff entered until the firm itself says so. ``is_shown``: the firm may be named as a member on
    public pages. ``charter_on`` is the day of the charter the firm agreed to.
    """

    network = models.ForeignKey(Network, verbose_name="Netzwerk", on_delete=models.CASCADE, related_name="memberships")
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    role = models.CharField("Aufgabe", max_length=10, choices=MembershipRole.choices, default=MembershipRole.MEMBER)
    standing = models.CharField("Stand", max_length=10, choices=Standing.choices)
    since = models.DateField("seit", null=True, blank=True)
    until = models.DateField("bis", null=True, blank=True)
    is_shown = models.BooleanField("öffentlich genannt", default=True)
    charter_on = models.DateField("Vereinbarung vom", null=True, blank=True)
    source = models.CharField("Quelle", max_length=120)
    told_on = models.DateField("gemeldet am")
    asked_by = models.CharField("veranlasst von", max_length=80)
    asked_at = models.DateTimeField("veranlasst")
    decided_by = models.CharField("entschieden von", max_length=80, blank=True)
    decided_at = models.DateTimeField("entschieden", null=True, blank=True)
    confirmed_at = models.DateTimeField("vom Betrieb bestätigt", null=True, blank=True)
    reason = models.CharField("Grund", max_length=300, blank=True)
    message = models.CharField("Nachricht des Betriebs", max_length=500, blank=True)

    class Meta:
        verbose_name = "Mitgliedschaft"
        verbose_name_plural = "Mitgliedschaften"
        ordering = ["pk"]
        indexes = [models.Index(fields=["company", "standing"], name="membership_of_company")]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "company"],
                condition=Q(standing__in=["requested", "invited", "active"]),
                name="open_membership_once",
            ),
            models.CheckConstraint(condition=Q(role__in=MembershipRole.values), name="membership_role_is_known"),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="membership_standing_is_known"),
            models.CheckConstraint(
                condition=~Q(standing__in=["active", "ended"]) | Q(since__isnull=False), name="membership_began"
            ),
            models.CheckConstraint(
                condition=Q(standing="ended", until__isnull=False) | (~Q(standing="ended") & Q(until__isnull=True)),
                name="membership_ended_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="membership_ends_after_it_began"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="membership_says_how"),
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.company}"
