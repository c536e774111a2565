"""What can be chosen in the form of an entry: the region's words, by the field's name."""

from dataclasses import dataclass

from produktschau.showcase.calculations.values import LANGUAGES
from produktschau.showcase.models import AreaOfLife, ColourWorld, Material
from produktschau.showcase.models.company import SizeClass
from produktschau.showcase.queries.pages import LANGUAGE_NAMES


@dataclass(frozen=True)
class Option:
    """One choice: the value that is kept, the word for people, and the colour world it shows, if it is one."""

    value: str
    label: str
    world: str = ""


def choices_for(name: str) -> list[Option]:
    """The choices of the field; an unknown field has none."""
    match name:
        case "areas":
            return [Option(one.slug, one.name) for one in AreaOfLife.objects.all()]
        case "materials":
            return [Option(one.slug, one.name) for one in Material.objects.all()]
        case "world":
            return [Option(one.slug, one.name, one.slug) for one in ColourWorld.objects.all()]
        case "languages":
            return [Option(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
        case "size_class":
            return [Option(str(value), str(label)) for value, label in SizeClass.choices]
    return []
