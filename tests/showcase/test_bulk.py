"""One act for many records: the preview tells the truth, each record is treated by itself, and it can be taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.showcase import actions
from produktschau.showcase.actions import bulk as bulk_actions
from produktschau.showcase.actions import publishing
from produktschau.showcase.actions.bulk import (
    AT_ONCE,
    BulkRefused,
    carry_on,
    forget_bulks,
    show_bulk,
    start_bulk,
    stop_bulk,
    undo_bulk,
)
from produktschau.showcase.actions.bulk_steps import carry_out
from produktschau.showcase.models import AreaOfLife, Bulk, BulkStage, ColourWorld, Company, Fate, Material, Product
from produktschau.showcase.queries.bulk import bulk_job, is_stuck, may_be_undone
from produktschau.work.models import Job
from tests.cast import NOW, TODAY
from tests.factories.outreach import note
from tests.showcase.making import BY, company, draft_company, draft_product, product

pytestmark = pytest.mark.usefixtures("district", "words")

LATER = NOW + timedelta(hours=1)
DAY = TODAY.isoformat()


def shown(act: str, *records: Company | Product, value: str = "", by: Any = BY) -> Bulk:
    kind = "product" if isinstance(records[0], Product) else "company"
    return show_bulk(by=by, at=NOW, kind=kind, act=act, keys=[one.key for one in records], value=value)


def done(bulk: Bulk, reason: str = "") -> Bulk:
    return start_bulk(by=BY, at=LATER, bulk=bulk, reason=reason)


def fates(bulk: Bulk) -> list[str]:
    return list(bulk.rows.order_by("place").values_list("fate", flat=True))


def outcomes(bulk: Bulk) -> list[str]:
    return list(bulk.rows.order_by("place").values_list("outcome", flat=True))


def test_the_preview_says_for_each_record_what_will_happen_and_changes_nothing() -> None:
    ready, public = draft_company("Bereit"), company("Öffentlich")
    person = draft_company("Imkerei Vogel", is_sole_trader=True)
    bulk = shown("publish", ready, public, person)
    told = [(row.fate, row.reason) for row in bulk.rows.order_by("place")]
    assert told[0] == ("done", "")
    assert told[1] == ("there", "Ist schon veröffentlicht.")
    assert told[2][0] == "refused"
    assert told[2][1].startswith("Die Einwilligung der Person fehlt")
    assert Company.objects.get(pk=ready.pk).state == "draft"


def test_what_was_shown_is_carried_out_and_recorded_for_each_record() -> None:
    ready, public = draft_company("Bereit"), company("Öffentlich")
    bulk = done(shown("publish", ready, public))
    assert (bulk.stage, outcomes(bulk)) == (BulkStage.DONE, [Fate.DONE, Fate.THERE])
    assert Company.objects.get(pk=ready.pk).is_published
    assert Entry.objects.filter(verb="company.published", subject=f"company:{ready.key}", at=LATER).count() == 1
    assert list(Entry.objects.filter(subject=f"bulk:{bulk.key}").order_by("pk").values_list("verb", flat=True)) == [
        "bulk.started",
        "bulk.ended",
    ]


def test_a_record_changed_after_the_preview_is_told_and_left_alone() -> None:
    first, second = draft_company("Eins"), draft_company("Zwei")
    bulk = shown("publish", first, second)
    actions.change_company(by=BY, at=NOW + timedelta(minutes=5), company=first, lead="Neue Worte.")
    assert outcomes(done(bulk)) == [Fate.CHANGED, Fate.DONE]
    kept = Company.objects.get(pk=first.pk)
    assert (kept.lead, kept.state) == ("Neue Worte.", "draft")
    assert "nach der Vorschau" in bulk.rows.get(place=1).told


def test_a_record_deleted_after_the_preview_is_told_and_the_others_go_on() -> None:
    first, second = draft_company("Eins"), draft_company("Zwei")
    bulk = shown("publish", first, second)
    actions.delete_company(by=BY, at=NOW, company=first)
    assert outcomes(done(bulk)) == [Fate.GONE, Fate.DONE]


def test_what_became_impossible_after_the_preview_is_refused_with_its_reason() -> None:
    maker = company()
    thing = draft_product(maker)
    bulk = shown("publish", thing)
    actions.withdraw_company(by=BY, at=NOW, company=maker)
    assert outcomes(done(bulk)) == [Fate.REFUSED]
    assert bulk.rows.get().told.startswith("Kein Hersteller ist veröffentlicht")


def test_withdrawing_asks_for_a_reason_and_records_it() -> None:
    bulk = shown("withdraw", company())
    with pytest.raises(BulkRefused, match="Der Grund fehlt"):
        done(bulk)
    assert Bulk.objects.get(pk=bulk.pk).stage == BulkStage.SHOWN
    done(bulk, reason="Saison zu Ende")
    assert Entry.objects.get(verb="company.withdrawn").reason == "Saison zu Ende"


def test_areas_come_and_go_and_the_last_one_of_a_public_product_stays() -> None:
    thing = product(company())
    assert outcomes(done(shown("add_area", thing, value="essen-trinken"))) == [Fate.DONE]
    assert set(thing.areas.values_list("slug", flat=True)) == {"wohnen-leben", "essen-trinken"}
    thing.refresh_from_db()
    assert outcomes(done(shown("remove_area", thing, value="wohnen-leben"))) == [Fate.DONE]
    thing.refresh_from_db()
    assert fates(shown("remove_area", thing, value="essen-trinken")) == [Fate.REFUSED]
    assert fates(shown("add_area", thing, value="essen-trinken")) == [Fate.THERE]


def test_worlds_and_materials_are_set() -> None:
    thing = draft_product(company())
    done(shown("set_world", thing, value="honig"))
    thing.refresh_from_db()
    done(shown("add_material", thing, value="honig"))
    thing.refresh_from_db()
    told = Entry.objects.filter(verb="product.changed", subject=f"product:{thing.key}").order_by("pk")
    assert [(one.before, one.after) for one in told] == [
        ({"world": "Himmel"}, {"world": "Honig"}),
        ({"materials": ["Wolle"]}, {"materials": ["Wolle", "Honig"]}),
    ]
    assert (thing.world.slug if thing.world else "") == "honig"
    assert set(thing.materials.values_list("slug", flat=True)) == {"textil", "honig"}


def test_a_word_deleted_after_the_preview_harms_no_record() -> None:
    thing = draft_product(company())
    world, material = shown("set_world", thing, value="honig"), shown("add_material", thing, value="honig")
    ColourWorld.objects.filter(slug="honig").delete()
    Material.objects.filter(slug="honig").delete()
    assert outcomes(done(world)) + outcomes(done(material)) == [Fate.REFUSED, Fate.REFUSED]
    thing.refresh_from_db()
    assert thing.world is not None


def test_only_drafts_that_never_were_public_and_on_which_nothing_hangs_are_deleted() -> None:
    plain, public, once = draft_company("Leer"), company("Öffentlich"), company("Zurück")
    actions.withdraw_company(by=BY, at=NOW, company=once)
    maker, asked = draft_company("Mit Produkt"), draft_company("Mit Gespräch")
    draft_product(maker)
    note(asked)
    bulk = shown("delete", plain, public, Company.objects.get(pk=once.pk), maker, asked)
    assert fates(bulk) == ["done", "refused", "refused", "refused", "refused"]
    assert "(1): Löschen Sie ihn einzeln" in bulk.rows.get(place=5).reason
    done(bulk)
    assert not Company.objects.filter(pk=plain.pk).exists()
    assert Company.objects.count() == 4


def test_publishing_is_taken_back_by_withdrawing_what_it_published() -> None:
    ready, public = draft_company("Bereit"), company("Öffentlich")
    bulk = done(shown("publish", ready, public))
    back = undo_bulk(by=BY, at=LATER, bulk=bulk)
    assert (back.act, [row.record_key for row in back.rows.all()]) == ("withdraw", [ready.key])
    done(back, reason="Versehen")
    assert not Company.objects.get(pk=ready.pk).is_published
    assert Company.objects.get(pk=public.pk).is_published


def test_each_record_gets_back_its_own_earlier_value() -> None:
    never, once, changed = (draft_company(name) for name in ("Nie", "Einmal", "Anders"))
    actions.change_company(by=BY, at=NOW, company=once, checked_on=TODAY - timedelta(days=900))
    bulk = done(shown("check", never, Company.objects.get(pk=once.pk), changed, value=DAY))
    actions.change_company(by=BY, at=LATER, company=changed, checked_on=TODAY - timedelta(days=3))
    back = undo_bulk(by=BY, at=LATER, bulk=bulk)
    assert fates(back) == [Fate.DONE, Fate.DONE, Fate.REFUSED]
    done(back)
    days = [Company.objects.get(pk=one.pk).checked_on for one in (never, once, changed)]
    assert days == [None, TODAY - timedelta(days=900), TODAY - timedelta(days=3)]


def test_an_added_word_is_taken_from_those_that_got_it_only() -> None:
    maker = company()
    had, got = draft_product(maker, "Eins", areas=list(AreaOfLife.objects.all())), draft_product(maker, "Zwei")
    bulk = done(shown("add_area", had, got, value="essen-trinken"))
    done(undo_bulk(by=BY, at=LATER, bulk=bulk))
    assert had.areas.filter(slug="essen-trinken").exists()
    assert not got.areas.filter(slug="essen-trinken").exists()


def test_only_the_latest_act_of_its_author_is_taken_back_and_never_a_deletion() -> None:
    one, two = draft_company("Eins"), draft_company("Zwei")
    first = done(shown("publish", one))
    second = start_bulk(by=BY, at=LATER + timedelta(minutes=1), bulk=shown("publish", two))
    assert (may_be_undone(first), may_be_undone(second)) == (False, True)
    with pytest.raises(BulkRefused, match="neuere"):
        undo_bulk(by=BY, at=LATER, bulk=first)
    assert not may_be_undone(done(shown("delete", draft_company("Drei"))))


@pytest.mark.parametrize(
    ("kind", "act", "value", "sentence"),
    [
        ("company", "publish", "", "Es ist kein Eintrag gewählt"),
        ("company", "add_area", "wohnen-leben", "Diese Handlung gibt es hier nicht"),
        ("product", "check", DAY, "Diese Handlung gibt es hier nicht"),
        ("product", "burn", "", "Diese Handlung gibt es hier nicht"),
        ("product", "add_area", "nichts", "Dieses Wort gibt es nicht mehr"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(kind: str, act: str, value: str, sentence: str) -> None:
    with pytest.raises(BulkRefused, match=sentence):
        show_bulk(by=BY, at=NOW, kind=kind, act=act, keys=[], value=value)
    assert Bulk.objects.count() == 0


def test_keys_that_are_typed_wrong_or_twice_are_no_rows() -> None:
    one = draft_company()
    bulk = show_bulk(by=BY, at=NOW, kind="company", act="publish", keys=[one.key, one.key, "ZZZZZZ", "'--"])
    assert bulk.rows.count() == 1


def test_a_bulk_act_is_carried_out_once(manager: User) -> None:
    bulk = done(shown("publish", draft_company()))
    with pytest.raises(BulkRefused, match="läuft schon oder ist zu Ende"):
        done(bulk)
    assert Entry.objects.filter(verb="company.published").count() == 1


def test_many_records_are_left_to_the_worker_and_a_second_run_does_nothing_twice() -> None:
    records = [draft_company(f"Betrieb {number}") for number in range(AT_ONCE + 1)]
    bulk = done(shown("check", *records, value=DAY))
    assert (bulk.stage, outcomes(bulk)) == (BulkStage.RUNNING, [""] * len(records))
    assert Job.objects.get(is_open=True, key=bulk_job(bulk.key)).task.task_path.endswith("carry_out_bulk")
    assert not is_stuck(bulk)
    carry_out(by=BY, at=LATER, bulk=bulk)
    carry_out(by=BY, at=LATER, bulk=bulk)
    bulk.refresh_from_db()
    assert (bulk.stage, set(outcomes(bulk))) == (BulkStage.DONE, {Fate.DONE})
    assert Entry.objects.filter(verb="company.checked").count() == len(records)


def test_a_job_treats_a_portion_and_leaves_the_next_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [draft_company(f"Betrieb {number}") for number in range(5)]
    bulk = shown("publish", *records)
    monkeypatch.setattr(bulk_actions, "PORTION", 2)
    monkeypatch.setattr(bulk_actions, "AT_ONCE", 1)
    done(bulk)
    rounds = []
    while Bulk.objects.get(pk=bulk.pk).stage == BulkStage.RUNNING:
        assert not is_stuck(Bulk.objects.get(pk=bulk.pk))
        Job.objects.filter(is_open=True, key__startswith=bulk_job(bulk.key)).update(is_open=False)
        carry_on(by=BY, at=LATER, bulk=Bulk.objects.get(pk=bulk.pk))
        rounds.append(outcomes(bulk).count("done"))
    assert rounds == [2, 4, 5]


def test_an_act_that_was_cut_off_is_told_and_goes_on_where_it_stood(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = draft_company("Eins"), draft_company("Zwei")
    bulk = shown("publish", first, second)
    told = publishing.write_down  # type: ignore[attr-defined]  # it is what falls
    calls = []

    def falls(record: Any, *args: Any, **options: Any) -> None:
        calls.append(record)
        if len(calls) == 2:
            raise KeyboardInterrupt
        told(record, *args, **options)

    monkeypatch.setattr(publishing, "write_down", falls)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        done(bulk)
    assert Company.objects.filter(state="published").count() == 0
    calls.clear()
    with pytest.raises(KeyboardInterrupt):
        done(bulk)
    bulk.refresh_from_db()
    assert (outcomes(bulk), is_stuck(bulk)) == ([Fate.DONE, ""], True)
    monkeypatch.undo()
    assert outcomes(done(bulk)) == [Fate.DONE, Fate.DONE]


def test_a_stopped_act_leaves_the_rest_as_it_was() -> None:
    bulk = shown("publish", draft_company("Eins"))
    Bulk.objects.filter(pk=bulk.pk).update(stage=BulkStage.RUNNING)
    stop_bulk(by=BY, at=LATER, bulk=bulk)
    carry_out(by=BY, at=LATER, bulk=bulk)
    assert (Bulk.objects.get().stage, Company.objects.filter(state="published").count()) == (BulkStage.STOPPED, 0)
    with pytest.raises(BulkRefused, match="schon zu Ende"):
        stop_bulk(by=BY, at=LATER, bulk=bulk)


def test_a_preview_nobody_carries_out_is_thrown_away_and_old_acts_are_forgotten() -> None:
    assert stop_bulk(by=BY, at=NOW, bulk=shown("publish", draft_company("Eins"))) is None
    undecided, over = shown("publish", draft_company("Zwei")), done(shown("publish", draft_company("Drei")))
    assert forget_bulks(by=BY, at=NOW + timedelta(days=8)) == 1
    assert list(Bulk.objects.all()) == [over]
    assert not Bulk.objects.filter(pk=undecided.pk).exists()
    assert forget_bulks(by=BY, at=NOW + timedelta(days=91)) == 1
    assert Company.objects.filter(name="Drei", state="published").exists()
