"""The search at the desk: every record that may be opened there, whatever its state, and only for those who may."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from produktschau.accounts.models import User
from produktschau.search.actions.rebuilding import rebuild
from produktschau.search.engine import index
from produktschau.search.engine.kinds import KINDS, Document
from produktschau.search.queries import search
from produktschau.showcase import actions
from produktschau.showcase.documents.staff import staff_company_documents, staff_product_documents
from produktschau.showcase.models import Company, Product
from tests.cast import NOW
from tests.factories import region, showcase

Browser = Callable[[User | None], Client]
ADDRESS = "/leitstand/suche/"
HOSTILE = (
    "",
    "x",
    "a" * 10_000,
    "und",
    '"( AND * \\',
    "(a+)+$" * 50,
    "🙂🙂",
    "\u202eabc",
    "\x00Holz",
    "%00' OR 1=1",
)


@pytest.fixture
def records(db: None, tmp_path: Path, settings: Settings) -> Iterator[dict[str, Company | Product]]:
    """A published, a withdrawn and a draft company with a product each; both indexes hold what there is."""
    settings.SEARCH_INDEX = tmp_path / "index"
    settings.LOCKS = tmp_path / "locks"
    region.district()
    showcase.words()
    shown = showcase.company(
        "Offene Drechslerei",
        legal_name="Kranich Holzwaren GmbH",
        website="https://www.kranich-holz.example/start",
        email="paula.kranich@kranichpost.example",
        contacts=[{"name": "Paula Fuchsberger", "email": "fuchsberger@post.example"}],
    )
    draft = showcase.company("Heimliche Seilerei", published=False)
    gone = showcase.company("Verschwundene Mosterei")
    actions.withdraw_company(by=showcase.BY, at=NOW, company=gone)
    made: dict[str, Company | Product] = {
        "shown": shown,
        "draft": draft,
        "gone": gone,
        "board": showcase.product(shown, "Offenes Brett"),
        "rope": showcase.product(draft, "Heimliches Seil", published=False),
    }
    index.forget()
    rebuild(at=NOW)
    yield made
    index.forget()


def found(client: Client, **query: str) -> list[str]:
    """The titles of the hits on the page."""
    return [hit.title for hit in client.get(ADDRESS, query).context["result"].hits]


def counts(client: Client, name: str, **query: str) -> dict[str, int]:
    """The numbers beside the choices of a row („kinds“ or „states“)."""
    return {choice.label: choice.count for choice in client.get(ADDRESS, query).context[name]}


def document(kind: str, pk: int) -> Document:
    """The staff's document of a record."""
    make = staff_company_documents if kind == "company" else staff_product_documents
    return next(make([pk]))


def test_the_wrong_person_finds_nothing(client_of: Browser, records: object, stranger: User, steward: User) -> None:
    for person in (stranger, steward):
        answer = client_of(person).get(ADDRESS, {"q": "Seilerei"})
        assert (answer.status_code, "Heimliche Seilerei" in answer.content.decode()) == (403, False)


def test_a_visitor_is_sent_to_the_login(client_of: Browser, db: None) -> None:
    answer = client_of(None).get(ADDRESS, {"q": "x"})
    assert answer.headers["Location"] == "/konto/login/?next=/leitstand/suche/%3Fq%3Dx"


def test_what_a_kind_forbids_is_not_asked_for(
    client_of: Browser, records: object, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    companies = KINDS["company"]
    closed = {"company": (20, type(companies)(**{**vars(companies), "staff_may": lambda user: False}))}
    monkeypatch.setattr(KINDS, "_things", {"product": (10, KINDS["product"]), **closed})
    assert sorted(found(client_of(editor))) == ["Heimliches Seil", "Offenes Brett"]
    assert found(client_of(editor), art="company") == ["Heimliches Seil", "Offenes Brett"]
    nothing = client_of(editor).get(ADDRESS, {"q": "Mosterei"})
    assert (nothing.context["result"].total, nothing.context["ways"]) == (0, [])


def test_staff_find_records_in_every_state(
    client_of: Browser, records: object, manager: User, editor: User, auditor: User
) -> None:
    everything = [
        "Heimliche Seilerei",
        "Heimliches Seil",
        "Offene Drechslerei",
        "Offenes Brett",
        "Verschwundene Mosterei",
    ]
    for client in map(client_of, (manager, editor, auditor)):
        assert sorted(found(client)) == everything
        assert found(client, q="Mosterei") == ["Verschwundene Mosterei"]


def test_the_public_search_finds_none_of_the_drafts(client_of: Browser, records: object) -> None:
    assert [hit.title for word in ("Heimliche", "Mosterei", "Kranichpost") for hit in search(word).hits] == []
    assert sorted(hit.title for hit in search("").hits) == ["Offene Drechslerei", "Offenes Brett"]


def test_kind_and_state_narrow_the_hits_and_count_without_themselves(
    client_of: Browser, records: object, editor: User
) -> None:
    client = client_of(editor)
    assert found(client, art="company", stand="draft") == ["Heimliche Seilerei"]
    assert found(client, art="nichts", stand="<b>") == found(client)
    assert counts(client, "kinds", stand="draft") == {"Alle Arten": 2, "Produkte": 1, "Betriebe": 1}
    assert counts(client, "states", art="company", stand="draft") == {
        "Jeder Stand": 3,
        "Veröffentlicht": 1,
        "Entwürfe": 1,
        "Zurückgezogen": 1,
    }


@pytest.mark.parametrize(
    ("query", "addresses"),
    [
        ({"q": "Honigseil", "art": "product", "seite": "2"}, ["?q=Seil&art=product"]),
        ({"q": "Seil", "art": "company", "stand": "published"}, ["?q=Seil"]),
    ],
)
def test_a_way_on_leads_to_as_many_hits_as_it_says(
    client_of: Browser, records: object, editor: User, query: dict[str, str], addresses: list[str]
) -> None:
    client = client_of(editor)
    ways = client.get(ADDRESS, query).context["ways"]
    assert [address for _, _, address in ways] == addresses
    assert [client.get(ADDRESS + address).context["result"].total for *_, address in ways] == [
        way.count for way, *_ in ways
    ]


def test_a_card_names_state_place_maker_and_leads_to_the_desk(
    client_of: Browser, records: dict[str, Company | Product], editor: User
) -> None:
    page = client_of(editor).get(ADDRESS, {"q": "Seil"}).content.decode()
    rope = records["rope"]
    assert f'href="/leitstand/produkte/{rope.key}/"' in page
    assert all(word in page for word in ("Heimliche Seilerei", "Entwurf", "Freiberg", "02.11.2026", rope.key))


def test_a_company_is_found_by_what_the_desk_knows(client_of: Browser, records: object, editor: User) -> None:
    client = client_of(editor)
    for words in ("Kranich Holzwaren GmbH", "kranich-holz.example", "kranichpost.example", "Drechslerei Freiberg"):
        assert found(client, q=words)[:1] == ["Offene Drechslerei"], words


def test_a_record_is_found_by_its_key(client_of: Browser, records: dict[str, Company | Product], editor: User) -> None:
    assert [found(client_of(editor), q=one.key.lower())[0] for one in records.values()] == [
        one.name for one in records.values()
    ]


def test_people_are_not_in_the_index(records: dict[str, Company | Product]) -> None:
    told = document("company", records["shown"].pk)
    texts = " ".join([*told.names, *told.categories, *told.places, *told.story, *told.cards.values()])
    assert [word for word in ("Paula", "paula", "Fuchsberger", "post.example") if word in texts.split()] == []
    assert ("Fuchsberger" in texts, "paula.kranich" in texts) == (False, False)


def test_a_deleted_record_is_gone_at_once(
    client_of: Browser, records: dict[str, Company | Product], editor: User
) -> None:
    gone = records["gone"]
    assert isinstance(gone, Company)
    actions.delete_company(by=showcase.BY, at=NOW, company=gone)
    assert found(client_of(editor), q="Mosterei") == []


def test_what_is_written_is_escaped(records: object, db: None) -> None:
    odd = showcase.company("<b>Böse</b> & Söhne", published=False)
    card = document("company", odd.pk).cards["de"]
    assert ("&lt;b&gt;Böse&lt;/b&gt; &amp; Söhne" in card, "<b>" in card) == (True, False)


def test_whatever_is_typed_gets_an_answer(client_of: Browser, records: object, editor: User) -> None:
    client = client_of(editor)
    for words in HOSTILE:
        assert client.get(ADDRESS, {"q": words, "seite": "9" * 9}).status_code == 200, words


def test_no_index_says_so(client_of: Browser, editor: User, tmp_path: Path, settings: Settings) -> None:
    settings.SEARCH_INDEX = tmp_path / "nichts"
    index.forget()
    answer = client_of(editor).get(ADDRESS, {"q": "Holz"})
    assert (answer.status_code, answer.context["result"].unavailable) == (200, True)


def test_documents_cost_the_same_queries_however_many_there_are(records: object) -> None:
    with CaptureQueriesContext(connection) as few:
        list(staff_company_documents(None))
        list(staff_product_documents(None))
    maker = showcase.company("Weitere Drechslerei")
    for number in range(5):
        showcase.product(maker, f"Brett {number}", published=False)
    with CaptureQueriesContext(connection) as many:
        list(staff_company_documents(None))
        list(staff_product_documents(None))
    assert len(many) == len(few)


def test_the_leitstand_has_the_field_for_those_who_may(
    client_of: Browser, editor: User, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> list[bool]:
        pages = [client_of(one).get("/leitstand/").content.decode() for one in (editor, officer)]
        return ['action="/leitstand/suche/"' in page for page in pages]

    assert shown() == [True, True]
    monkeypatch.setattr(KINDS, "_things", {})
    assert shown() == [False, False]
