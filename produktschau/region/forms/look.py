"""What people may enter as colours of the house."""

from collections.abc import Mapping

from produktschau.design.contrast import is_colour
from produktschau.design.palette import fields
from produktschau.region.queries.look import input_name

NO_COLOUR = "Das ist keine Farbe. Schreiben Sie # und sechs Ziffern oder Buchstaben von a bis f, zum Beispiel #0b4f5c."


def mistaken(data: Mapping[str, str]) -> dict[str, str]:
    """Fields whose text is no colour, with a sentence; an empty field means the factory's colour."""
    names = (input_name(scheme, name) for scheme, name in fields())
    return {name: NO_COLOUR for name in names if (typed := data.get(name, "").strip()) and not is_colour(typed)}
