"""Introductions and their outcome for tests, made by the house's own actions, on days around the real one: pages look at the clock."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import token_of
from produktschau.relations.actions.answering import Contact, accept
from produktschau.relations.actions.blocking import block
from produktschau.relations.actions.introducing import ask_both, propose
from produktschau.relations.models import Introduction, Party
from produktschau.showcase.models import Company
from tests.factories.networks import network
from tests.factories.showcase import BY, company

REASON = "Der eine hobelt Eschenholz, der andere sucht Späne."


def introduction(
    first: Company, second: Company, *, asked: bool = True, at: datetime | None = None, **told: Any
) -> Introduction:
    """Two firms that can be reached, introduced to each other; they are asked unless told otherwise. No mail goes out."""
    moment = at or timezone.now()
    made = propose(by=told.pop("by", BY), at=moment, first=first, second=second, **{"reason": REASON, **told})
    return ask_both(by=BY, at=moment, introduction=made, is_told=False) if asked else made


def party(of: Introduction, firm: Company) -> Party:
    """The firm's part in it."""
    return of.parties.select_related("introduction", "company").get(company=firm)


def agree(of: Introduction, firm: Company, *, at: datetime | None = None, **told: Any) -> Introduction:
    """One of the two says yes, with a name and an address."""
    contact = Contact("Jana Vogel", f"jana@{firm.key.lower()}.example", "03731 12345")
    moment = at or timezone.now()
    return accept(
        by=told.pop("by", BY),
        at=moment,
        party=party(of, firm),
        **{"contact": contact, "consents": True, "is_told": False, **told},
    )


def accepted(first: Company, second: Company, *, days: int = 0, **told: Any) -> Introduction:
    """Two firms that both agreed so many days ago."""
    at = timezone.now() - timedelta(days=days)
    made = introduction(first, second, at=at, **told)
    agree(made, first, at=at)
    return agree(made, second, at=at)


def in_foreign_network(first: Company, second: Company) -> Introduction:
    """In a network nobody of the cast coordinates."""
    return introduction(first, second, network=network("Kunst und Handwerk"))


def token_for(of: Introduction, firm: Company) -> str:
    """The token of the firm's link to the introduction, without a mail."""
    return token_of(give_link(by=BY, at=timezone.now(), company=firm, purpose="introduction", subject=of.matter))


def introduction_things(own: Company, shown: Company) -> dict[str, dict[str, object]]:
    """What their addresses speak of; a steward looks after ``own``, which is no longer shown."""
    first = company("Vermittelte Weberei", email="weberei@example.org")
    second = company("Vermittelte Gerberei", email="gerberei@example.org")
    mine, other = introduction(first, shown), introduction(first, second)
    Party.objects.filter(introduction=mine, company=first).update(company=own)
    draft = introduction(second, shown, asked=False)
    connected = accepted(first, shown)
    foreign = in_foreign_network(first, company("Vermittelte Sattlerei", email="sattlerei@example.org"))
    blocked = block(by=BY, at=timezone.now(), company=own, other=second, source="Telefon")
    return {
        "draft introduction": {"key": draft.key},
        "introduction": {"key": other.key},
        "introduced firm": {"key": other.key, "pk": party(other, first).pk},
        "connected introduction": {"key": connected.key},
        "connected firm": {"key": connected.key, "pk": party(connected, first).pk},
        "firm of another introduction": {"key": other.key, "pk": party(connected, first).pk},
        "own introduction": {"key": own.key, "introduction": mine.key},
        "introduction of a firm that is not theirs": {"key": shown.key, "introduction": mine.key},
        "link to an introduction": {"token": token_for(other, first)},
        "introduction in a foreign network": {"key": foreign.key, "pk": party(foreign, first).pk},
        "block": {"pk": blocked.pk},
        "list of introductions": {"name": "vermittlungen", "extension": "csv"},
    }
