"""„So wird es aussehen“: the public page with the words of a round, of which nothing is public."""

from typing import Any

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.intake.models import Stage
from produktschau.showcase.actions.pictures import add_picture
from produktschau.showcase.models import Company, Picture, Product
from produktschau.showcase.tasks import make_renditions
from tests.cast import NOW, client_of
from tests.factories import maker, showcase
from tests.factories.intake import address, submission
from tests.showcase.pictures import jpeg_bytes

pytestmark = pytest.mark.usefixtures("district", "words")

NEW: dict[str, Any] = {"lead": "Ganz neue Worte.", "where_to_buy": "Auf dem Markt", "materials": ["holz"]}


def preview(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert answer["X-Robots-Tag"].startswith("noindex")
    return answer.content.decode()


def test_firm_and_office_see_the_words_and_nobody_else_does(mine: Client, firm: Company, editor: User) -> None:
    product = showcase.product(firm)
    made = submission(product, Stage.SUBMITTED, **NEW)
    by_link = maker.address(maker.link(firm), f"einreichungen/{made.key}/vorschau/")
    pages = [
        preview(mine, address(made, "vorschau/")),
        preview(client_of(None), by_link),
        preview(client_of(editor), f"/leitstand/einreichungen/{made.key}/vorschau/"),
    ]
    assert ["Ganz neue Worte." in page and "Auf dem Markt" in page and "noindex" in page for page in pages] == [
        True
    ] * 3
    assert "ld+json" not in pages[0]
    product.refresh_from_db()
    assert (product.lead, product.state) == (showcase.LEAD, "published")
    assert "Ganz neue Worte." not in client_of(None).get(product.get_absolute_url()).content.decode()


def test_a_companys_lists_and_address_are_those_of_the_round(mine: Client, firm: Company) -> None:
    told: dict[str, Any] = {
        "certificates": "Bioland; Bioland e. V.",
        "links": "Laden: laden.example",
        "street": "Neuer Weg",
        "place": "Döbeln",
    }
    made = submission(firm, **told)
    page = preview(mine, address(made, "vorschau/"))
    assert [word in page for word in ("Bioland", "https://laden.example", "Neuer Weg")] == [True] * 3
    firm.refresh_from_db()
    assert (firm.certificates.count(), firm.sites.get().street) == (0, "Am Markt")


def test_a_product_of_a_firm_that_is_not_public_yet_names_its_maker_and_shows_the_words_chosen(
    mine: Client, firm: Company
) -> None:
    Company.objects.update(state="draft")
    made = submission(company=firm, areas=["wohnen"], materials=["holz"])
    page = preview(mine, address(made, "vorschau/"))
    assert [word in page for word in (firm.name, 'href="/lebensbereiche/wohnen/"', "?material=holz")] == [True] * 3
    assert not Product.objects.get().materials.exists()


def test_the_forms_button_keeps_the_words_and_leads_to_the_preview(mine: Client, firm: Company) -> None:
    made = submission(firm)
    stamp = mine.get(address(made)).context["stamp"]
    answer = mine.post(
        address(made), {"lead": "Eben getippt.", "website": "?", "expected": stamp, "weiter": "vorschau"}
    )
    assert answer.headers["Location"] == address(made, "vorschau/")
    assert "Eben getippt." in preview(mine, address(made, "vorschau/"))


def test_what_cannot_stand_yet_is_left_out(mine: Client, firm: Company) -> None:
    made = submission(firm)
    mine.post(address(made), {"website": "javascript:alert(1)", "certificates": ";;;", "expected": "x"})
    stamp = mine.get(address(made)).context["stamp"]
    mine.post(address(made), {"website": "javascript:alert(1)", "founded_year": "bald", "expected": stamp})
    page = preview(mine, address(made, "vorschau/"))
    assert ("javascript:" in page, "fehlen hier" in page) == (False, True)


def test_pictures_that_wait_are_seen_by_who_signed_in(mine: Client, firm: Company) -> None:
    picture = add_picture(
        by=showcase.BY, at=NOW, of=firm, content=jpeg_bytes(240, 180), alt="Eine Drehbank.", credit="F.", waits=True
    )
    make_renditions.func(picture=picture.pk)
    made = submission(firm)
    by_link = maker.address(maker.link(firm), f"einreichungen/{made.key}/vorschau/")

    def seen() -> list[tuple[bool, bool]]:
        pages = [preview(mine, address(made, "vorschau/")), preview(Client(), by_link)]
        return [("Eine Drehbank." in page, "zeigt diese Vorschau nicht" in page) for page in pages]

    assert (seen(), Picture.objects.get().waits_since is not None) == ([(True, False), (False, True)], True)
    Picture.objects.update(waits_since=None)
    assert seen() == [(True, False)] * 2
    Company.objects.update(state="draft")
    assert seen() == [(True, False), (False, True)]


def test_others_see_no_preview(firm: Company, stranger: User) -> None:
    made = submission(company=firm)
    paths = [address(made, "vorschau/"), f"/leitstand/einreichungen/{made.key}/vorschau/"]
    assert [client_of(stranger).get(path).status_code for path in paths] == [404, 403]
    assert [client_of(None).get(path).status_code for path in paths] == [302, 302]
    assert Product.objects.count() == 1
