"""What speaking with firms holds about a person: shown, erased, forgotten in time."""

from datetime import timedelta

from django.utils import timezone

from produktschau.accounts.actions import erase_user
from produktschau.accounts.engine.personal_data import PERSONAL_DATA
from produktschau.accounts.models import User
from produktschau.audit.names import names_of
from produktschau.audit.record import System
from produktschau.outreach import tasks
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.actions.notes import note_contact
from produktschau.outreach.models import ContactNote, PersonalLink
from produktschau.showcase.actions import change_company
from produktschau.showcase.models import Company
from produktschau.work.schedule import SCHEDULE
from tests.cast import NOW

BY = System("test")


def held(firm: Company, person: User) -> PersonalLink:
    """A link and a note that speak of the person."""
    change_company(by=BY, at=NOW, company=firm, contacts=[{"name": person.name, "email": person.email}])
    note_contact(by=BY, at=NOW, company=firm, channel="call", subject="Foto fehlt", contact=firm.contacts.get())
    return give_link(
        by=BY, at=NOW, company=firm, purpose="test", subject="call:K7M2QX", name=person.name, email=person.email
    )


def test_an_export_tells_of_links_and_contacts(firm: Company, stranger: User, purpose: str) -> None:
    held(firm, stranger)
    told = PERSONAL_DATA["Ansprache"].export(stranger)
    assert [one["Zweck"] for one in told["persönliche Links"]] == ["Probe"]
    assert [one["Worum es ging"] for one in told["Kontakte"]] == ["Foto fehlt"]


def test_an_erased_person_leaves_the_note_without_its_name(firm: Company, stranger: User, purpose: str) -> None:
    link = held(firm, stranger)
    erase_user(by=BY, user=stranger, at=NOW)
    link.refresh_from_db()
    assert (link.name, link.email, link.ended_at) == ("", "", NOW)
    assert ContactNote.objects.get().contact is None


def test_who_acted_by_a_link_is_named_as_the_firm(firm: Company, stranger: User, purpose: str) -> None:
    link = held(firm, stranger)
    named = names_of([link.actor_key, "link:999999", "link:x"])
    assert named[link.actor_key].label == "Drechslerei Fichtner (persönlicher Link)"
    assert named["link:999999"].label == "link:999999"


def test_every_day_old_links_are_forgotten(firm: Company, purpose: str) -> None:
    old = give_link(
        by=BY,
        at=timezone.now() - timedelta(days=300),
        company=firm,
        purpose="test",
        subject="call:K7M2QX",
        email="alt@betrieb.example",
    )
    tasks.forget_links.func()
    old.refresh_from_db()
    assert old.email == ""
    assert SCHEDULE["old links"].every == timedelta(days=1)
