"""What may be written, what is refused, and what stays true in the database whoever writes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from produktschau.audit.models import Entry
from produktschau.region.models import Territory
from produktschau.search.models import IndexMark
from produktschau.showcase import actions
from produktschau.showcase.models import Company, Product, Site, SlugRedirect
from produktschau.showcase.queries.publishing import reasons_against
from tests.cast import NOW, TODAY
from tests.showcase.making import BY, company, draft_company, draft_product, product

pytestmark = pytest.mark.usefixtures("district", "words")
LATER = NOW + timedelta(hours=1)


def problems_of(**fields: object) -> dict[str, str]:
    with pytest.raises(actions.NotAcceptable) as refused:
        actions.create_company(by=BY, at=NOW, **{"name": "Weberei", **fields})  # type: ignore[arg-type]  # wrong on purpose
    return refused.value.problems


def test_a_new_company_is_a_draft_with_key_and_address() -> None:
    made = draft_company("Bäckerei Müßig & Söhne")
    assert (made.slug, made.state, len(made.key)) == ("baeckerei-muessig-soehne", "draft", 6)


def test_every_problem_is_told_at_once_with_one_sentence_per_field() -> None:
    told = problems_of(name=" ", email="kein-at", website="ftp://x", founded_year="bald", sites=[{"postcode": "0959"}])
    assert sorted(told) == ["email", "founded_year", "name", "sites-0-postcode", "website"]
    assert (
        told["founded_year"]
        == "Das Gründungsjahr „bald“ ist keine Jahreszahl. Schreiben Sie vier Ziffern, zum Beispiel 1936."
    )


@pytest.mark.parametrize(
    ("site", "field"),
    [
        ({"place": "Freiberg", "lon": 13.3}, "sites-0-lon"),
        ({"place": "Freiberg", "lon": 50.9, "lat": 13.3}, "sites-0-lon"),
        ({"place": "Freiberg", "lon": "nan", "lat": "1"}, "sites-0-lon"),
        ({"street": "Talstraße"}, "sites-0-place"),
    ],
)
def test_a_point_comes_whole_and_lies_in_germany(site: dict[str, object], field: str) -> None:
    assert list(problems_of(sites=[site])) == [field]


def test_a_contact_is_public_by_consent_only() -> None:
    told = problems_of(contacts=[{"name": "Olga", "is_published": True}])
    assert list(told) == ["contacts-0-is_published"]


def test_two_companies_of_one_name_have_two_addresses() -> None:
    assert [draft_company().slug, draft_company().slug] == ["weberei-talaue", "weberei-talaue-2"]


def test_an_address_once_given_is_never_given_to_another() -> None:
    first = draft_company()
    actions.rename_company(by=BY, at=NOW, company=first, name="Anders")
    assert draft_company().slug == "weberei-talaue-2"
    back = actions.rename_company(by=BY, at=NOW, company=first, name="Weberei Talaue")
    assert back.slug == "weberei-talaue"
    assert list(SlugRedirect.objects.values_list("slug", "key")) == [("anders", first.key)]


def test_the_address_of_a_deleted_product_stays_taken() -> None:
    maker = company()
    actions.delete_product(by=BY, at=NOW, product=product(maker))
    assert product(maker).slug == "wollplaid-2"


def test_a_maker_cannot_be_deleted_while_it_is_named() -> None:
    maker = company()
    product(maker)
    with pytest.raises(actions.StillMakes):
        actions.delete_company(by=BY, at=NOW, company=maker)
    assert Company.objects.filter(pk=maker.pk).exists()


def test_publishing_says_all_reasons_against_it(chemnitz: Territory) -> None:
    made = actions.create_company(
        by=BY, at=NOW, name="Imkerei", is_sole_trader=True, sites=[{"place": "Chemnitz", "municipality": chemnitz}]
    )
    with pytest.raises(actions.NotReady) as refused:
        actions.publish_company(by=BY, at=NOW, company=made)
    assert refused.value.reasons == reasons_against(made)
    assert [reason.split(":")[0] for reason in refused.value.reasons] == [
        "Die Einwilligung der Person fehlt",
        "Kein Standort liegt im Landkreis",
        "Der Vorspann fehlt",
    ]


def test_a_person_with_consent_can_be_published() -> None:
    made = company(is_sole_trader=True, consent_on=TODAY, consent_wording="Ja, mein Betrieb darf gezeigt werden.")
    assert made.is_published
    with pytest.raises(actions.NotAcceptable):
        actions.change_company(by=BY, at=NOW, company=made, consent_wording="", consent_on=None)


def test_a_product_needs_a_published_maker() -> None:
    thing = draft_product(draft_company())
    assert reasons_against(thing) == ["Kein Hersteller ist veröffentlicht: Veröffentlichen Sie zuerst den Betrieb."]


def test_a_published_entry_keeps_its_lead() -> None:
    with pytest.raises(actions.NotAcceptable):
        actions.change_company(by=BY, at=NOW, company=company(), lead="")


def test_a_second_saver_is_told() -> None:
    made = draft_company()
    seen = made.changed_at
    actions.change_company(by=BY, at=LATER, company=made, expected=seen, phone="03731 1")
    with pytest.raises(actions.ChangedMeanwhile) as told:
        actions.change_company(by=BY, at=LATER, company=made, expected=seen, phone="03731 2")
    assert told.value.changed_at == LATER
    assert Company.objects.get(pk=made.pk).phone == "03731 1"


def test_saving_without_a_change_writes_nothing() -> None:
    made = draft_company(contacts=[{"name": "Olga"}])
    before = (Entry.objects.count(), IndexMark.objects.count())
    kept = actions.change_company(
        by=BY, at=LATER, company=made, lead=made.lead, contacts=[{"name": "Olga"}], sites=_sites(made)
    )
    assert (Entry.objects.count(), IndexMark.objects.count()) == before
    assert kept.changed_at == NOW


def test_a_change_is_recorded_and_marked_with_the_products_it_touches() -> None:
    maker = company()
    thing = product(maker)
    IndexMark.objects.all().delete()
    actions.change_company(by=BY, at=LATER, company=maker, name="Weberei am Bach")
    entry = Entry.objects.filter(subject=f"company:{maker.key}").first()
    assert entry is not None
    assert (entry.verb, entry.before, entry.after) == (
        "company.changed",
        {"name": "Weberei Talaue"},
        {"name": "Weberei am Bach"},
    )
    assert set(IndexMark.objects.values_list("kind", "key")) == {("company", maker.pk), ("product", thing.pk)}


def test_the_record_of_changes_holds_no_name_of_a_person() -> None:
    made = draft_company(contacts=[{"name": "Verena Verborgen", "email": "verena@beispiel.de"}])
    actions.change_company(by=BY, at=LATER, company=made, contacts=[{"name": "Olga Verborgen"}])
    told = str(list(Entry.objects.values("before", "after")))
    assert "Verborgen" not in told
    assert "verena@" not in told


def test_a_refused_change_leaves_nothing() -> None:
    made = draft_company()
    with pytest.raises(actions.NotAcceptable):
        actions.change_company(by=BY, at=LATER, company=made, name="Neu", email="falsch")
    assert Company.objects.get(pk=made.pk).name == "Weberei Talaue"


def refused_by_database(change: object) -> None:
    assert callable(change)
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_the_database_itself_refuses_what_must_not_be() -> None:
    made = draft_company(contacts=[{"name": "Olga"}])
    found = Company.objects.filter(pk=made.pk)
    refused_by_database(lambda: found.update(key="AAAAAA"))
    refused_by_database(lambda: found.update(state="published"))
    refused_by_database(lambda: found.update(state="irgendwie"))
    refused_by_database(lambda: found.update(state="published", published_at=NOW, is_sole_trader=True))
    refused_by_database(lambda: found.update(external_key="node/1"))
    refused_by_database(lambda: made.contacts.update(is_published=True))
    refused_by_database(lambda: made.sites.update(lon=13.0))
    refused_by_database(lambda: made.sites.update(lat=50.0))
    refused_by_database(lambda: made.sites.update(lon=200.0, lat=50.0))
    refused_by_database(lambda: Site.objects.create(company=made, is_main=True))


def test_a_joint_product_keeps_its_makers_in_order() -> None:
    second, first = company("B"), company("A")
    thing = draft_product(first, makers=[second, first])
    assert list(thing.maker_rows.values_list("company__name", flat=True)) == ["B", "A"]
    assert Product.objects.get(pk=thing.pk).makers.count() == 2


def test_vocabulary_loaded_twice_changes_nothing() -> None:
    rows = [{"slug": "essen-trinken", "name": "Essen & Trinken"}]
    actions.load_vocabulary(by=BY, at=NOW, areas=rows)
    assert actions.load_vocabulary(by=BY, at=NOW, areas=rows) == 0


def _sites(made: Company) -> list[Any]:
    names = ("street", "house_number", "postcode", "place", "municipality", "lon", "lat")
    return [{name: getattr(site, name) for name in names} for site in made.sites.all()]
