"""Handing in and deciding: with consent where it is needed, with a reason where one says no."""

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.intake.actions import publish_submission, write_version
from produktschau.intake.models import Approval, Stage, Submission, Via
from produktschau.showcase.models import Company
from tests.cast import NOW, client_of
from tests.factories import maker
from tests.factories.intake import OFFICE, address, stamp, submission

pytestmark = pytest.mark.usefixtures("district", "words")

PRINTED = "Ein Brett aus Esche."


def stage(made: Submission) -> str:
    return Submission.objects.get(pk=made.pk).stage


def say(browser: Client, made: Submission, part: str, word: str, **more: str) -> int:
    told = {"part": part, "wort": word, "expected": stamp(made), **more}
    return browser.post(address(made, "freigabe/"), told).status_code


def test_handing_in_says_what_happens_next(mine: Client, firm: Company) -> None:
    made = submission(company=firm)
    answer = mine.post(address(made, "einreichen/"), {"expected": stamp(made)}, follow=True)
    page = answer.content.decode()
    assert (stage(made), "Eingereicht. Danke." in page, "Was passiert jetzt?" in page) == ("submitted", True, True)


def test_what_is_missing_blocks_and_leads_to_its_field(mine: Client, firm: Company) -> None:
    made = submission(company=firm, lead="")
    page = mine.get(address(made, "einreichen/")).content.decode()
    assert ('aria-disabled="true"' in page, f'href="{address(made)}#lead"' in page) == (True, True)
    refused = mine.post(address(made, "einreichen/"), {"expected": stamp(made)})
    assert (refused.status_code, stage(made)) == (422, "draft")


def test_what_changed_since_reading_is_read_again(mine: Client, firm: Company) -> None:
    made = submission(company=firm)
    seen = stamp(made)
    write_version(by=OFFICE, at=NOW, submission=made, content={"lead": "Anders."}, expected=None)
    refused = mine.post(address(made, "einreichen/"), {"expected": seen})
    assert (refused.status_code, "Anders." in refused.content.decode(), stage(made)) == (409, True, "draft")


def test_a_person_agrees_with_wording_and_day_before_handing_in(mine: Client, firm: Company) -> None:
    Company.objects.filter(pk=firm.pk).update(is_sole_trader=True, state="draft")
    made = submission(Company.objects.get(pk=firm.pk), story="Ich drehe Holz.")
    page = mine.get(address(made, "einreichen/")).content.decode()
    assert "Ich bin einverstanden, dass mein Name" in page
    refused = mine.post(address(made, "einreichen/"), {"expected": stamp(made)})
    assert (refused.status_code, stage(made)) == (422, "draft")
    mine.post(address(made, "einreichen/"), {"expected": stamp(made), "einverstanden": "ja"})
    person = Company.objects.get(pk=firm.pk)
    assert (stage(made), person.consent_on is not None, person.consent_wording[:19]) == (
        "submitted",
        True,
        "Ich bin einverstand",
    )


def test_a_company_is_not_asked_for_a_persons_consent(mine: Client, firm: Company) -> None:
    made = submission(company=firm)
    assert "einverstanden" not in mine.get(address(made, "einreichen/")).content.decode()


def test_web_and_print_are_decided_apart(mine: Client, firm: Company) -> None:
    made = submission(company=firm, stage=Stage.EDITED, print_text=PRINTED)
    assert (say(mine, made, "web", "ja"), stage(made)) == (302, "edited")
    assert (say(mine, made, "print", "ja"), stage(made)) == (302, "approved")
    decisions = Approval.objects.filter(submission=made).values_list("part", "is_given", "via")
    assert sorted(decisions) == [("print", True, Via.OWN), ("web", True, Via.OWN)]


def test_a_no_needs_a_reason_and_keeps_both_versions(mine: Client, firm: Company) -> None:
    made = submission(company=firm, stage=Stage.EDITED, print_text=PRINTED)
    assert (say(mine, made, "print", "nein"), stage(made)) == (422, "edited")
    assert (say(mine, made, "print", "nein", reason="Das Öl fehlt."), stage(made)) == (302, "checked")
    write_version(
        by=OFFICE, at=NOW, submission=made, content={}, print_text=f"{PRINTED} Geölt.", via=Via.OFFICE, expected=None
    )
    again = _offered(made)
    page = mine.get(address(again)).content.decode()
    assert ('<ins><span class="vh">neu: </span>Esche. Geölt.</ins>' in page, "Das Öl fehlt." in page) == (True, True)
    history = mine.get(address(made, "verlauf/")).content.decode()
    assert [words in history for words in (PRINTED, "Geölt.", "Das Öl fehlt.")] == [True, True, True]


def test_a_reason_that_was_typed_stays_when_the_text_changed(mine: Client, firm: Company) -> None:
    made = submission(company=firm, stage=Stage.EDITED, print_text=PRINTED)
    told = {"part": "print", "wort": "nein", "expected": "1.0", "reason": "Das Öl fehlt."}
    refused = mine.post(address(made, "freigabe/"), told)
    assert (refused.status_code, "Das Öl fehlt." in refused.content.decode(), stage(made)) == (409, True, "edited")


def test_deciding_twice_or_too_late_changes_nothing(mine: Client, firm: Company) -> None:
    made = submission(company=firm, stage=Stage.EDITED)
    assert [
        say(mine, made, "web", "ja"),
        say(mine, made, "web", "ja"),
        say(mine, made, "web", "nein", reason="Doch nicht."),
    ] == [302, 302, 302]
    assert (stage(made), Approval.objects.filter(submission=made).count()) == ("approved", 1)


@pytest.mark.parametrize(("part", "word"), [("", "ja"), ("alles", "ja"), ("web", ""), ("web", "vielleicht")])
def test_what_no_button_says_is_not_found(mine: Client, firm: Company, part: str, word: str) -> None:
    made = submission(company=firm, stage=Stage.EDITED)
    assert (say(mine, made, part, word), stage(made)) == (404, "edited")


def test_a_link_of_another_round_decides_nothing(client: Client, firm: Company) -> None:
    made, other = submission(company=firm, stage=Stage.EDITED), submission(company=firm, name="Zweites")
    link = maker.link(firm, f"submission:{other.key}")
    told = {"part": "web", "wort": "ja", "expected": stamp(made)}
    path = maker.address(link, f"einreichungen/{made.key}/freigabe/")
    assert (client.post(path, told).status_code, stage(made)) == (404, "edited")


def test_the_stranger_and_the_office_decide_nothing_here(stranger: User, manager: User, firm: Company) -> None:
    made = submission(company=firm, stage=Stage.EDITED)
    assert [say(client_of(one), made, "web", "ja") for one in (stranger, manager)] == [404, 404]
    assert stage(made) == "edited"


def test_reasons_are_shown_as_text(mine: Client, firm: Company) -> None:
    made = submission(company=firm, stage=Stage.EDITED)
    say(mine, made, "web", "nein", reason="<script>alert(1)</script>")
    assert "<script>alert" not in mine.get(address(made)).content.decode()


def test_once_published_the_page_leads_to_the_public_one(mine: Client, firm: Company) -> None:
    made = submission(company=firm, stage=Stage.APPROVED)
    made = publish_submission(by=OFFICE, at=NOW, submission=made)
    product = made.product
    assert product is not None
    assert f'href="{product.get_absolute_url()}"' in mine.get(address(made)).content.decode()


def _offered(made: Submission) -> Submission:
    from produktschau.intake.actions import offer_for_approval

    return offer_for_approval(by=OFFICE, at=NOW, submission=made)
