"""The office decides about claims, prints letters, names and dismisses stewards."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from produktschau.accounts.actions import deactivate_user
from produktschau.accounts.models import User
from produktschau.audit.models import Access, Entry
from produktschau.claims.actions.claiming import OPEN_PER_FIRM, TooMany, propose_colleague
from produktschau.claims.actions.deciding import NotDecidable, accept_claim, refuse_claim
from produktschau.claims.actions.examples import load_example
from produktschau.claims.actions.stewarding import add_steward, end_stewardship
from produktschau.claims.engine.codes import code_of
from produktschau.claims.models import Claim, Standing, Way
from produktschau.claims.print.letters import claim_letter
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company, Steward
from produktschau.work.models import Mail
from tests import cast
from tests.factories import showcase
from tests.factories.claims import claim, proven_claim, steward_of

LATER = cast.NOW + timedelta(hours=2)
STRANGE = "jana@anderswo.example"
WHO = {"name": "Jana Vogel", "role": "Büro", "email": "jana@ahorn.example"}


def decided(person: User, made: Claim, verdict: str, reason: str = "") -> int:
    """The status of the answer to a decision."""
    client = cast.client_of(person)
    page = f"/leitstand/ansprueche/{made.key}/entscheiden/"
    return client.post(page, {"urteil": verdict, "reason": reason}).status_code


def test_accepting_makes_an_account_without_a_role_and_a_steward(firm: Company, manager: User) -> None:
    assert decided(manager, proven_claim(firm), "annehmen") == 302
    steward = Steward.objects.get()
    assert (steward.company, steward.person.email, steward.person.role_grants.count()) == (firm, WHO["email"], 0)
    subjects = sorted(Mail.objects.filter(to=WHO["email"]).values_list("subject", flat=True))
    assert subjects == [
        "Ist Tischlerei Ahorn Ihr Betrieb?",
        "Sie sprechen in der ProduktSCHAU für Tischlerei Ahorn",
    ]
    assert [sent.to for sent in mail.outbox] == [[WHO["email"]]]
    assert Claim.objects.get().standing == Standing.ACCEPTED


def test_accepting_takes_the_account_there_is(firm: Company, manager: User, stranger: User) -> None:
    accept_claim(by=manager, at=LATER, on=cast.TODAY, claim=proven_claim(firm, email=stranger.email))
    assert Steward.objects.get().person == stranger
    assert [one.subject for one in Mail.objects.all()] == ["Sie sprechen in der ProduktSCHAU für Tischlerei Ahorn"]


def test_a_blocked_account_is_not_let_in(firm: Company, manager: User, stranger: User) -> None:
    deactivate_user(by=manager, user=stranger, at=cast.NOW)
    with pytest.raises(NotDecidable, match="gesperrt"):
        accept_claim(by=manager, at=LATER, on=cast.TODAY, claim=proven_claim(firm, email=stranger.email))
    assert (Steward.objects.count(), Claim.objects.get().standing) == (0, Standing.DECIDING)


def test_without_a_proof_accepting_needs_a_reason(firm: Company, manager: User) -> None:
    made = claim(firm, email=STRANGE)
    assert (decided(manager, made, "annehmen"), Steward.objects.count()) == (422, 0)
    assert (decided(manager, made, "annehmen", "Am Telefon geklärt."), Steward.objects.count()) == (302, 1)


def test_refusing_needs_a_reason_which_the_person_reads(firm: Company, manager: User) -> None:
    made = proven_claim(firm)
    assert (decided(manager, made, "ablehnen", " "), Claim.objects.get().standing) == (422, Standing.DECIDING)
    assert decided(manager, made, "ablehnen", "Der Chef kennt Sie nicht.") == 302
    assert "Der Chef kennt Sie nicht." in Mail.objects.get(subject="Ihre Meldung zu Tischlerei Ahorn").text


def test_it_is_decided_once(firm: Company, manager: User) -> None:
    made = refuse_claim(by=manager, at=LATER, claim=proven_claim(firm), reason="Nein.")
    for again in ("annehmen", "ablehnen", "zurueckziehen"):
        assert decided(manager, made, again, "Doch.") == 302
    assert (Claim.objects.get().standing, Steward.objects.count()) == (Standing.REFUSED, 0)
    assert decided(manager, made, "wasanderes") == 422


def test_the_office_notes_that_the_person_withdrew(firm: Company, manager: User) -> None:
    assert decided(manager, claim(firm, email=STRANGE), "zurueckziehen") == 302
    assert (Claim.objects.get().standing, Mail.objects.count()) == (Standing.WITHDRAWN, 0)


def test_the_letter_says_who_and_the_code_but_not_in_its_address(firm: Company) -> None:
    made = claim(firm, email=STRANGE)
    told = claim_letter(made, on=cast.TODAY, until=cast.TODAY + timedelta(days=30), made_at=cast.NOW)
    assert told.letters[0].recipient == ("Tischlerei Ahorn", "Am Markt 1", "09599 Freiberg")
    assert told.letters[0].address.endswith(f"/anspruch/{made.key}/")
    assert (code_of(made) in told.text, "Jana Vogel (Inhaberin)" in told.text, "Dezember 2026" in told.text) == (
        True,
        True,
        True,
    )


def test_printing_is_on_record_and_gives_a_pdf(firm: Company, manager: User) -> None:
    made = claim(firm, email=STRANGE)
    answer = cast.client_of(manager).post(f"/leitstand/ansprueche/{made.key}/brief/")
    assert (answer["Content-Type"], answer.content[:5], answer["Cache-Control"]) == (
        "application/pdf",
        b"%PDF-",
        "private, no-store",
    )
    assert Claim.objects.get().expires_at is not None
    assert Entry.objects.filter(verb="claim.letter", actor=manager.actor_key).count() == 1
    assert list(Access.objects.values_list("kind", "subject")) == [("letters", f"claim:{made.key}")]
    mailed = claim(firm)
    assert cast.client_of(manager).post(f"/leitstand/ansprueche/{mailed.key}/brief/").status_code == 302


def test_the_desk_says_what_waits(firm: Company, manager: User, officer: User) -> None:
    claim(firm, email=STRANGE)
    proven_claim(firm)
    page = cast.client_of(manager).get("/leitstand/").content.decode()
    assert (
        "Ansprüche auf Einträge" in page,
        "Ansprüche" in cast.client_of(officer).get("/leitstand/").content.decode(),
    ) == (
        True,
        False,
    )


def test_lists_ask_as_much_for_many_as_for_few(firm: Company, manager: User) -> None:
    client = cast.client_of(manager)

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            for page in ("/leitstand/ansprueche/", f"/leitstand/betriebe/{firm.key}/zustaendige/"):
                assert client.get(page).status_code == 200
        return len(asked)

    proven_claim(firm)
    steward_of(firm, cast.enter("steward"))
    statements()  # the first reading of an hour is noted
    first = statements()
    steward_of(firm, cast.enter("coordinator"))
    for number in range(3):
        claim(showcase.company(f"Firma {number}"), email=f"nr{number}@anderswo.example")
    assert statements() == first


def test_the_office_names_who_has_an_account_and_invites_who_has_none(
    firm: Company, manager: User, stranger: User
) -> None:
    client, page = cast.client_of(manager), f"/leitstand/betriebe/{firm.key}/zustaendige/"
    assert client.post(f"{page}neu/", {"email": stranger.email.upper()}).status_code == 302
    assert client.post(f"{page}neu/", {"email": STRANGE}).status_code == 422
    assert client.post(f"{page}neu/", {"email": "jana"}).status_code == 422
    assert client.post(f"{page}neu/", {"email": STRANGE, "name": "Jana Vogel"}).status_code == 302
    shown = client.get(page).content.decode()
    assert [one in shown for one in (stranger.name, "Jana Vogel", manager.name, "noch nie angemeldet")] == [True] * 4
    assert (Mail.objects.filter(to=STRANGE).count(), [sent.to for sent in mail.outbox]) == (1, [[STRANGE]])


def test_naming_twice_changes_and_writes_nothing(firm: Company, manager: User, stranger: User) -> None:
    told = {"by": manager, "at": LATER, "on": cast.TODAY, "company": firm, "email": stranger.email, "name": ""}
    assert (add_steward(**told).is_new, add_steward(**told).is_new, Mail.objects.count()) == (True, False, 1)  # type: ignore[arg-type]  # fields of several types in one dict


def test_dismissing_needs_a_reason_and_is_mailed(firm: Company, manager: User, steward: User) -> None:
    held = steward_of(firm, steward)
    client, page = cast.client_of(manager), f"/leitstand/betriebe/{firm.key}/zustaendige/{held.pk}/"
    assert (client.post(page, {"reason": ""}).status_code, Steward.objects.count()) == (422, 1)
    assert (client.post(page, {"reason": "Arbeitet dort nicht mehr."}).status_code, Steward.objects.count()) == (302, 0)
    entry = Entry.objects.get(verb="company.steward_dismissed")
    assert (entry.reason, "Arbeitet dort nicht mehr." in Mail.objects.get().text) == ("Arbeitet dort nicht mehr.", True)


def test_a_steward_is_dismissed_at_his_own_firm_only(firm: Company, manager: User, steward: User) -> None:
    held, other = steward_of(firm, steward), showcase.company("Andere Tischlerei")
    page = f"/leitstand/betriebe/{other.key}/zustaendige/{held.pk}/"
    assert cast.client_of(manager).post(page, {"reason": "Irrtum"}).status_code == 404
    with pytest.raises(NotAcceptable):
        end_stewardship(by=manager, at=LATER, steward=held, reason="x" * 501)


def test_a_steward_proposes_and_cannot_appoint(firm: Company, manager: User, steward: User) -> None:
    steward_of(firm, steward)
    client, page = cast.client_of(steward), f"/leitstand/betriebe/{firm.key}/zustaendige/"
    assert client.post(f"{page}neu/", WHO).status_code == 403
    assert client.post(f"{page}vorschlag/", {**WHO, "role": ""}).status_code == 422
    assert client.post(f"{page}vorschlag/", WHO).status_code == 302
    made = Claim.objects.get()
    shown = client.get(page).content.decode()
    assert (WHO["name"] in shown, "wartet auf die Entscheidung" in shown, WHO["email"] in shown) == (True, True, False)
    assert (made.way, made.standing, Mail.objects.count(), Steward.objects.count()) == (Way.STEWARD, "deciding", 0, 1)
    assert steward.name in cast.client_of(manager).get(f"/leitstand/ansprueche/{made.key}/").content.decode()
    assert (decided(manager, made, "annehmen"), Steward.objects.count()) == (302, 2)


def test_proposals_are_bounded(firm: Company, steward: User) -> None:
    steward_of(firm, steward)
    for number in range(OPEN_PER_FIRM):
        email = f"nr{number}@ahorn.example"
        propose_colleague(by=steward, at=cast.NOW, company=firm, name="N", role="R", email=email)
    with pytest.raises(TooMany, match="Vorschläge"):
        propose_colleague(by=steward, at=cast.NOW, company=firm, name="N", role="R", email=WHO["email"])


def test_the_ways_there_stand_on_record_and_page_of_people(firm: Company, manager: User, steward: User) -> None:
    steward_of(firm, steward)
    way = f"/leitstand/betriebe/{firm.key}/zustaendige/"
    record = cast.client_of(manager).get(f"/leitstand/betriebe/{firm.key}/").content.decode()
    own = cast.client_of(steward).get(f"/mein-betrieb/{firm.key}/personen/").content.decode()
    assert (way in record, way in own, "Kollegin oder Kollegen vorschlagen" in own) == (True, True, True)


def test_the_demo_has_one_claim_to_decide_and_sends_no_mail(firm: Company) -> None:
    made = load_example(by=showcase.BY, at=LATER, company=firm)
    assert (made.standing, made.way, Mail.objects.count()) == (Standing.DECIDING, Way.LETTER, 0)


def test_a_nul_that_no_database_takes_loses_nothing(firm: Company, manager: User) -> None:
    made, client = claim(firm, email=STRANGE, name="Jana\0 Vogel", text="\0Hallo"), cast.client_of(manager)
    assert (made.name, made.text) == ("Jana Vogel", "Hallo")
    # The words come back without the sign, to be sent again (ADR 0097): nothing is decided, nobody appointed.
    assert decided(manager, made, "annehmen", "Am\0 Telefon.") == 400
    page = f"/leitstand/betriebe/{firm.key}/zustaendige/"
    answer = client.post(f"{page}neu/", {"email": "ab@ahorn.example", "name": "Anna\0 Ahorn"})
    assert (answer.status_code, "Anna Ahorn" in answer.content.decode()) == (400, True)
    assert client.post(f"/anspruch/{made.key}/", {"code": "\0"}).status_code == 400
    assert (Claim.objects.get(pk=made.pk).standing, Steward.objects.count()) == (made.standing, 0)
