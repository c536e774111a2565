"""Lists, circulars and links to end them for tests, made by the house's own actions."""

from django.utils import timezone

from produktschau.mailings.actions.circulars import draft_circular
from produktschau.mailings.actions.lists import make_list
from produktschau.mailings.models import Circular
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import token_of
from produktschau.showcase.models import Company
from tests.cast import NOW
from tests.factories.showcase import BY


def circular(name: str = "Alle Betriebe") -> Circular:
    """A draft to a list of all firms."""
    over = make_list(by=BY, at=NOW, name=name)
    return draft_circular(by=BY, at=NOW, over=over, subject="Neues für {betrieb}", text="{anrede}\n\nwir laden ein.")


def opt_out_token(company: Company) -> str:
    """The token of a link with which a firm ends circulars."""
    subject = f"circulars:{company.key}"
    return token_of(give_link(by=BY, at=timezone.now(), company=company, purpose="optout", subject=subject))


def mailing_things(company: Company) -> dict[str, dict[str, object]]:
    """What the addresses of lists and circulars speak of."""
    draft = circular()
    return {
        "distribution list": {"key": draft.list.key},
        "circular": {"key": draft.key},
        "link to opt out": {"token": opt_out_token(company)},
    }
