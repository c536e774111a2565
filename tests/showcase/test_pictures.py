"""Pictures: what is taken in, what is served, and that no place and no camera leaves the house."""

import io

import pytest
from django.test import Client
from PIL import Image

from produktschau.accounts.models import User
from produktschau.showcase import actions
from produktschau.showcase.actions.pictures import add_picture, remove_picture
from produktschau.showcase.models import Company, Picture
from produktschau.showcase.queries.pictures import original_path, rendition_path
from produktschau.showcase.tasks import make_renditions, remove_files
from produktschau.work.models import Job
from tests.cast import NOW, client_of
from tests.showcase.making import BY, company, draft_company
from tests.showcase.pictures import jpeg_bytes

pytestmark = pytest.mark.usefixtures("district", "words")


def added(of: Company, content: bytes | None = None) -> Picture:
    return add_picture(by=BY, at=NOW, of=of, content=content or jpeg_bytes(), alt="Ein Webstuhl.", credit="Weberei")


def test_a_picture_needs_text_and_credit() -> None:
    with pytest.raises(actions.NotAcceptable) as refused:
        add_picture(by=BY, at=NOW, of=draft_company(), content=jpeg_bytes(), alt=" ", credit="")
    assert sorted(refused.value.problems) == ["alt", "credit"]


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"GIF89a" + b"\0" * 40, jpeg_bytes()[:2000]])
def test_what_is_no_picture_is_refused_with_one_sentence(content: bytes) -> None:
    with pytest.raises(actions.NotAcceptable) as refused:
        add_picture(by=BY, at=NOW, of=draft_company(), content=content, alt="Ein Bild.", credit="Ich")
    assert refused.value.problems == {
        "file": "Die Datei ist kein lesbares Bild. Laden Sie ein Bild als JPEG, PNG oder WebP hoch."
    }
    assert Picture.objects.count() == 0


def test_a_picture_with_too_many_points_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (10_000, 7_000)).save(out, "PNG")
    with pytest.raises(actions.NotAcceptable) as refused:
        added(draft_company(), out.getvalue())
    assert refused.value.problems["file"].startswith("Das Bild hat 70 Millionen Bildpunkte.")


def test_the_original_is_kept_by_its_checksum_and_renditions_are_ordered() -> None:
    picture = added(draft_company())
    assert original_path(picture.sha256).read_bytes() == jpeg_bytes()
    assert Job.objects.get().key == f"renditions:{picture.key}"


def test_renditions_stand_upright_and_tell_nothing_of_camera_and_place(client: Client) -> None:
    picture = added(company())
    make_renditions.func(picture=picture.pk)
    content = client.get(f"/bilder/{picture.key}-400.webp").content
    image = Image.open(io.BytesIO(content))
    assert (image.format, image.size) == ("WEBP", (400, 533))
    assert dict(image.getexif()) == {}
    assert b"Geheime Kamera" not in content


def test_a_picture_is_served_with_its_record_and_only_then(client: Client, editor: User) -> None:
    maker = company()
    picture = added(maker)
    path = f"/bilder/{picture.key}-800.webp"
    assert client.get(path).status_code == 404
    make_renditions.func(picture=picture.pk)
    assert client.get(path)["Cache-Control"] == "public, max-age=300"
    actions.withdraw_company(by=BY, at=NOW, company=maker)
    assert client.get(path).status_code == 404
    assert client_of(editor).get(path)["Cache-Control"] == "private, no-store"


def test_pages_show_the_drawn_tile_until_a_rendition_is_ready(client: Client) -> None:
    maker = company()
    picture = added(maker)
    assert "Gezeichnetes Muster" in client.get(maker.get_absolute_url()).content.decode()
    make_renditions.func(picture=picture.pk)
    page = client.get(maker.get_absolute_url()).content.decode()
    assert f"/bilder/{picture.key}/breit-1600-50x50.webp" in page
    assert 'alt="Ein Webstuhl."' in page


def test_the_work_can_be_done_twice_and_after_the_picture_is_gone() -> None:
    picture = added(draft_company())
    make_renditions.func(picture=picture.pk)
    make_renditions.func(picture=picture.pk)
    assert Picture.objects.get().renditions == [400, 800, 1600]
    key = picture.pk
    picture.delete()
    make_renditions.func(picture=key)


def test_the_files_of_a_removed_picture_are_deleted() -> None:
    picture = added(draft_company())
    make_renditions.func(picture.pk)
    files = [original_path(picture.sha256), *(rendition_path(picture, width) for width in (400, 800, 1600))]
    assert all(file.exists() for file in files)
    key, sha256 = picture.key, picture.sha256
    remove_picture(by=BY, at=NOW, picture=picture)
    assert Job.objects.filter(key=f"files:{key}").count() == 1
    remove_files.func(key, sha256)
    assert [file for file in files if file.exists()] == []


def test_an_original_two_pictures_share_stays_while_one_is_left() -> None:
    owner = draft_company()
    one, other = added(owner), added(owner)
    remove_picture(by=BY, at=NOW, picture=one)
    remove_files.func(one.key, other.sha256)
    assert original_path(other.sha256).exists()


def test_deleting_a_company_orders_the_removal_of_its_files() -> None:
    owner = draft_company()
    picture = added(owner)
    actions.delete_company(by=BY, at=NOW, company=owner)
    assert Job.objects.filter(key=f"files:{picture.key}").count() == 1


def test_a_picture_nobody_prepares_any_more_says_so_and_what_to_do(manager: User) -> None:
    made = company()
    added(made)
    path = f"/leitstand/betriebe/{made.key}/"
    assert "wird vorbereitet" in client_of(manager).get(path).content.decode()
    Job.objects.update(is_open=False)
    assert "ließ sich nicht vorbereiten" in client_of(manager).get(path).content.decode()
