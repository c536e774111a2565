"""A picture is changed: texts, place, focus; what pages show follows at once."""

import io
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from produktschau.accounts.models import User
from produktschau.audit.queries import history
from produktschau.search.models import IndexMark
from produktschau.showcase.actions import NotAcceptable, withdraw_company
from produktschau.showcase.actions.pictures import PictureChangedMeanwhile, change_picture
from produktschau.showcase.models import Company, Picture
from produktschau.showcase.queries.pictures import picture_stamp, renditions_folder
from produktschau.showcase.tasks import make_cuts, make_renditions
from produktschau.work.models import Job
from tests.cast import NOW, client_of
from tests.showcase.making import BY, company, draft_company
from tests.showcase.pictures import jpeg_bytes, ready_picture

pytestmark = pytest.mark.usefixtures("district", "words")
TEXT: dict[str, Any] = {"alt": "Ein Webstuhl.", "alt_en": "", "credit": "Weberei", "position": 1}
FORM = {**TEXT, "focus_x": "20", "focus_y": "30"}


def changed(picture: Picture, x: object = 50, y: object = 50, **told: Any) -> Picture:
    return change_picture(by=BY, at=NOW, picture=picture, **{**TEXT, "focus_x": x, "focus_y": y, **told})


def marked_sides() -> bytes:
    """A wide picture, red at the left end, blue at the right."""
    image = Image.new("RGB", (1200, 300), "white")
    image.paste("red", (0, 0, 300, 300))
    image.paste("blue", (900, 0, 1200, 300))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def middle_of(content: bytes) -> tuple[int, int, int]:
    with Image.open(io.BytesIO(content)) as image:
        red, green, blue = image.convert("RGB").getpixel((image.width // 2, image.height // 2))  # type: ignore[misc]  # a colour
        return red > 128, green > 128, blue > 128


def test_a_changed_focus_is_another_address_and_another_cut(client: Client) -> None:
    maker = company()
    picture = ready_picture(maker, marked_sides())
    old = f"/bilder/{picture.key}/karte-320-50x50.webp"
    assert middle_of(client.get(old).content) == (True, True, True)
    changed(picture, "0", "50")
    assert client.get(old)["Location"] == f"/bilder/{picture.key}/karte-320-0x50.webp"
    assert middle_of(client.get(f"/bilder/{picture.key}/karte-320-0x50.webp").content) == (True, False, False)
    assert f"/bilder/{picture.key}/breit-800-0x50.webp" in client.get(maker.get_absolute_url()).content.decode()


def test_a_change_is_recorded_marked_and_its_cuts_are_ordered() -> None:
    maker = company()
    picture = ready_picture(maker)
    IndexMark.objects.all().delete()
    changed(picture, 20, 30)
    entry = history(f"company:{maker.key}").get(verb="picture.changed")
    assert (entry.before, entry.after) == (
        {"picture": picture.key, "focus_x": 50, "focus_y": 50},
        {"picture": picture.key, "focus_x": 20, "focus_y": 30},
    )
    assert IndexMark.objects.filter(kind="company").exists()
    assert Job.objects.filter(key=f"cuts:{picture.key}:20x30").count() == 1


def test_saving_what_is_there_already_writes_nothing() -> None:
    maker = company()
    picture = ready_picture(maker)
    before = history(f"company:{maker.key}").count()
    changed(picture)
    assert history(f"company:{maker.key}").count() == before


def test_all_that_is_wrong_is_said_in_one_sentence_each() -> None:
    picture = ready_picture(draft_company())
    with pytest.raises(NotAcceptable) as refused:
        changed(picture, "-1", "viel", alt=" ", credit="", position="0")
    assert refused.value.problems == {
        "alt": "Die Bildbeschreibung fehlt. Sagen Sie in einem Satz, was zu sehen ist.",
        "credit": "Der Bildnachweis fehlt. Tragen Sie ein, wer das Bild gemacht hat.",
        "focus_x": "Der Abstand von links „-1“ ist keine ganze Zahl von 0 bis 100. Tragen Sie eine solche ein.",
        "focus_y": "Der Abstand von oben „viel“ ist keine ganze Zahl von 0 bis 100. Tragen Sie eine solche ein.",
        "position": "Der Platz „0“ ist keine ganze Zahl von 1 bis 999. Tragen Sie eine solche ein.",
    }


@pytest.mark.parametrize("typed", ["101", "١", "1.5", "", None, "9" * 5000])
def test_only_a_whole_percentage_is_a_focus(typed: object) -> None:
    with pytest.raises(NotAcceptable) as refused:
        changed(ready_picture(draft_company()), typed)
    assert list(refused.value.problems) == ["focus_x"]


def test_pictures_change_places() -> None:
    owner = draft_company()
    first, second, third = (ready_picture(owner) for _ in range(3))
    changed(third, position=1)
    assert list(owner.pictures.values_list("key", flat=True)) == [third.key, first.key, second.key]
    changed(third, position=99)
    assert list(owner.pictures.values_list("key", flat=True)) == [first.key, second.key, third.key]


def test_a_second_saver_is_told() -> None:
    picture = ready_picture(draft_company())
    seen = picture_stamp(picture)
    changed(picture, 10, expected=seen)
    with pytest.raises(PictureChangedMeanwhile):
        changed(picture, 90, expected=seen)


def test_the_worker_makes_every_format_and_drops_earlier_cuts() -> None:
    picture = changed(ready_picture(draft_company(), jpeg_bytes()), 10, 20)
    make_cuts.func(picture=picture.pk)
    names = sorted(file.name for file in renditions_folder(picture.key).iterdir())
    cuts = ("breit-1600", "breit-800", "karte-320", "karte-640", "quadrat-360")
    assert [name for name in names if "x" in name] == [
        f"{cut}-10x20.{kind}" for cut in cuts for kind in ("avif", "webp")
    ]
    with Image.open(renditions_folder(picture.key) / "karte-320-10x20.avif") as image:
        assert (image.format, image.size, dict(image.getexif())) == ("AVIF", (320, 240), {})
    assert all(b"Geheime Kamera" not in file.read_bytes() for file in renditions_folder(picture.key).iterdir())
    Picture.objects.all().delete()
    make_cuts.func(picture=picture.pk)


def test_until_the_avif_is_made_its_address_gives_the_webp(client: Client) -> None:
    picture = ready_picture(company())
    path = f"/bilder/{picture.key}/karte-640-50x50.avif"
    assert client.get(path)["Content-Type"] == "image/webp"
    make_cuts.func(picture=picture.pk)
    assert client.get(path)["Content-Type"] == "image/avif"


def test_a_small_picture_is_not_blown_up(client: Client) -> None:
    picture = ready_picture(company(), jpeg_bytes(240, 180))
    content = client.get(f"/bilder/{picture.key}/breit-1600-50x50.webp").content
    with Image.open(io.BytesIO(content)) as image:
        assert image.size == (180, 120)


@pytest.mark.parametrize("name", ["karte-641-50x50.webp", "mond-320-50x50.webp", "karte-320-50x50.png"])
def test_other_cuts_are_not_made(client: Client, name: str) -> None:
    picture = ready_picture(company())
    assert client.get(f"/bilder/{picture.key}/{name}").status_code == 404


def test_a_cut_is_seen_with_its_record_and_only_then(client: Client, editor: User) -> None:
    maker = company()
    picture = ready_picture(maker)
    path = f"/bilder/{picture.key}/karte-320-50x50.webp"
    assert client.get(path)["Cache-Control"] == "public, max-age=300"
    withdraw_company(by=BY, at=NOW, company=maker)
    assert client.get(path).status_code == 404
    assert client_of(editor).get(path)["Cache-Control"] == "private, no-store"


def test_a_lying_picture_is_measured_as_it_is_seen() -> None:
    picture = ready_picture(draft_company(), jpeg_bytes(240, 180))
    assert (picture.width, picture.height) == (180, 240)


def test_the_desk_changes_a_picture_and_shows_its_cuts(editor: User) -> None:
    owner = draft_company()
    picture = ready_picture(owner, marked_sides())
    person = client_of(editor)
    page = person.get(f"/leitstand/bilder/{picture.key}/").content.decode()
    assert 'viewBox="400 0 400 300"' in page
    seen = person.post(f"/leitstand/bilder/{picture.key}/", {**FORM, "ansehen": "1"}).content.decode()
    assert 'viewBox="40 0 400 300"' in seen
    assert Picture.objects.get().focus_x == 50
    stamp = picture_stamp(picture)
    answer = person.post(f"/leitstand/bilder/{picture.key}/", {**FORM, "expected": stamp})
    assert answer["Location"] == f"/leitstand/bilder/{picture.key}/"
    assert (Picture.objects.get().focus_x, Picture.objects.get().focus_y) == (20, 30)


def test_the_desk_keeps_what_was_typed_when_it_is_refused(editor: User) -> None:
    picture = ready_picture(draft_company())
    told = {**FORM, "alt": "", "credit": "Neue Hand", "focus_x": "200", "expected": picture_stamp(picture)}
    answer = client_of(editor).post(f"/leitstand/bilder/{picture.key}/", told)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Die Bildbeschreibung fehlt." in page
    assert "Der Abstand von links „200“ ist keine ganze Zahl von 0 bis 100." in page
    assert ('value="Neue Hand"' in page, 'value="200"' in page) == (True, True)


def test_the_desk_tells_a_second_saver(editor: User) -> None:
    picture = ready_picture(draft_company())
    told = {**FORM, "expected": "veraltet"}
    answer = client_of(editor).post(f"/leitstand/bilder/{picture.key}/", told)
    assert (answer.status_code, Picture.objects.get().focus_x) == (409, 50)
    assert "Jemand anderes hat inzwischen gespeichert" in answer.content.decode()


def test_a_picture_without_renditions_can_be_described_already(editor: User) -> None:
    owner: Company = draft_company()
    picture = ready_picture(owner)
    Picture.objects.update(renditions=[])
    page = client_of(editor).get(f"/leitstand/bilder/{picture.key}/").content.decode()
    assert ("wird vorbereitet" in page, "<image" in page) == (True, False)


def test_a_record_at_the_desk_leads_to_each_of_its_pictures(editor: User) -> None:
    owner = draft_company()
    picture = ready_picture(owner)
    page = client_of(editor).get(f"/leitstand/betriebe/{owner.key}/").content.decode()
    assert f'href="/leitstand/bilder/{picture.key}/"' in page


def test_renditions_order_the_cuts_in_the_other_format() -> None:
    picture = ready_picture(draft_company())
    make_renditions.func(picture=picture.pk)
    assert Job.objects.filter(key=f"cuts:{picture.key}:50x50").count() == 1
