"""Needs, offers and their answers for tests, made by the house's own actions, on days around the real one: pages look at the clock."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from produktschau.exchange.actions.judging import report_reply
from produktschau.exchange.actions.posting import post_notice
from produktschau.exchange.actions.replying import answer_notice
from produktschau.exchange.actions.subscribing import confirm_subscription, subscribe
from produktschau.exchange.engine.tokens import token_of as subscription_token
from produktschau.exchange.models import Notice, Reply, Subscription
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import token_of
from produktschau.showcase.models import Company
from tests.factories.showcase import BY

TEXT = "Buche oder Esche, rund, zwölf Millimeter, sauber geschliffen."


def notice(
    company: Company, title: str = "Holzstäbe zum Aufhängen", *, at: datetime | None = None, **told: Any
) -> Notice:
    """A need of a published firm that everyone may read, for eight weeks, hung up by the firm itself now (or ``at``)."""
    fields = {"kind": "need", "text": TEXT, "visibility": "public", "source": "Telefon", **told}
    if "expires_on" not in fields:
        fields.setdefault("weeks", 8)
    return post_notice(by=BY, at=at or timezone.now(), company=company, title=title, **fields)


def answered(
    notice: Notice, by: Company, text: str = "Das drehen wir gern, auch in kleinen Mengen.", **told: Any
) -> Reply:
    """An answer of a firm that has an address, with nobody told."""
    fields = {"name": "Anja Vogel", "is_told": False, **told}
    return answer_notice(by=BY, at=timezone.now(), notice=notice, company=by, text=text, **fields)


def visited(notice: Notice, text: str = "Davon liegen bei mir noch hundert.", **told: Any) -> Reply:
    """An answer of somebody who is no firm, with nobody told."""
    fields = {"name": "Jana Vogel", "email": "jana@example.org", "is_told": False, **told}
    return answer_notice(by=BY, at=timezone.now(), notice=notice, text=text, **fields)


def subscribed(email: str = "leserin@example.org", *, confirmed: bool = True, **told: Any) -> Subscription:
    """Word of new notices, confirmed an hour ago."""
    at = timezone.now() - timedelta(hours=1)
    made = subscribe(by=BY, at=at, email=email, **{"frequency": "daily", **told})
    return confirm_subscription(by=BY, at=at, subscription=made) if confirmed else made


def token_for(company: Company, subject: str = "") -> str:
    """The token of a link to the firm's pages of the exchange: to all of them, or to one matter."""
    told = subject or f"company:{company.key}"
    return token_of(give_link(by=BY, at=timezone.now(), company=company, purpose="exchange", subject=told))


def exchange_things(own: Company, shown: Company) -> dict[str, dict[str, object]]:
    """What their addresses speak of; a steward looks after ``own``, a draft, which had something hung up when it was public."""
    theirs = notice(shown, "Offene Suche")
    reply = visited(theirs)
    report_reply(by=BY, at=timezone.now(), reply=reply, why="Werbung")
    Company.objects.filter(pk=own.pk).update(state="published", published_at=timezone.now())
    mine = notice(Company.objects.get(pk=own.pk), "Eigene Suche")
    answer = answered(mine, shown)
    Company.objects.filter(pk=own.pk).update(state="draft", published_at=None)
    waiting = subscribed(confirmed=False)
    return {
        "notice": {"key": theirs.key},
        "reported reply": {"key": reply.key},
        "exchange of own firm": {"company": own.key},
        "exchange of a firm that is not theirs": {"company": shown.key},
        "notice of own firm": {"company": own.key, "key": mine.key},
        "notice of another firm as own": {"company": own.key, "key": theirs.key},
        "notice of a firm that is not theirs": {"company": shown.key, "key": theirs.key},
        "reply to own firm": {"company": own.key, "key": mine.key, "reply": answer.key},
        "reply to a firm that is not theirs": {"company": shown.key, "key": theirs.key, "reply": reply.key},
        "link to the exchange": {"token": token_for(shown)},
        "subscription": {"token": subscription_token(waiting)},
        "list of notices": {"name": "aushaenge", "extension": "csv"},
    }
