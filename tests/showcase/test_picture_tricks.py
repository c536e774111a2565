"""Files that are a picture and something else besides: what is served is drawn anew and is a picture only."""

import io
import zipfile

import pytest
from django.test import Client
from PIL import Image

from produktschau.showcase.actions.pictures import add_picture
from produktschau.showcase.tasks import make_renditions
from tests.cast import NOW
from tests.showcase.making import BY, company
from tests.showcase.pictures import jpeg_bytes

pytestmark = pytest.mark.usefixtures("district", "words")

SCRIPT = b"<script>alert(1)</script>"


def commented() -> bytes:
    """A JPEG whose comment and EXIF are mark-up."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = SCRIPT.decode()
    Image.open(io.BytesIO(jpeg_bytes())).save(out, "JPEG", exif=exif, comment=SCRIPT)
    return out.getvalue()


def zipped() -> bytes:
    """A JPEG that unpacks as an archive too."""
    out = io.BytesIO(jpeg_bytes())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("index.html", SCRIPT)
    return out.getvalue()


@pytest.mark.parametrize("content", [jpeg_bytes() + SCRIPT, commented(), zipped()], ids=["behind", "inside", "archive"])
def test_what_is_served_is_a_picture_only(client: Client, content: bytes) -> None:
    picture = add_picture(by=BY, at=NOW, of=company(), content=content, alt=SCRIPT.decode(), credit="Weberei")
    make_renditions.func(picture=picture.pk)
    answer = client.get(f"/bilder/{picture.key}-400.webp")
    served = b"".join(answer) if answer.streaming else answer.content
    assert (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    assert (SCRIPT in served, b"PK\x03\x04" in served, served[:4]) == (False, False, b"RIFF")


def test_no_address_of_a_picture_leads_to_another_file(client: Client) -> None:
    for tail in (
        "..%2f..%2fdb.sqlite3",
        "../../db.sqlite3",
        "AAAAAA-400.webp%00.html",
        "AAAAAA-400.svg",
        "AAAAAA-1.webp",
    ):
        assert client.get(f"/bilder/{tail}").status_code in (400, 404)
