"""Whom a survey asks: whoever a call would, but for those who want no more questions."""

from collections.abc import Collection

from django.db.models import QuerySet

from produktschau.design.formats import day
from produktschau.lib.dates import day_of
from produktschau.outreach.queries import asking
from produktschau.outreach.queries.asking import Asked, Reach, audience_companies
from produktschau.outreach.queries.audience import Audience, to_write_to
from produktschau.showcase.models import Company
from produktschau.surveys.models import Invitation, Survey


def companies_of(survey: Survey) -> QuerySet[Company]:
    """The firms a survey asks, by name, with all that is needed to write to them: those it names, else those that fit its choice."""
    if survey.firms is None:
        return audience_companies(survey.audience)
    return to_write_to(Company.objects.filter(key__in=survey.firms).order_by("sort_key", "pk"))


def reach(audience: Audience) -> Reach:
    """Everyone who fits, each with the way, in a fixed number of queries."""
    return asking.reach(audience, no_more_surveys)


def reach_by_name(survey: Survey) -> Reach:
    """Everyone a survey names, each with the way."""
    return asking.reach_of(companies_of(survey), no_more_surveys)


def asked(company: Company) -> Asked:
    """How one firm would be asked today: by mail, else by letter; not at all where it asked for that."""
    return asking.asked(company, said_no=no_more_surveys([company.pk]))


def no_more_surveys(companies: Collection[int]) -> dict[int, str]:
    """Firms (primary keys) that want no more questions, with the reason as a half sentence."""
    rows = Invitation.objects.filter(company__in=companies, refused_at__isnull=False).order_by("refused_at")
    return {one.company_id: f"möchte keine Umfragen, gesagt am {_day(one)}" for one in rows}


def _day(invitation: Invitation) -> str:
    return day(day_of(invitation.refused_at)) if invitation.refused_at else ""
