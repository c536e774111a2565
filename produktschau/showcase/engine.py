"""Makes renditions of a picture: smaller, upright, WebP, without EXIF, GPS or any other hidden data."""

import io
import shutil
from pathlib import Path

from PIL import Image, ImageOps

QUALITY = 82


def rendition(original: Path, width: int) -> bytes:
    """The picture ``width`` pixels wide (never wider than the original) as WebP."""
    with Image.open(original) as opened:
        upright = ImageOps.exif_transpose(opened)
        mode = "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
        plain = upright.convert(mode)
    if plain.width > width:
        plain = plain.resize((width, max(1, round(plain.height * width / plain.width))), Image.Resampling.LANCZOS)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    out = io.BytesIO()
    bare.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def write_rendition(path: Path, content: bytes) -> None:
    """Write a finished rendition; a crash leaves none that is half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


def delete_files(folder: Path, original: Path | None) -> None:
    """Delete a folder of renditions and an original; what is gone already is no fault."""
    if folder.is_dir():
        shutil.rmtree(folder)
    if original is not None:
        original.unlink(missing_ok=True)
