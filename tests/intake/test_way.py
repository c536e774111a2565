"""The way of an entry: draft, submitted, checked, edited, approved, published, archived; every step says who, when and why."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from produktschau.audit.models import Entry
from produktschau.intake import actions
from produktschau.intake.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.intake.models import Approval, Comment, Part, Stage, Submission, Version, Via
from produktschau.intake.queries.rounds import (
    latest,
    open_round,
    stamp_of,
)
from produktschau.showcase.models import Company, Product
from tests.cast import NOW, TODAY
from tests.factories import showcase
from tests.factories.intake import EVIDENCE, FIRM, OFFICE, PRODUCT, approve, brought, criteria, submission

pytestmark = pytest.mark.usefixtures("district", "words")

LATER = NOW + timedelta(hours=2)
MUCH_LATER = NOW + timedelta(days=2)


def verbs(of: Submission) -> list[str]:
    entries = Entry.objects.filter(subject=f"submission:{of.key}").order_by("pk")
    return [entry.verb.removeprefix("submission.") for entry in entries]


def write(of: Submission, by: Any = OFFICE, via: Via = Via.OFFICE, **content: Any) -> Version:
    return actions.write_version(by=by, at=LATER, submission=of, content=content, via=via, expected=None)


def test_a_new_product_goes_the_whole_way_and_is_public_at_its_end_only() -> None:
    firm = showcase.company()
    made = submission(company=firm, stage=Stage.APPROVED)
    product = Product.objects.get()
    assert (product.name, product.lead, product.state) == ("Brotbrett", "", "draft")
    made = brought_on(made)
    product.refresh_from_db()
    assert (product.lead, product.state, product.world and product.world.slug) == (PRODUCT["lead"], "published", "wald")
    assert [area.slug for area in product.areas.all()] == ["wohnen"]
    assert (made.stage, made.closed_at) == (Stage.PUBLISHED, MUCH_LATER)
    assert verbs(made) == [
        *(
            "opened",
            "written",
            "submitted",
            "found",
            "origin_passed",
            "offered",
            "approved",
            "approved_whole",
            "published",
        ),
    ]


def brought_on(made: Submission) -> Submission:
    return actions.publish_submission(by=OFFICE, at=MUCH_LATER, submission=made)


def test_what_is_public_stays_as_it_is_until_the_round_ends() -> None:
    firm = showcase.company(phone="03731 1")
    made = submission(firm, Stage.EDITED, phone="03731 22222", lead="Jetzt auch Schalen.")
    assert Company.objects.values_list("phone", "lead").get() == ("03731 1", showcase.LEAD)
    approve(made, Part.WEB, LATER)
    brought_on(made)
    assert Company.objects.values_list("phone", "lead").get() == ("03731 22222", "Jetzt auch Schalen.")


def test_a_published_company_is_checked_on_the_day_the_firm_said_so_itself() -> None:
    made = submission(showcase.company(), Stage.EDITED, phone="03731 22222")
    approve(made, Part.WEB, LATER)
    brought_on(made)
    assert Company.objects.get().checked_on == TODAY


def test_what_staff_wrote_down_for_the_firm_does_not_count_as_confirmed() -> None:
    made = submission(showcase.company(), Stage.EDITED, phone="03731 22222")
    actions.decide(
        by=OFFICE, at=LATER, submission=made, part=Part.WEB, is_given=True, via=Via.CALL, said_on=TODAY, expected=None
    )
    brought_on(made)
    assert Company.objects.get().checked_on is None
    assert Approval.objects.values_list("by", "via", "said_on").get() == ("system:office", "call", TODAY)


def test_an_open_round_is_given_back_and_never_doubled() -> None:
    firm = showcase.company()
    thing = showcase.product(firm)
    first = actions.open_submission(by=FIRM, at=NOW, company=firm)
    assert actions.open_submission(by=OFFICE, at=LATER, company=firm).pk == first.pk
    of_product = actions.open_submission(by=FIRM, at=NOW, company=firm, product=thing)
    assert actions.open_submission(by=OFFICE, at=LATER, company=firm, product=thing).pk == of_product.pk
    assert open_round(firm, thing) == of_product
    assert Submission.objects.count() == 2


def test_after_a_round_has_ended_a_new_one_begins_with_what_is_public() -> None:
    firm = showcase.company()
    brought_on(submission(firm, Stage.APPROVED, phone="03731 22222", print_text="Für den Katalog."))
    again = actions.open_submission(by=FIRM, at=MUCH_LATER, company=firm)
    words = latest(again)
    assert (words.number, words.via, words.content["phone"], words.print_text) == (
        *(1, Via.OFFICE, "03731 22222", "Für den Katalog."),
    )


def test_a_round_of_a_foreign_product_is_refused() -> None:
    thing = showcase.product(showcase.company("Andere Werkstatt"))
    with pytest.raises(NotAcceptable, match="kein Produkt von"):
        actions.open_submission(by=FIRM, at=NOW, company=showcase.company(), product=thing)


def test_an_incomplete_draft_is_kept_and_told_when_it_is_handed_in() -> None:
    made = actions.open_submission(by=FIRM, at=NOW, company=showcase.company(), new_product="Brett")
    with pytest.raises(NotAcceptable) as refused:
        actions.submit(by=FIRM, at=NOW, submission=made)
    assert sorted(refused.value.problems) == ["areas", "lead", "where_to_buy"]


def test_what_does_not_fit_yet_is_kept_in_a_draft_and_refused_when_handed_in() -> None:
    made = actions.open_submission(by=FIRM, at=NOW, company=showcase.company())
    with pytest.raises(NotAcceptable):
        write(made, FIRM, Via.OWN, phone="ruf an", founded_year="neulich")
    actions.write_version(
        by=FIRM,
        at=LATER,
        submission=made,
        content={"phone": "ruf an", "founded_year": "neulich", "size_class": "riesig"},
        expected=None,
        is_rough=True,
    )
    content = latest(made).content
    assert (content["phone"], content["founded_year"], content["size_class"]) == ("ruf an", "neulich", "riesig")
    with pytest.raises(NotAcceptable) as refused:
        actions.submit(by=FIRM, at=LATER, submission=made)
    assert sorted(refused.value.problems) == ["founded_year", "phone", "size_class"]


def test_in_a_draft_the_firm_writes_and_afterwards_the_office() -> None:
    made = submission(company=showcase.company())
    with pytest.raises(NotReady, match="Noch schreibt der Betrieb"):
        write(made, lead="Redigiert.")
    assert write(made, via=Via.OWN, lead="Vom Betrieb.").via == Via.OWN
    actions.submit(by=FIRM, at=LATER, submission=made)
    with pytest.raises(NotReady, match="bei der Redaktion"):
        write(made, FIRM, Via.OWN, lead="Doch anders.")
    assert write(made, lead="Redigiert.").via == Via.OFFICE


def test_who_saves_again_replaces_the_own_version_and_nobody_elses() -> None:
    made = submission(company=showcase.company())
    save: dict[str, Any] = {"submission": made, "expected": None}
    actions.write_version(by=FIRM, at=LATER, content={"lead": "Eins."}, **save)
    again = actions.write_version(by=FIRM, at=LATER + timedelta(seconds=5), content={"lead": "Zwei."}, **save)
    assert (again.number, list(made.versions.values_list("number", flat=True))) == (2, [2, 1])
    said = actions.write_version(
        by=OFFICE, at=MUCH_LATER, content={"lead": "Drei."}, via=Via.CALL, said_on=TODAY, **save
    )
    assert said.number == 3
    back = actions.write_version(by=FIRM, at=MUCH_LATER, content={"lead": "Vier."}, **save)
    assert (back.number, [one.content["lead"] for one in made.versions.order_by("number")]) == (
        *(4, ["", "Zwei.", "Drei.", "Vier."]),
    )


def test_a_version_that_was_handed_in_stays_when_the_firm_writes_on() -> None:
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)
    actions.send_back(by=OFFICE, at=LATER, submission=made, reason="Bitte mehr.")
    version = actions.write_version(
        by=FIRM, at=MUCH_LATER, submission=made, content={"lead": "Mehr gesagt."}, expected=None
    )
    assert (version.number, made.versions.get(number=2).content["lead"]) == (3, PRODUCT["lead"])


def test_saving_the_same_words_writes_nothing() -> None:
    made = submission(company=showcase.company())
    before = Entry.objects.count()
    version = write(made, FIRM, Via.OWN, lead=PRODUCT["lead"])
    assert (version.number, Entry.objects.count()) == (2, before)


def test_a_second_tab_of_the_same_person_is_told_and_loses_nothing() -> None:
    made = submission(company=showcase.company())
    seen = stamp_of(latest(made))
    actions.write_version(by=FIRM, at=LATER, submission=made, content={"lead": "Erster."}, expected=seen)
    with pytest.raises(ChangedMeanwhile) as told:
        actions.write_version(by=FIRM, at=MUCH_LATER, submission=made, content={"lead": "Zweiter."}, expected=seen)
    assert told.value.version.content["lead"] == "Erster."
    assert latest(made).content["lead"] == "Erster."


def test_giving_back_needs_a_reason_and_carries_remarks_beside_the_fields() -> None:
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)
    with pytest.raises(NotAcceptable, match="Begründung fehlt"):
        actions.send_back(by=OFFICE, at=LATER, submission=made, reason="  ")
    made = actions.send_back(
        by=OFFICE, at=LATER, submission=made, reason="Bitte ergänzen.", comments={"lead": "Kürzer?", "story": " "}
    )
    assert (made.stage, made.returned_at) == (Stage.DRAFT, LATER)
    assert list(Comment.objects.values_list("field", "text", "is_from_firm")) == [("lead", "Kürzer?", False)]
    again = actions.submit(by=FIRM, at=MUCH_LATER, submission=made)
    assert (again.stage, again.returned_at, again.submitted_at) == (Stage.SUBMITTED, None, MUCH_LATER)


def test_origin_is_confirmed_only_with_every_required_criterion_and_its_evidence() -> None:
    criteria()
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)

    def find(**answers: tuple[str, str]) -> None:
        actions.record_findings(by=OFFICE, at=LATER, on=TODAY, submission=made, is_food=False, answers=answers)

    with pytest.raises(NotReady, match="welche Herkunftsregel gilt"):
        actions.pass_origin(by=OFFICE, at=LATER, submission=made)
    with pytest.raises(NotAcceptable, match="Der Beleg fehlt"):
        find(gemacht=("yes", " "))
    find(gemacht=("yes", EVIDENCE), verkauft=("no", ""))
    with pytest.raises(NotReady) as refused:
        actions.pass_origin(by=OFFICE, at=LATER, submission=made)
    assert refused.value.reasons == ["„Hier verkauft“ ist nicht erfüllt."]
    find(verkauft=("yes", "Hofladen"))
    assert actions.pass_origin(by=OFFICE, at=LATER, submission=made).stage == Stage.CHECKED


def test_food_has_its_own_rule_and_changing_the_rule_drops_the_other_findings() -> None:
    criteria()
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)
    find: dict[str, Any] = {"by": OFFICE, "at": LATER, "on": TODAY, "submission": made}
    actions.record_findings(is_food=False, answers={"gemacht": ("yes", EVIDENCE), "verkauft": ("yes", "Laden")}, **find)
    actions.record_findings(is_food=True, answers={"gewachsen": ("open", "")}, **find)
    assert list(made.findings.values_list("criterion__slug", "answer")) == [("gewachsen", "open"), ("verkauft", "yes")]
    with pytest.raises(NotReady, match="„Hier gewachsen“ ist noch ohne Ergebnis"):
        actions.pass_origin(by=OFFICE, at=LATER, submission=made)


def test_steps_out_of_turn_are_refused_with_a_sentence() -> None:
    made = submission(company=showcase.company(), stage=Stage.PUBLISHED)
    steps: list[Callable[[], Any]] = [
        lambda: actions.submit(by=FIRM, at=LATER, submission=made),
        lambda: actions.send_back(by=OFFICE, at=LATER, submission=made, reason="Zurück."),
        lambda: actions.pass_origin(by=OFFICE, at=LATER, submission=made),
        lambda: actions.offer_for_approval(by=OFFICE, at=LATER, submission=made),
        lambda: actions.decide(by=FIRM, at=LATER, submission=made, part="print", is_given=True, expected=None),
        lambda: actions.publish_submission(by=OFFICE, at=LATER, submission=made),
        lambda: actions.archive_submission(by=OFFICE, at=LATER, submission=made, reason="Weg."),
        lambda: write(made, lead="Nachgereicht."),
        lambda: actions.add_comment(by=FIRM, at=LATER, submission=made, text="Noch etwas."),
    ]
    for step in steps:
        with pytest.raises(NotReady, match="inzwischen „veröffentlicht“"):
            step()


def test_laying_aside_needs_a_reason_and_leaves_the_public_record_alone() -> None:
    firm = showcase.company()
    made = submission(firm, Stage.SUBMITTED, lead="Anders.")
    with pytest.raises(NotAcceptable, match="Begründung fehlt"):
        actions.archive_submission(by=OFFICE, at=LATER, submission=made, reason="")
    made = actions.archive_submission(by=OFFICE, at=LATER, submission=made, reason="Betrieb geschlossen.")
    assert (made.stage, made.closed_at, Company.objects.get().lead) == (Stage.ARCHIVED, LATER, showcase.LEAD)
    assert open_round(firm) is None


def test_the_entry_of_a_single_person_needs_consent_when_it_is_handed_in() -> None:
    firm = showcase.company(published=False, is_sole_trader=True)
    made = submission(firm, lead="Körbe aus Weide.")
    with pytest.raises(NotReady, match="Einwilligung"):
        actions.submit(by=FIRM, at=LATER, submission=made)
    actions.submit(by=FIRM, at=LATER, submission=made, consent="Ja, zeigen Sie meinen Eintrag.")
    firm.refresh_from_db()
    assert (firm.consent_on, firm.consent_wording) == (TODAY, "Ja, zeigen Sie meinen Eintrag.")
    assert brought(made, Stage.DRAFT, LATER).stage == Stage.SUBMITTED


def test_the_record_of_changes_holds_no_words_of_the_texts() -> None:
    secret = "Erika Vertraulich"
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED, lead=f"Von {secret}.", print_text=f"{secret}.")
    actions.add_comment(by=FIRM, at=LATER, submission=made, text=f"Fragen Sie {secret}.", field="lead")
    entries = Entry.objects.filter(subject=f"submission:{made.key}")
    assert [entry.pk for entry in entries if secret in f"{entry.before}{entry.after}{entry.reason}"] == []


def test_a_company_that_moves_gets_its_new_town_and_loses_its_old_point() -> None:
    site = {"street": "Am Markt", "postcode": "09599", "place": "Freiberg", "lon": 13.34, "lat": 50.91}
    firm = showcase.company(published=False, sites=[site, {"place": "Flöha"}])
    made = submission(firm, Stage.APPROVED, postcode="04720", place="Döbeln")
    brought_on(made)
    told = list(firm.sites.order_by("pk").values_list("place", "municipality__name", "lon", "is_main"))
    assert told == [("Döbeln", "Döbeln", None, True), ("Flöha", None, None, False)]


def test_a_company_that_moves_within_its_town_keeps_the_town() -> None:
    firm = showcase.company()
    firm.sites.update(lon=13.34, lat=50.91)
    brought_on(submission(firm, Stage.APPROVED, phone="03731 3", street="Am Untermarkt"))
    assert list(firm.sites.values_list("street", "municipality__name", "lon")) == [("Am Untermarkt", "Freiberg", None)]
    brought_on(submission(firm, Stage.APPROVED, at=MUCH_LATER, phone="03731 4"))
    assert list(firm.sites.values_list("municipality__name", flat=True)) == ["Freiberg"]


def test_remarks_are_ticked_off_and_on_again() -> None:
    made = submission(company=showcase.company(), stage=Stage.SUBMITTED)
    remark = actions.add_comment(by=OFFICE, at=NOW, submission=made, text="Kürzer?", field="lead")
    done = actions.settle_comment(by=FIRM, at=LATER, comment=remark)
    assert (done.done_at, done.done_by) == (LATER, "system:firm")
    assert actions.settle_comment(by=FIRM, at=MUCH_LATER, comment=remark).done_at == LATER
    assert actions.settle_comment(by=OFFICE, at=LATER, comment=remark, is_done=False).done_by == ""
    with pytest.raises(NotAcceptable, match="Dieses Feld gibt es nicht"):
        actions.add_comment(by=OFFICE, at=NOW, submission=made, text="?", field="passwort")
    with pytest.raises(NotAcceptable, match="Die Bemerkung ist leer"):
        actions.add_comment(by=OFFICE, at=NOW, submission=made, text=" ")


def test_findings_of_the_last_round_are_there_to_begin_with() -> None:
    from produktschau.intake.queries.origin import asked_of

    firm = showcase.company()
    brought_on(submission(firm, Stage.APPROVED, phone="03731 3"))
    again = submission(firm, Stage.SUBMITTED, at=MUCH_LATER, phone="03731 4")
    told = [(one.criterion.slug, one.finding, one.before and one.before.evidence) for one in asked_of(again, False)]
    assert told == [("gemacht", None, EVIDENCE), ("verkauft", None, EVIDENCE)]


def test_a_save_whose_answer_was_lost_is_no_conflict() -> None:
    made = submission(company=showcase.company())
    seen = stamp_of(latest(made))

    def save(lead: str) -> Version:
        return actions.write_version(by=FIRM, at=LATER, submission=made, content={"lead": lead}, expected=seen)

    first = save("Gesagt, und die Antwort ging verloren.")
    again = save("Gesagt, und die Antwort ging verloren.")
    assert (again.pk, stamp_of(again)) == (first.pk, stamp_of(first))
    with pytest.raises(ChangedMeanwhile):
        save("Etwas anderes.")
