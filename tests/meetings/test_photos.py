"""A photo is shown only while everyone on it agrees; its hidden data and its original never are."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.utils import timezone
from PIL import Image

from produktschau.accounts.models import User
from produktschau.meetings.actions.photos import (
    change_photo,
    delete_photo,
    forget_photos,
    publish_photo,
    take_withdrawn_down,
)
from produktschau.meetings.models import Attendee, Meeting, MeetingPhoto
from produktschau.meetings.queries.minutes import afterwards
from produktschau.meetings.queries.photos import original_path, rendition_path
from produktschau.meetings.tasks import remove_photo_files
from produktschau.networks.models import Network
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company
from tests.cast import client_of
from tests.factories.attendance import agreeing, jpeg, photo
from tests.factories.meetings import meeting, registration
from tests.factories.showcase import BY

NOW = timezone.now


@pytest.fixture
def past(net: Network) -> Meeting:
    return meeting(net, days=-1)


@pytest.fixture
def people(past: Meeting, firms: list[Company]) -> list[Attendee]:
    """Two registered people who did not agree to be shown."""
    return list(registration(past, firms[0], "Anna Beispiel", "Bert Muster").attendees.all())


def address(of: MeetingPhoto, width: int = 400) -> str:
    return f"/treffen/foto/{of.key}/{width}.webp"


def test_publishing_names_who_has_not_agreed(past: Meeting, people: list[Attendee]) -> None:
    made = photo(past, *people)
    with pytest.raises(NotReady) as refused:
        publish_photo(by=BY, at=NOW(), photo=made)
    assert str(refused.value) == (
        "Anna Beispiel und Bert Muster haben in Fotos nicht eingewilligt. Fragen Sie nach, oder nehmen Sie ein anderes Foto."
    )
    agreeing(people[0])
    with pytest.raises(NotReady) as refused:
        publish_photo(by=BY, at=NOW(), photo=made)
    assert str(refused.value).startswith("Bert Muster hat in Fotos nicht eingewilligt.")
    agreeing(people[1])
    assert publish_photo(by=BY, at=NOW(), photo=made).published_at is not None


def test_a_withdrawn_consent_hides_the_photo_at_once(past: Meeting, people: list[Attendee]) -> None:
    made = publish_photo(by=BY, at=NOW(), photo=photo(past, agreeing(people[0])))
    assert client_of(None).get(address(made)).status_code == 200
    assert len(afterwards(past).photos) == 1
    Attendee.objects.filter(pk=people[0].pk).update(photo_consent_on=None, photo_consent_wording="")
    assert client_of(None).get(address(made)).status_code == 404
    assert afterwards(past).photos == []
    assert [take_withdrawn_down(by=BY, at=NOW()) for _ in range(2)] == [1, 0]
    made.refresh_from_db()
    assert made.published_at is None


def test_somebody_recognised_later_takes_it_down(past: Meeting, people: list[Attendee]) -> None:
    made = publish_photo(by=BY, at=NOW(), photo=photo(past))
    told = {"alt": made.alt, "credit": made.credit}
    assert change_photo(by=BY, at=NOW(), photo=made, shows=[people[1].pk], **told).published_at is None


def test_hidden_data_of_the_camera_do_not_leave_the_house(past: Meeting) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Kamera von Anna"
    Image.new("RGB", (60, 40), "red").save(out, "JPEG", exif=exif)
    made = publish_photo(by=BY, at=NOW(), photo=photo(past, content=out.getvalue()))
    sent = client_of(None).get(address(made))
    assert (sent.headers["Content-Type"], b"Kamera" in sent.content) == ("image/webp", False)
    assert dict(Image.open(io.BytesIO(sent.content)).getexif()) == {}


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ({"alt": " "}, ["alt"]),
        ({"credit": ""}, ["credit"]),
        ({"content": b"kein Bild"}, ["file"]),
        ({"alt": "", "credit": "", "content": b""}, ["alt", "credit", "file"]),
    ],
)
def test_words_and_a_readable_file_are_needed(past: Meeting, told: dict[str, Any], fields: list[str]) -> None:
    with pytest.raises(NotAcceptable) as refused:
        photo(past, **told)
    assert (sorted(refused.value.problems), MeetingPhoto.objects.count()) == (fields, 0)


def test_only_registered_people_of_this_meeting_can_be_on_it(past: Meeting, net: Network, firms: list[Company]) -> None:
    stranger = registration(meeting(net, days=-3), firms[1], "Carl Fremd").attendees.get()
    with pytest.raises(NotAcceptable) as refused:
        photo(past, stranger)
    assert list(refused.value.problems) == ["shows"]


def test_deleting_removes_the_files_unless_another_photo_is_the_same(
    past: Meeting, settings: LazySettings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    first, second = photo(past), photo(past)
    for one, is_kept in ((first, True), (second, False)):
        key, sha256 = one.key, one.sha256
        delete_photo(by=BY, at=NOW(), photo=one)
        remove_photo_files.func(photo=key, sha256=sha256)
        assert (rendition_path(key, 400).exists(), original_path(sha256).exists()) == (False, is_kept)


def test_who_wants_to_be_forgotten_takes_the_photo_along(past: Meeting, people: list[Attendee], stranger: User) -> None:
    Attendee.objects.filter(pk=people[0].pk).update(email=stranger.email.upper())
    photo(past, people[0], people[1])
    kept = photo(past, people[1])
    assert forget_photos(by=BY, at=NOW(), user=stranger) == 1
    assert list(MeetingPhoto.objects.all()) == [kept]


def test_a_photo_is_uploaded_at_the_desk(past: Meeting, people: list[Attendee], manager: User) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    desk = client_of(manager)
    told = {"alt": "Zwei vor dem Haus", "credit": "Amt", "shows": [people[0].pk]}
    way = f"/leitstand/treffen/{past.key}/fotos/"
    refused = desk.post(way, told)
    assert (refused.status_code, "Wählen Sie ein Foto aus." in refused.content.decode()) == (422, True)
    assert "Zwei vor dem Haus" in refused.content.decode()
    file = SimpleUploadedFile("a.jpg", jpeg(), content_type="image/jpeg")
    assert desk.post(way, {**told, "file": file}).status_code == 302
    assert [list(one.shows.all()) for one in MeetingPhoto.objects.all()] == [[people[0]]]
