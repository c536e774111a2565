"""Photographs of records as pages show them: every size and format of one shape, around the focus."""

from produktschau.design.photos import Photo
from produktschau.showcase.calculations.cuts import FORMATS, Cut, Shape
from produktschau.showcase.queries.addresses import cut_address


def photo(key: str, focus: tuple[int, int], shape: Shape) -> Photo:
    """The picture with this key cut to a shape around its focus (percent). Only of pictures that have renditions."""
    names = [(width, Cut(shape, width, *focus).name) for width in shape.widths]
    sources = tuple(
        (f"image/{kind}", tuple((width, cut_address(key, name, kind)) for width, name in names)) for kind in FORMATS
    )
    largest = shape.widths[-1]
    return Photo(sources, largest, shape.height(largest))
