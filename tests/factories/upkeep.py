"""Questions about entries for tests, made by the house's own actions, on days around the real one: pages look at the clock."""

from datetime import datetime, timedelta

from django.utils import timezone

from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import token_of
from produktschau.showcase.models import Company
from produktschau.upkeep.actions.answering import answer_as_firm
from produktschau.upkeep.actions.asking import ask_company
from produktschau.upkeep.models import Asking, Outcome
from produktschau.upkeep.queries.shown import entry_shown
from tests.factories.showcase import BY


def asked(company: Company, *, at: datetime | None = None) -> Asking:
    """A question to the firm that waits for its answer; it is asked however fresh the entry is."""
    found = ask_company(by=BY, at=at or timezone.now(), company=company.pk, even_fresh=True)
    assert found is not None
    return found


def token_for(company: Company, purpose: str = "upkeep", *, at: datetime | None = None) -> str:
    """The token of a link of the firm, without a mail."""
    at = at or timezone.now()
    return token_of(give_link(by=BY, at=at, company=company, purpose=purpose, subject=f"company:{company.key}"))


def digest(company: Company) -> str:
    """What stands for the entry as it is shown now."""
    return entry_shown(Company.objects.get(pk=company.pk)).digest


def upkeep_things(company: Company) -> dict[str, dict[str, object]]:
    """What the addresses of upkeep speak of."""
    told = answer_as_firm(by=BY, at=timezone.now(), company=company, outcome=Outcome.CHANGES, text="Neue Nummer")
    return {
        "report of a firm": {"key": company.key, "pk": told.pk},
        "link to confirm": {"token": token_for(company)},
        "list of entries' age": {"name": "aktualitaet", "extension": "csv"},
    }


def long_ago(company: Company, *, months: int = 20) -> Company:
    """The firm as if it had been published so many months ago and never looked at since."""
    company.published_at = timezone.now() - timedelta(days=31 * months)
    company.checked_on = None
    company.save(update_fields=["published_at", "checked_on"])
    return company
