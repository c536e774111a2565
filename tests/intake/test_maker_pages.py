"""What a firm sees of its own: by which door, how much of it, and what is asked of it."""

from datetime import date, timedelta

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.intake.actions import add_comment, archive_submission, offer_for_approval, send_back
from produktschau.intake.models import Part, Stage, Submission, Via
from produktschau.intake.queries.effect import Line, Month, effect_of
from produktschau.intake.queries.mine import ENOUGH, asks_of, rounds_of, usual_days
from produktschau.lib.dates import today
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.actions.favourites import count_favourites
from produktschau.showcase.actions.views import count_views
from produktschau.showcase.models import Company, ViewCount
from tests.cast import NOW, TODAY
from tests.factories import maker, showcase
from tests.factories.intake import OFFICE, brought, submission

pytestmark = pytest.mark.django_db


def home(firm: Company) -> str:
    return f"/mein-betrieb/{firm.key}/"


def asked(firm: Company) -> list[str]:
    return [ask.title for ask in asks_of(firm, list(rounds_of(firm)), on=TODAY)]


def test_one_firm_is_opened_at_once_and_several_are_listed(mine: Client, firm: Company, steward: User) -> None:
    assert mine.get("/mein-betrieb/").headers["Location"] == home(firm)
    other = showcase.company("Zweite Werkstatt")
    appoint_steward(by=showcase.BY, company=other, person=steward, on=TODAY, at=NOW)
    page = mine.get("/mein-betrieb/").content.decode()
    assert (firm.name in page, other.name in page) == (True, True)


def test_nothing_asked_says_so(mine: Client, firm: Company) -> None:
    assert "Gerade nichts." in mine.get(home(firm)).content.decode()


def test_what_came_back_is_asked_first_then_texts_then_drafts_by_their_day(firm: Company) -> None:
    draft = submission(company=firm, name="Kreisel")
    later = submission(company=firm, name="Leuchte")
    call = maker.call(deadline_on=TODAY + timedelta(days=5))
    Submission.objects.filter(pk=later.pk).update(call=call)
    edited = submission(company=firm, name="Schale", stage=Stage.EDITED)
    returned = submission(company=firm, name="Brett", stage=Stage.SUBMITTED)
    send_back(by=OFFICE, at=NOW, submission=returned, reason="Bitte mehr.")
    assert asked(firm) == [
        "Brett: bitte ergänzen",
        "Schale: Text freigeben",
        "Leuchte fertig eintragen",
        "Kreisel fertig eintragen",
    ]
    assert (draft.stage, edited.stage) == ("draft", "edited")


def test_a_call_is_asked_until_it_is_answered_declined_or_over(firm: Company) -> None:
    invitation = maker.invited(firm, maker.call(deadline_on=TODAY))
    assert asked(firm) == ["Aufruf „Licht und Holz“"]
    assert asks_of(firm, [], on=TODAY + timedelta(days=1)) == []
    invitation.declined_at = NOW
    invitation.save()
    assert asked(firm) == []


def test_remarks_that_wait_are_counted(firm: Company) -> None:
    made = submission(company=firm, name="Brett", stage=Stage.SUBMITTED)
    send_back(
        by=OFFICE, at=NOW, submission=made, reason="Zwei Dinge.", comments={"story": "Wie breit?", "lead": "Kürzer?"}
    )
    add_comment(by=OFFICE, at=NOW, submission=made, text="Danke", field="lead", is_from_firm=True)
    assert asks_of(firm, list(rounds_of(firm)), on=TODAY)[0].text == "2 Bemerkungen stehen neben den Feldern."


def test_what_was_opened_and_kept_is_told_by_entry_and_by_month(firm: Company) -> None:
    product, on = showcase.product(firm), date(2026, 11, 2)
    count_favourites(kept=[firm.key, product.key], on=date(2026, 10, 31))
    count_favourites(kept=[product.key], on=date(2026, 11, 1))
    days = {on: 1, date(2026, 10, 3): 2, date(2026, 10, 4): 4, date(2025, 11, 2): 8, date(2025, 11, 3): 16}
    count_views(times={(product.key, day): times for day, times in days.items()})
    count_views(times={(firm.key, on): 3})
    told = effect_of(firm, on=on)
    assert told.whole == Line("zusammen", 8, 26, 3)
    assert told.lines == (Line(product.name, 5, 23, 2), Line(firm.name, 3, 3, 1))
    assert told.months[:3] == (Month("November 2026", 4, 1), Month("Oktober 2026", 6, 2), Month("September 2026", 0, 0))
    assert (len(told.months), told.months[-1].label) == (12, "Dezember 2025")


def test_numbers_of_others_are_not_told(firm: Company) -> None:
    other = showcase.company("Andere")
    count_favourites(kept=[other.key], on=TODAY)
    count_views(times={(other.key, TODAY): 5})
    assert effect_of(firm, on=TODAY).whole == Line("zusammen", 0, 0, 0)


def test_a_firm_reads_how_often_it_was_opened_and_asked(mine: Client, firm: Company) -> None:
    count_views(times={(firm.key, today()): 1234})
    page = mine.get(home(firm)).content.decode()
    assert ["<dt>1.234</dt>" in page, "Anfragen von Besuchern" in page, "Noch nichts:" in page] == [True, True, False]
    Company.objects.update(state="draft")
    ViewCount.objects.all().delete()
    assert "Noch nichts: Ihr Eintrag" in mine.get(home(firm)).content.decode()


def test_how_long_it_takes_is_told_only_when_measured(firm: Company) -> None:
    for number in range(ENOUGH):
        assert usual_days() is None
        made = submission(company=firm, name=f"Brett {number}", stage=Stage.PUBLISHED)
        submitted = NOW - timedelta(days=4 + number)
        Submission.objects.filter(pk=made.pk).update(submitted_at=submitted, closed_at=NOW)
    assert usual_days() == 6


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (Stage.SUBMITTED, "Zuerst prüfen wir die Herkunft"),
        (Stage.CHECKED, "Die Redaktion arbeitet am Text"),
        (Stage.APPROVED, "Als Nächstes veröffentlichen wir"),
        (Stage.PUBLISHED, "Öffentliche Seite ansehen"),
    ],
)
def test_a_round_says_what_happens_now(mine: Client, firm: Company, stage: Stage, said: str) -> None:
    made = submission(company=firm, stage=stage)
    assert said in mine.get(f"{home(firm)}einreichungen/{made.key}/").content.decode()


def test_a_round_laid_aside_says_why(mine: Client, firm: Company) -> None:
    made = archive_submission(by=OFFICE, at=NOW, submission=submission(company=firm), reason="Nicht von hier.")
    assert "Nicht von hier." in mine.get(f"{home(firm)}einreichungen/{made.key}/").content.decode()


def test_every_version_stays_readable_with_who_wrote_it(mine: Client, firm: Company) -> None:
    from produktschau.intake.actions import write_version

    made = submission(company=firm, stage=Stage.SUBMITTED)
    write_version(
        by=OFFICE, at=NOW, submission=made, content={"lead": "Aus einem Stück Eiche."}, via=Via.OFFICE, expected=None
    )
    page = mine.get(f"{home(firm)}einreichungen/{made.key}/verlauf/").content.decode()
    assert [page.count(words) for words in ("Fassung 3", "Die Redaktion", "So fing es an.")] == [1, 1, 1]
    assert '<del><span class="vh">gestrichen: </span>Esche, von Hand geölt.</del>' in page


def test_a_link_for_one_round_leads_there_and_nowhere_else(client: Client, firm: Company) -> None:
    made, other = submission(company=firm), submission(company=firm, name="Zweites")
    link = maker.link(firm, f"submission:{made.key}")
    assert client.get(maker.address(link)).headers["Location"] == maker.address(link, f"einreichungen/{made.key}/")
    paths = [
        f"einreichungen/{made.key}/",
        f"bilder/{made.product.key}/" if made.product else "",
        f"einreichungen/{other.key}/",
        f"bilder/{firm.key}/",
        "neu/",
        "gehen/",
        "gibt/es/nicht/",
    ]
    assert [client.get(maker.address(link, path)).status_code for path in paths] == [200, 200, 404, 404, 404, 404, 404]


def test_a_link_sees_the_same_pages_as_a_steward(client: Client, mine: Client, firm: Company) -> None:
    made = brought(submission(company=firm, print_text="Ein Brett."), Stage.EDITED, NOW)
    link = maker.link(firm)
    for path in ("", f"einreichungen/{made.key}/", "personen/", "neu/"):
        by_link, signed_in = client.get(maker.address(link, path)), mine.get(home(firm) + path)
        assert (by_link.status_code, by_link.templates[0].name) == (200, signed_in.templates[0].name)


def test_the_pages_are_kept_by_nobody(client: Client, mine: Client, firm: Company) -> None:
    for answer in (client.get(maker.address(maker.link(firm))), mine.get(home(firm))):
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_looking_changes_nothing_even_when_a_scanner_looks(client: Client, firm: Company) -> None:
    link = maker.link(firm)
    client.get(maker.address(link))
    link.refresh_from_db()
    assert (link.opened_at, link.used_at) == (None, None)


def test_the_account_page_leads_to_the_firm(mine: Client, firm: Company) -> None:
    assert home(firm) in mine.get("/konto/").content.decode()


def test_a_round_of_an_approved_print_text_shows_both_decisions(mine: Client, firm: Company) -> None:
    made = submission(company=firm, stage=Stage.CHECKED, print_text="Ein Brett.")
    offer_for_approval(by=OFFICE, at=NOW, submission=made)
    page = mine.get(f"{home(firm)}einreichungen/{made.key}/").content.decode()
    assert [page.count(f'value="{part.value}"') for part in Part] == [2, 2]
