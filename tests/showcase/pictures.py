"""Pictures for tests."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

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
