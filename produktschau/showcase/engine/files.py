"""Makes renditions and cuts of a picture: smaller, upright, WebP and AVIF, without EXIF, GPS or any other hidden data."""

import io
import shutil
from pathlib import Path

from PIL import Image, ImageOps

from produktschau.lib.text import new_key
from produktschau.showcase.calculations.cuts import Cut, box

SAVING: dict[str, dict[str, int]] = {
    "webp": {"quality": 82, "method": 4},
    "avif": {"quality": 60, "speed": 6},
    "jpeg": {"quality": 82, "optimize": True},
}
"""How each format is written. AVIF of these settings has about half the bytes of WebP and costs five times its work."""


def upright(original: Path) -> Image.Image:
    """The picture as it is to be seen, with nothing but its points."""
    with Image.open(original) as opened:
        turned = ImageOps.exif_transpose(opened)
        mode = "RGBA" if "A" in turned.getbands() or "transparency" in turned.info else "RGB"
        plain = turned.convert(mode)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare


def rendition(original: Path, width: int) -> bytes:
    """The whole picture ``width`` pixels wide (never wider than the original) as WebP."""
    return encoded(narrowed(upright(original), width), "webp")


def narrowed(image: Image.Image, width: int) -> Image.Image:
    """The whole picture ``width`` pixels wide, never wider than it is."""
    if image.width <= width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def cut_out(image: Image.Image, cut: Cut) -> Image.Image:
    """The part a cut shows, at most as wide as the cut says; a small picture is not blown up."""
    left, top, across, down = box(image.width, image.height, cut.shape, cut.x, cut.y)
    part = (left, top, left + across, top + down)
    if across <= cut.width:
        return image.crop(part)
    return image.resize((cut.width, cut.shape.height(cut.width)), Image.Resampling.LANCZOS, box=part, reducing_gap=3.0)


def encoded(image: Image.Image, kind: str) -> bytes:
    """The picture as file: „webp“, „avif“ or „jpeg“; the last without transparency, on white."""
    if kind == "jpeg" and image.mode == "RGBA":
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    out = io.BytesIO()
    image.save(out, kind.upper(), **SAVING[kind])
    return out.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    """Write a finished file under a name of its own first: a crash leaves none that is half, and two writers do not meet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{new_key()}.part")
    part.write_bytes(content)
    part.replace(path)


def delete_other_cuts(folder: Path, kept: set[str]) -> None:
    """Delete the cuts (files whose names say a focus) whose names are not among the kept ones."""
    for file in folder.glob("*-*x*.*"):
        if file.name.partition(".")[0] not in kept:
            file.unlink(missing_ok=True)


def delete_files(folder: Path, original: Path | None) -> None:
    """Delete a folder of renditions and an original; what is gone already is no fault."""
    if folder.is_dir():
        shutil.rmtree(folder)
    if original is not None:
        original.unlink(missing_ok=True)
