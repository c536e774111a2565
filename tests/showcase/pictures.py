"""Pictures for tests."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from produktschau.audit.record import System
from produktschau.showcase.actions.pictures import add_picture
from produktschau.showcase.models import Company, Picture, Product
from produktschau.showcase.tasks import make_renditions
from tests.cast import NOW

GPS_TAG = 0x8825
SOFTWARE_TAG = 0x0131


def jpeg_bytes(width: int = 1200, height: int = 900) -> bytes:
    """A JPEG that carries a camera's name and a place in its EXIF data, and is stored lying on its side."""
    image = Image.new("RGB", (width, height), (40, 90, 160))
    exif = Image.Exif()
    exif[SOFTWARE_TAG] = "Geheime Kamera"
    exif[0x0112] = 6
    exif[GPS_TAG] = {1: "N", 2: (50.0, 54.0, 0.0), 3: "E", 4: (13.0, 20.0, 0.0)}
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def jpeg() -> SimpleUploadedFile:
    """An upload as a browser sends it."""
    return SimpleUploadedFile("bild.jpg", jpeg_bytes(), "image/jpeg")


def ready_picture(of: Company | Product, content: bytes | None = None) -> Picture:
    """A picture of a record with its renditions, small unless told otherwise."""
    shot = content or jpeg_bytes(240, 180)
    picture = add_picture(by=System("test"), at=NOW, of=of, content=shot, alt="Ein Webstuhl.", credit="Weberei")
    make_renditions.func(picture=picture.pk)
    return Picture.objects.get(pk=picture.pk)
