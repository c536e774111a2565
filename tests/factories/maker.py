"""What a firm's own pages speak of: a round, a picture, a call, links of every kind."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from produktschau.audit.record import System
from produktschau.intake.models import Call, Invitation, Submission
from produktschau.outreach.actions.links import end_link, give_link
from produktschau.outreach.engine.links import token_of
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company, Contact
from tests.cast import NOW, TODAY
from tests.factories.intake import submission
from tests.showcase.pictures import ready_picture

BY = System("test")
FOR_EVER = datetime(2099, 12, 31, tzinfo=UTC)


def call(key: str = "LCHTHZ", **told: Any) -> Call:
    """A call that runs, whatever the day."""
    fields: dict[str, Any] = {
        "title": "Licht und Holz",
        "text": "Wir suchen Dinge aus Holz, die mit Licht zu tun haben.",
        "opens_on": date(2026, 1, 1),
        "deadline_on": date(2099, 12, 31),
        "started_at": NOW,
        "made_by": BY.actor_key,
        "made_at": NOW,
        "changed_at": NOW,
        **told,
    }
    return Call.objects.create(key=key, **fields)


def invited(company: Company, to: Call) -> Invitation:
    """An invitation that went out by letter."""
    return Invitation.objects.create(call=to, company=company, channel="letter", invited_at=NOW)


def link(company: Company, subject: str = "", *, purpose: str = "submission") -> PersonalLink:
    """A link for everything of the firm, or for one matter. It holds for ever: pages ask for the day of today."""
    given = give_link(by=BY, at=NOW, company=company, purpose=purpose, subject=subject or f"company:{company.key}")
    PersonalLink.objects.filter(pk=given.pk).update(expires_at=FOR_EVER)
    return PersonalLink.objects.get(pk=given.pk)


def ended_link(company: Company) -> PersonalLink:
    """A link that opens nothing any more."""
    return end_link(by=BY, at=NOW + timedelta(hours=1), link=link(company, "company:ENDED1"))


def address(of: PersonalLink, rest: str = "") -> str:
    """The path behind the door of a link."""
    return f"/m/{token_of(of)}/{rest}"


def firm_things(own: Company, foreign: Company) -> Mapping[str, Mapping[str, Any]]:
    """What the addresses of a firm's pages speak of, of the steward's own firm and of another, by their names in the table."""
    running = call()
    invited(own, running)
    rounds: dict[str, Submission] = {"own": submission(own), "foreign": submission(foreign)}
    shots = {"own": ready_picture(own), "foreign": ready_picture(foreign)}
    firms = {"own": own, "foreign": foreign}
    things: dict[str, Mapping[str, Any]] = {}
    for whose, firm in firms.items():
        said = {"company": firm.key, "of": firm.key}
        things[f"{whose} firm"] = {**said, "key": rounds[whose].key}
        things[f"picture of {whose} firm"] = {**said, "key": shots[whose].key, "width": 400}
        things[f"call of {whose} firm"] = {**said, "key": running.key}
    person = Contact.objects.create(company=own, name="Erna", consent_on=TODAY, consent_wording="Ja.")
    things |= {"waiting picture": {"key": shots["own"].key}, "waiting person": {"pk": person.pk}}
    strange = {"company": own.key, "of": foreign.key}
    things["own firm, foreign round"] = {**strange, "key": rounds["foreign"].key}
    things["own firm, foreign picture"] = {**strange, "key": shots["foreign"].key, "width": 400}
    whole, narrow = link(own), link(own, f"submission:{rounds['own'].key}")
    asked = link(own, f"call:{running.key}", purpose="call")
    inside = f"einreichungen/{rounds['own'].key}/"
    things |= {
        "link of own firm": {"token": token_of(whole), "rest": inside},
        "link of own firm, its data": {"token": token_of(whole), "rest": "daten/daten.json"},
        "link of own firm, foreign round": {
            "token": token_of(whole),
            "rest": f"einreichungen/{rounds['foreign'].key}/",
        },
        "link for one round": {"token": token_of(narrow), "rest": inside},
        "link for one round, people": {"token": token_of(narrow), "rest": "personen/"},
        "link for a call": {"token": token_of(asked), "rest": f"aufrufe/{running.key}/"},
        "link for a call, another round": {"token": token_of(asked), "rest": inside},
        "ended link": {"token": token_of(ended_link(own)), "rest": inside},
    }
    return things
