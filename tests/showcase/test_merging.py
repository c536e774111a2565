"""Two records become one and two again: nothing is lost, addresses and printed keys lead on."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.audit.names import Named, names_of
from produktschau.showcase import actions
from produktschau.showcase.actions.favourites import count_favourites
from produktschau.showcase.actions.merge_undo import NotUndoable, undo_merge
from produktschau.showcase.actions.merging import KEPT_FOR, NotMergeable, empty_old_merges, merge, tell_apart
from produktschau.showcase.actions.views import count_views
from produktschau.showcase.engine.merging import OBJECTIONS
from produktschau.showcase.models import (
    Company,
    Contact,
    DifferentPair,
    FavouriteCount,
    Merge,
    Product,
    Site,
    SlugRedirect,
    Steward,
    ViewCount,
)
from produktschau.showcase.queries.doubles import likely_doubles
from produktschau.showcase.queries.hanging import hanging_on
from produktschau.showcase.queries.merges import current_keys
from tests import cast
from tests.factories import region, showcase
from tests.showcase.pictures import ready_picture

LATER = cast.NOW + timedelta(hours=1)
NOISE = {"changed_at", "imported"}


@pytest.fixture
def pair(db: None, steward: User) -> tuple[Company, Company]:
    """The same joinery twice: the one that stays says little, the one that goes has everything hanging on it."""
    region.district()
    showcase.words()
    kept = showcase.company("Tischlerei Ahorn GmbH", phone="", certificates=[{"name": "Meisterbetrieb", "number": "7"}])
    gone = showcase.company(
        "Tischlerei Ahorn",
        phone="03731 123456",
        lead="Fenster und Türen aus Lärche.",
        certificates=[{"name": "Meisterbetrieb", "number": "7"}, {"name": "PEFC", "number": "9"}],
        links=[{"label": "Laden", "url": "https://ahorn.example"}],
        contacts=[{"name": "Ute Ahorn", "email": "ute@ahorn.example"}],
    )
    showcase.product(gone, "Lärchentür")
    both = showcase.product(gone, "Hobelbank")
    actions.change_product(by=showcase.BY, at=cast.NOW, product=both, makers=[gone, kept])
    actions.appoint_steward(by=showcase.BY, company=gone, person=steward, on=cast.TODAY, at=cast.NOW)
    ready_picture(gone)
    count_favourites(kept=[gone.key], dropped=[], on=cast.TODAY)
    count_favourites(kept=[kept.key], dropped=[], on=cast.TODAY)
    yesterday = cast.TODAY - timedelta(days=1)
    count_views(times={(gone.key, cast.TODAY): 5, (gone.key, yesterday): 2, (kept.key, cast.TODAY): 3})
    return kept, Company.objects.get(pk=gone.pk)


def all_rows() -> dict[str, list[Any]]:
    """Every row of the showcase, without moments of change and the record of merges."""
    told: dict[str, list[Any]] = {}
    for model in apps.get_app_config("showcase").get_models(include_auto_created=True):
        if model in (Merge, DifferentPair):
            continue
        rows = serializers.serialize("python", model._default_manager.order_by("pk"))
        for row in rows:
            row["fields"] = {name: value for name, value in row["fields"].items() if name not in NOISE}
        is_count = model in (FavouriteCount, ViewCount)
        plain = [{"pk": 0 if is_count else row["pk"], **row["fields"]} for row in rows]
        told[model._meta.label_lower] = sorted(plain, key=lambda row: (row["key"], row["day"])) if is_count else plain
    return told


def test_everything_follows_and_what_stands_at_both_stays_once(pair: tuple[Company, Company], steward: User) -> None:
    kept, gone = pair
    merge(by=showcase.BY, at=LATER, kept=kept, gone=gone)
    kept.refresh_from_db()
    assert not Company.objects.filter(pk=gone.pk).exists()
    assert (kept.name, kept.phone, kept.lead) == ("Tischlerei Ahorn GmbH", "03731 123456", showcase.LEAD)
    assert sorted(kept.certificates.values_list("name", flat=True)) == ["Meisterbetrieb", "PEFC"]
    assert list(kept.links.values_list("label", flat=True)) == ["Laden"]
    assert list(kept.contacts.values_list("name", flat=True)) == ["Ute Ahorn"]
    assert sorted(Product.objects.filter(makers=kept).values_list("name", flat=True)) == ["Hobelbank", "Lärchentür"]
    assert kept.pictures.count() == 1
    assert list(Steward.objects.values_list("company", "person")) == [(kept.pk, steward.pk)]
    assert kept.sites.filter(is_main=True).count() == 1
    assert FavouriteCount.objects.get().kept == 2
    assert list(ViewCount.objects.order_by("day").values_list("key", "times")) == [(kept.key, 2), (kept.key, 8)]


def test_a_chosen_word_stays(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    merge(by=showcase.BY, at=LATER, kept=kept, gone=gone, choices={"lead": "gone", "phone": "kept"})
    kept.refresh_from_db()
    assert (kept.lead, kept.phone) == ("Fenster und Türen aus Lärche.", "")


@pytest.mark.parametrize("choices", [{}, {"lead": "gone", "phone": "kept", "story": "gone"}])
def test_taking_it_back_leaves_every_row_as_it_was(pair: tuple[Company, Company], choices: dict[str, str]) -> None:
    kept, gone = pair
    before = all_rows()
    merged = merge(by=showcase.BY, at=LATER, kept=kept, gone=gone, choices=choices)
    assert all_rows() != before
    record, stayed = undo_merge(by=showcase.BY, at=LATER, merge=merged)
    assert (record.key, stayed) == (gone.key, [])
    assert all_rows() == before


def test_products_are_merged_and_parted_likewise(pair: tuple[Company, Company]) -> None:
    one = Product.objects.get(name="Lärchentür")
    other = Product.objects.get(name="Hobelbank")
    before = all_rows()
    merged = merge(by=showcase.BY, at=LATER, kept=one, gone=other)
    assert sorted(one.makers.values_list("name", flat=True)) == ["Tischlerei Ahorn", "Tischlerei Ahorn GmbH"]
    undo_merge(by=showcase.BY, at=LATER, merge=merged)
    assert all_rows() == before


def test_what_was_changed_meanwhile_stays_and_is_told(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    merged = merge(by=showcase.BY, at=LATER, kept=kept, gone=gone)
    actions.change_company(by=showcase.BY, at=LATER, company=kept, phone="03731 999")
    _, stayed = undo_merge(by=showcase.BY, at=LATER, merge=merged)
    kept.refresh_from_db()
    assert (stayed, kept.phone) == (["phone"], "03731 999")


def test_rows_written_anew_meanwhile_come_back_all_the_same(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    merged = merge(by=showcase.BY, at=LATER, kept=kept, gone=gone)
    actions.change_company(by=showcase.BY, at=LATER, company=kept, links=[], contacts=[])
    record, _ = undo_merge(by=showcase.BY, at=LATER, merge=merged)
    assert Contact.objects.get().company_id == record.pk
    assert isinstance(record, Company)
    assert list(record.links.values_list("label", flat=True)) == ["Laden"]


def test_addresses_and_printed_keys_lead_to_the_one_that_stayed(client: Client, pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    merge(by=showcase.BY, at=LATER, kept=kept, gone=gone)
    old = client.get(f"/betriebe/{gone.slug}/")
    assert (old.status_code, old["Location"]) == (301, f"/betriebe/{kept.slug}/")
    assert old["Cache-Control"] == "no-cache"
    printed = client.get(f"/q/{gone.key}")
    assert (printed.status_code, printed["Location"]) == (302, f"/betriebe/{kept.slug}/")
    shared = client.get(f"/merkliste/?k={gone.key}-{kept.key}")
    main = shared.content.decode().partition("<main")[2].partition("</main")[0]
    assert (main.count(f">{kept.name}</a>"), "nicht mehr" in main) == (1, False)


def test_addresses_part_again(client: Client, pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    undo_merge(by=showcase.BY, at=LATER, merge=merge(by=showcase.BY, at=LATER, kept=kept, gone=gone))
    assert client.get(f"/betriebe/{gone.slug}/").status_code == 200
    assert client.get(f"/q/{gone.key}")["Location"] == f"/betriebe/{gone.slug}/"
    assert not SlugRedirect.objects.filter(slug=gone.slug).exists()


def test_merges_of_merges_lead_to_the_last(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    last = showcase.company("Tischlerei Ahorn Freiberg")
    merge(by=showcase.BY, at=LATER, kept=kept, gone=gone)
    merge(by=showcase.BY, at=LATER, kept=last, gone=Company.objects.get(pk=kept.pk))
    assert current_keys([gone.key, kept.key, last.key]) == {gone.key: last.key, kept.key: last.key}


def test_a_merge_whose_record_went_on_is_taken_back_after_the_later_one(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    last = showcase.company("Tischlerei Ahorn Freiberg")
    before = all_rows()
    first = merge(by=showcase.BY, at=LATER, kept=kept, gone=gone)
    second = merge(by=showcase.BY, at=LATER, kept=last, gone=Company.objects.get(pk=kept.pk))
    with pytest.raises(NotUndoable, match="nicht mehr da"):
        undo_merge(by=showcase.BY, at=LATER, merge=first)
    undo_merge(by=showcase.BY, at=LATER, merge=second)
    undo_merge(by=showcase.BY, at=LATER, merge=first)
    assert all_rows() == before


def test_a_public_record_does_not_go_into_a_draft(pair: tuple[Company, Company]) -> None:
    draft = showcase.company("Tischlerei Ahorn im Entwurf", published=False)
    with pytest.raises(NotMergeable, match="ist öffentlich"):
        merge(by=showcase.BY, at=LATER, kept=draft, gone=pair[1])
    assert Company.objects.filter(pk=pair[1].pk).exists()


def test_unlike_things_and_the_same_thing_are_refused(pair: tuple[Company, Company]) -> None:
    for other in (pair[0], Product.objects.get(name="Hobelbank")):
        with pytest.raises(NotMergeable, match="zwei verschiedene"):
            merge(by=showcase.BY, at=LATER, kept=pair[0], gone=other)


def test_a_domain_above_may_object(pair: tuple[Company, Company], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OBJECTIONS, "_things", {"test": (0, lambda kept, gone: [f"Erst {gone.name} klären."])})
    with pytest.raises(NotMergeable, match="Erst Tischlerei Ahorn klären"):
        merge(by=showcase.BY, at=LATER, kept=pair[0], gone=pair[1])


def test_the_record_of_changes_tells_it_without_names_of_people(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    undo_merge(by=showcase.BY, at=LATER, merge=merge(by=showcase.BY, at=LATER, kept=kept, gone=gone))
    verbs = Entry.objects.filter(verb__contains="merge").values_list("verb", "subject")
    assert sorted(verbs) == sorted(
        [
            ("company.merged", f"company:{kept.key}"),
            ("company.merged_away", f"company:{gone.key}"),
            ("company.merge_undone", f"company:{kept.key}"),
            ("company.merge_undone", f"company:{gone.key}"),
        ]
    )
    assert not any("Ute" in str((entry.before, entry.after)) for entry in Entry.objects.filter(verb__contains="merge"))


def test_erasing_a_person_empties_what_a_merge_remembers(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    merged = merge(by=showcase.BY, at=LATER, kept=kept, gone=gone)
    actions.forget_contacts(by=showcase.BY, email="UTE@ahorn.example", at=LATER)
    merged.refresh_from_db()
    assert (merged.memo, merged.emptied_at) == ({}, LATER)
    with pytest.raises(NotUndoable, match="nicht mehr zurücknehmen"):
        undo_merge(by=showcase.BY, at=LATER, merge=merged)


def test_what_is_remembered_ends_after_ninety_days(pair: tuple[Company, Company]) -> None:
    merged = merge(by=showcase.BY, at=LATER, kept=pair[0], gone=pair[1])
    assert empty_old_merges(at=LATER + KEPT_FOR) == 0
    assert empty_old_merges(at=LATER + KEPT_FOR + timedelta(seconds=1)) == 1
    merged.refresh_from_db()
    assert merged.memo == {}


def test_the_record_names_what_was_merged_and_leads_to_what_stayed(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    merge(by=showcase.BY, at=LATER, kept=kept, gone=gone)
    page = reverse("showcase_house:desk_company", args=[kept.key])
    assert names_of([f"company:{gone.key}", "company:K7M2QX"]) == {
        f"company:{gone.key}": Named("Tischlerei Ahorn (zusammengeführt)", page),
        "company:K7M2QX": Named("company:K7M2QX"),
    }


def test_of_two_doubles_the_public_one_comes_first(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    for draft, public in ((kept, gone), (gone, kept)):
        Company.objects.filter(pk=draft.pk).update(state="draft", changed_at=LATER)
        Company.objects.filter(pk=public.pk).update(state="published", changed_at=cast.NOW)
        cache.clear()
        (double,) = likely_doubles()
        assert double.first == public.key


def test_doubles_are_found_and_told_apart(pair: tuple[Company, Company]) -> None:
    kept, gone = pair
    (double,) = likely_doubles()
    assert ({double.first, double.second}, double.reasons) == ({kept.key, gone.key}, ("gleicher Name, gleicher Ort",))
    tell_apart(by=showcase.BY, at=LATER, one=kept, other=gone)
    tell_apart(by=showcase.BY, at=LATER, one=gone, other=kept)
    assert likely_doubles() == []
    assert DifferentPair.objects.count() == 1


def test_a_merged_key_is_never_given_to_another(pair: tuple[Company, Company], monkeypatch: pytest.MonkeyPatch) -> None:
    kept, gone = pair
    merge(by=showcase.BY, at=LATER, kept=kept, gone=gone)
    offered = iter([gone.key, "ZZZZ99"])
    monkeypatch.setattr("produktschau.showcase.actions.writing.new_key", lambda: next(offered))
    assert showcase.company("Neue Tischlerei").key == "ZZZZ99"


def test_every_row_that_refers_to_a_company_is_known(db: None) -> None:
    labels = {kind.label for kind in hanging_on(Company())}
    assert {"showcase.site", "showcase.maker", "showcase.company_trades", "outreach.contactnote"} <= labels
    assert Site._meta.label_lower in labels


def test_the_desk_compares_merges_and_takes_back(pair: tuple[Company, Company], manager: User) -> None:
    kept, gone = pair
    desk = cast.client_of(manager)
    assert gone.name in desk.get("/leitstand/doppelt/").content.decode()
    address = f"/leitstand/zusammenfuehren/company/{kept.key}/{gone.key}/"
    seen = desk.get(address).content.decode()
    assert [words for words in ("03731 123456", "Personen: 1", "Produkte: 2", "Bilder: 1") if words not in seen] == []
    assert desk.post(address, {"phone": "gone", "lead": "kept"}).status_code == 302
    assert desk.post(address).status_code == 404
    listed = desk.get("/leitstand/zusammengefuehrt/").content.decode()
    assert ("Tischlerei Ahorn" in listed, "Zurücknehmen" in listed) == (True, True)
    done = desk.post(f"/leitstand/zusammengefuehrt/{Merge.objects.get().pk}/zuruecknehmen/", follow=True)
    assert "wieder ein eigener Eintrag" in done.content.decode()


def test_a_blocked_merge_says_why(pair: tuple[Company, Company], manager: User) -> None:
    draft = showcase.company("Tischlerei Ahorn im Entwurf", published=False)
    desk = cast.client_of(manager)
    answer = desk.post(f"/leitstand/zusammenfuehren/company/{draft.key}/{pair[1].key}/")
    assert (answer.status_code, "ist öffentlich" in answer.content.decode()) == (409, True)


def test_a_key_nobody_has_is_told(pair: tuple[Company, Company], manager: User) -> None:
    answer = cast.client_of(manager).get(
        f"/leitstand/zusammenfuehren/company/{pair[0].key}/", {"mit": "<b>"}, follow=True
    )
    assert "gibt es keinen anderen Betrieb" in answer.content.decode()
    assert "<b>“" not in answer.content.decode()
