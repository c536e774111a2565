"""What the office sees of claims."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from produktschau.accounts.models import User
from produktschau.accounts.roles import AnyUser
from produktschau.audit.names import names_of
from produktschau.claims.models import OPEN, Claim, Standing, Way
from produktschau.claims.rules import may_decide_claims
from produktschau.lib.desk import DeskItem
from produktschau.outreach.queries.audience import postal_site
from produktschau.showcase.models import Company, Site

SIZE = 50


@dataclass(frozen=True)
class Evidence:
    """What stands for and against one claim, for deciding."""

    site: Site | None
    address: str
    has_account: bool
    account_is_blocked: bool
    stewards: list[str]
    earlier: list[Claim]
    proposed_by: str
    ended_by: str


def claims_page(which: str, page: str | None) -> Page[Claim]:
    """Open claims, those to decide first and the oldest on top; with „entschieden“ the others, the latest on top."""
    claims = Claim.objects.select_related("company")
    if which == "entschieden":
        found: QuerySet[Claim] = claims.exclude(standing__in=OPEN).order_by("-ended_at", "-pk")
    else:
        first = Case(When(standing=Standing.DECIDING, then=Value(0)), default=Value(1), output_field=IntegerField())
        found = claims.filter(standing__in=OPEN).order_by(first, "claimed_at", "pk")
    return Paginator(found, SIZE).get_page(page)


def open_claims(company: Company) -> list[Claim]:
    """What waits about one firm."""
    return list(Claim.objects.filter(company=company, standing__in=OPEN).order_by("claimed_at", "pk"))


def proposals_of(person: AnyUser, company: Company) -> list[Claim]:
    """What a steward proposed for the firm and what became of it, the latest first, until it is emptied."""
    if not isinstance(person, User):
        return []
    own = Claim.objects.filter(company=company, proposed_by=person.actor_key, emptied_at__isnull=True)
    return list(own.order_by("-claimed_at", "-pk")[:10])


def evidence_of(claim: Claim) -> Evidence:
    """All that is shown beside a claim; of an emptied one nothing about the person."""
    account = User.objects.filter(email__iexact=claim.email).first() if claim.email else None
    stewards = claim.company.stewards.select_related("person").order_by("pk")
    earlier = Claim.objects.filter(Q(company=claim.company) | Q(sender=claim.sender)).exclude(pk=claim.pk)
    names = names_of(key for key in (claim.proposed_by, claim.ended_by) if key)
    site = postal_site(claim.company)
    return Evidence(
        site=site,
        address=site.line if site else "",
        has_account=account is not None,
        account_is_blocked=account is not None and not account.is_active,
        stewards=[str(one.person) for one in stewards],
        earlier=list(earlier.select_related("company").order_by("-claimed_at", "-pk")[:10]),
        proposed_by=_label(names, claim.proposed_by),
        ended_by=_label(names, claim.ended_by),
    )


def waiting_count(user: Any) -> int | None:
    """Claims on which the office has to do something: decide, or print a letter."""
    if not may_decide_claims(user):
        return None
    to_print = Q(standing=Standing.PROVING, way=Way.LETTER, letter_at__isnull=True)
    return Claim.objects.filter(Q(standing=Standing.DECIDING) | to_print).count()


def _label(names: Any, key: str) -> str:
    return names[key].label if key else ""


CLAIMS = DeskItem(
    "Ansprüche auf Einträge",
    waiting_count,
    "entscheiden, wer für einen Betrieb spricht, oder den Brief mit dem Code drucken",
    "claims_house:list",
)
