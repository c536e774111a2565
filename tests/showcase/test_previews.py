"""What platforms show of a page: drawn or photographed, kept, only of what everyone may see."""

import io
import json
import re
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import translation
from PIL import Image

from produktschau.accounts.models import User
from produktschau.region.models import Region
from produktschau.showcase import actions
from produktschau.showcase.actions.pictures import change_picture
from produktschau.showcase.models import Company
from produktschau.showcase.queries.previews import previews_folder
from produktschau.showcase.tasks import remove_previews
from produktschau.work.models import Job
from tests.cast import NOW, client_of
from tests.showcase.making import BY, company, draft_company, product
from tests.showcase.pictures import ready_picture

pytestmark = pytest.mark.usefixtures("district", "words")


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    """Addresses are those of German pages, whatever page was asked for before."""
    with translation.override("de"):
        yield


def said(client: Client, path: str) -> dict[str, str]:
    """What the head of a page tells platforms of its picture."""
    page = client.get(path).content.decode()
    return dict(re.findall(r'<meta (?:property|name)="((?:og:image|twitter)[a-z:]*)" content="([^"]*)">', page))


def path_in(url: str, settings: LazySettings) -> str:
    """The path of an address of ours."""
    return url.removeprefix(settings.SITE_URL)


def test_a_page_without_photograph_names_a_drawing_that_is_there(client: Client, settings: LazySettings) -> None:
    thing = product(company())
    told = said(client, thing.get_absolute_url())
    assert {name: text for name, text in told.items() if name != "og:image"} == {
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Wollplaid, Weberei Talaue",
        "twitter:card": "summary_large_image",
    }
    answer = client.get(path_in(told["og:image"], settings))
    image = Image.open(io.BytesIO(answer.content))
    assert (image.format, image.size, answer["Content-Type"]) == ("PNG", (1200, 630), "image/png")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_page_with_a_photograph_shows_it_cut_and_says_what_is_on_it(client: Client, settings: LazySettings) -> None:
    maker = company()
    ready_picture(maker)
    told = said(client, maker.get_absolute_url())
    assert (told["og:image:type"], told["og:image:alt"]) == ("image/jpeg", "Ein Webstuhl.")
    answer = client.get(path_in(told["og:image"], settings))
    image = Image.open(io.BytesIO(answer.content))
    assert (image.format, dict(image.getexif()), b"Geheime Kamera" in answer.content) == ("JPEG", {}, False)


def test_search_engines_are_told_the_same_picture(client: Client) -> None:
    maker = company()
    page = client.get(maker.get_absolute_url()).content.decode()
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert data["image"] == said(client, maker.get_absolute_url())["og:image"]


@pytest.mark.parametrize("path", ["/", "/produkte/", "/en/", "/impressum/"])
def test_every_other_page_shows_the_house(client: Client, settings: LazySettings, path: str) -> None:
    told = said(client, path)
    address = path_in(told["og:image"], settings)
    assert address.startswith("/vorschaubilder/haus-")
    answer = client.get(address)
    assert (answer.status_code, Image.open(io.BytesIO(answer.content)).size) == (200, (1200, 630))


def test_the_house_says_its_sentence_in_the_language_of_the_page(client: Client) -> None:
    Region.objects.update(tagline="Von hier.", tagline_en="From here.")
    assert said(client, "/")["og:image:alt"] == "ProduktSCHAU Mittelsachsen: Von hier."
    assert said(client, "/en/")["og:image:alt"] == "ProduktSCHAU Mittelsachsen: From here."


def test_both_languages_are_kept_and_earlier_looks_are_dropped(client: Client, settings: LazySettings) -> None:
    maker = company()
    path = maker.get_absolute_url()
    for page in (path, f"/en{path}"):
        assert client.get(path_in(said(client, page)["og:image"], settings)).status_code == 200
    before = sorted(previews_folder(maker.key).iterdir())
    assert len(before) == 2
    renamed = actions.rename_company(by=BY, at=NOW, company=maker, name="Weberei am Bach")
    client.get(path_in(said(client, renamed.get_absolute_url())["og:image"], settings))
    after = sorted(previews_folder(maker.key).iterdir())
    assert (len(after), set(after) & set(before)) == (1, set())


def test_an_address_from_before_leads_to_the_picture_of_today(client: Client, settings: LazySettings) -> None:
    maker = company()
    before = path_in(said(client, maker.get_absolute_url())["og:image"], settings)
    renamed = actions.rename_company(by=BY, at=NOW, company=maker, name="Weberei am Bach")
    answer = client.get(before)
    assert (answer.status_code, answer["Location"]) == (
        302,
        path_in(said(client, renamed.get_absolute_url())["og:image"], settings),
    )


def test_another_focus_is_another_picture(client: Client) -> None:
    maker = company()
    picture = ready_picture(maker)
    before = said(client, maker.get_absolute_url())["og:image"]
    text = {"alt": picture.alt, "alt_en": "", "credit": picture.credit}
    change_picture(by=BY, at=NOW, picture=picture, focus_x=10, focus_y=90, position=1, **text)
    assert said(client, maker.get_absolute_url())["og:image"] != before


def test_nobody_sees_the_picture_of_what_is_no_longer_published(
    client: Client, settings: LazySettings, editor: User
) -> None:
    maker = company()
    address = path_in(said(client, maker.get_absolute_url())["og:image"], settings)
    assert client.get(address).status_code == 200
    actions.withdraw_company(by=BY, at=NOW, company=maker)
    assert (client.get(address).status_code, client_of(editor).get(address).status_code) == (404, 404)


def test_a_draft_names_no_picture(editor: User) -> None:
    draft = draft_company()
    assert said(client_of(editor), draft.get_absolute_url()) == {}


@pytest.mark.parametrize(
    "path",
    ["/vorschaubilder/ZZZZZZ-0123456789abcdef.png", "/vorschaubilder/weberei-talaue-1.png", "/vorschaubilder/x.png"],
)
def test_what_is_no_record_has_no_picture(client: Client, path: str) -> None:
    company()
    assert client.get(path).status_code == 404


def test_names_of_any_kind_can_be_drawn(client: Client, settings: LazySettings) -> None:
    for name in ("#let x = 1 \\ $a$ *b*", "Ein sehr langer Name, " * 6 + "Ende", "Weberei 🧶 Ткани"):
        maker = company(name)
        assert client.get(path_in(said(client, maker.get_absolute_url())["og:image"], settings)).status_code == 200


def test_deleting_a_record_removes_its_pictures(client: Client, settings: LazySettings) -> None:
    maker = company()
    client.get(path_in(said(client, maker.get_absolute_url())["og:image"], settings))
    key, folder = maker.key, previews_folder(maker.key)
    assert folder.exists()
    actions.delete_company(by=BY, at=NOW, company=maker)
    assert Job.objects.filter(key=f"previews:{key}").count() == 1
    remove_previews.func(key)
    assert (folder.exists(), Company.objects.count()) == (False, 0)
