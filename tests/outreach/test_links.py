"""Personal links: worked out, never stored; reused and prolonged; ended for every copy at once."""

from datetime import timedelta

import pytest

from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.outreach.actions.links import (
    LinkRefused,
    end_link,
    end_links,
    forget_old_links,
    forget_person,
    give_link,
    note_use,
)
from produktschau.outreach.engine.links import address_of, link_for, new_nonce, token_of
from produktschau.outreach.engine.purposes import PURPOSES
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company
from tests.cast import NOW
from tests.factories import showcase

BY = System("test")
DAY = timedelta(days=1)


def give(firm: Company, **told: object) -> PersonalLink:
    fields = {"purpose": "test", "subject": "call:K7M2QX", "email": "werkstatt@betrieb.example", **told}
    return give_link(by=BY, at=NOW, company=firm, **fields)  # type: ignore[arg-type]  # a test's own mix


def test_a_link_opens_with_its_token_and_holds_as_long_as_its_purpose_says(firm: Company, purpose: str) -> None:
    link = give(firm)
    assert link.expires_at == NOW + 30 * DAY
    assert link_for(token_of(link), at=NOW) == link
    assert link_for(token_of(link).lower(), at=NOW) == link
    assert link_for(token_of(link), at=link.expires_at) is None


def test_the_database_holds_nothing_that_opens(firm: Company, purpose: str) -> None:
    link = give(firm)
    signs = token_of(link).partition("-")[2]
    stored = " ".join(str(getattr(link, field.name)) for field in link._meta.concrete_fields)
    assert signs not in stored
    assert signs not in " ".join(str(entry.after) for entry in Entry.objects.all())


def test_the_token_is_another_for_another_row_nonce_or_secret(
    firm: Company, purpose: str, settings: pytest.FixtureRequest
) -> None:
    first, second = give(firm), give(firm, email="andere@betrieb.example")
    tokens = {token_of(first), token_of(second)}
    first.nonce = new_nonce()
    tokens.add(token_of(first))
    settings.SECRET_KEY = "ein-anderes-geheimnis-des-hauses-mit-laenge"  # type: ignore[attr-defined]  # the fixture is typed as an object
    tokens.add(token_of(first))
    assert len(tokens) == 4


@pytest.mark.parametrize("token", ["", "1", "1-", "0-K7M2QXABCDEFGHJK", "x-K7M2QXABCDEFGHJK", "1-K7M2QX", "9" * 40])
def test_what_is_no_token_opens_nothing(firm: Company, purpose: str, token: str) -> None:
    assert link_for(token, at=NOW) is None


def test_one_wrong_sign_opens_nothing(firm: Company, purpose: str) -> None:
    token = token_of(give(firm))
    last = "A" if token[-1] != "A" else "B"
    assert link_for(token[:-1] + last, at=NOW) is None


def test_signs_of_one_link_do_not_open_another(firm: Company, purpose: str) -> None:
    first, second = give(firm), give(firm, email="andere@betrieb.example")
    assert link_for(f"{first.pk}-{token_of(second).partition('-')[2]}", at=NOW) is None


def test_a_reminder_carries_the_same_address_and_prolongs_it(firm: Company, purpose: str) -> None:
    first = give(firm)
    again = give_link(
        by=BY, at=NOW + 5 * DAY, company=firm, purpose="test", subject=first.subject, email="Werkstatt@Betrieb.example"
    )
    assert address_of(again) == address_of(first)
    assert again.expires_at == NOW + 35 * DAY
    assert Entry.objects.filter(verb="link.given").count() == 1


def test_a_link_is_never_shortened(firm: Company, purpose: str) -> None:
    first = give(firm, days=100)
    assert give(firm, days=2).expires_at == first.expires_at


def test_another_matter_another_person_and_an_ended_link_give_a_new_one(firm: Company, purpose: str) -> None:
    first = give(firm)
    others = [give(firm, subject="call:ABCDEF"), give(firm, email="")]
    end_link(by=BY, at=NOW, link=first, reason="Weitergegeben")
    others.append(give(firm))
    assert first not in others
    assert link_for(token_of(first), at=NOW) is None
    assert Entry.objects.get(verb="link.ended").reason == "Weitergegeben"


def test_a_closed_matter_ends_all_its_links(firm: Company, purpose: str) -> None:
    inside = [give(firm), give(firm, email="andere@betrieb.example")]
    outside = give(firm, subject="call:ABCDEF")
    assert end_links(by=BY, at=NOW, subject="call:K7M2QX") == 2
    assert [link_for(token_of(link), at=NOW) for link in (*inside, outside)] == [None, None, outside]


def test_a_purpose_nobody_knows_gives_no_link_and_opens_none(firm: Company, purpose: str) -> None:
    link = give(firm)
    with pytest.raises(LinkRefused, match="Den Zweck"):
        give(firm, purpose="nichts")
    kept = PURPOSES._things.pop("test")
    try:
        assert link_for(token_of(link), at=NOW) is None
    finally:
        PURPOSES._things["test"] = kept


@pytest.mark.parametrize("told", [{"days": 0}, {"days": 401}, {"email": "kein\nPostfach"}, {"email": "ohne-at"}])
def test_impossible_links_are_refused(firm: Company, purpose: str, told: dict[str, object]) -> None:
    with pytest.raises(LinkRefused):
        give(firm, **told)
    assert PersonalLink.objects.count() == 0


def test_an_act_notes_the_first_opening_and_the_last_use(firm: Company, purpose: str) -> None:
    link = give(firm)
    note_use(by=link, at=NOW, link=link)
    note_use(by=link, at=NOW + DAY, link=link)
    link.refresh_from_db()
    assert (link.opened_at, link.used_at) == (NOW, NOW + DAY)


def test_the_record_of_changes_names_no_person(firm: Company, purpose: str) -> None:
    link = give(firm, name="Frau Anna Hähnel")
    end_link(by=link, at=NOW, link=link)
    told = " ".join(f"{entry.actor} {entry.before} {entry.after}" for entry in Entry.objects.all())
    assert "Hähnel" not in told
    assert "betrieb.example" not in told
    assert f"link:{link.pk}" in told


def test_links_forget_to_whom_they_were_given_half_a_year_after_their_end(firm: Company, purpose: str) -> None:
    old, young = give(firm, name="Anna Hähnel"), give(firm, email="andere@betrieb.example", days=200)
    later = old.expires_at + 181 * DAY
    assert forget_old_links(by=BY, at=later, kept=180 * DAY) == 1
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.name, old.email, young.email) == ("", "", "andere@betrieb.example")
    assert forget_old_links(by=BY, at=later, kept=180 * DAY) == 0


def test_an_erased_person_leaves_no_link(firm: Company, purpose: str) -> None:
    link = give(firm, name="Anna Hähnel")
    other = give(showcase.company("Seilerei am Tor"), email="seil@betrieb.example")
    assert forget_person(by=BY, at=NOW, email="WERKSTATT@betrieb.example") == 1
    link.refresh_from_db()
    assert (link.name, link.email, link_for(token_of(link), at=NOW)) == ("", "", None)
    assert link_for(token_of(other), at=NOW) == other
