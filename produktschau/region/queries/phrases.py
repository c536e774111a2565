"""Words around numbers that several pages of the region say alike."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from produktschau.design.formats import number, percent
from produktschau.region.models import Territory
from produktschau.region.models.statistic import Unknown
from produktschau.region.models.territory import Kind
from produktschau.region.queries.conversion import Cell
from produktschau.region.queries.employment import PARTS

MINUS = "\u2212"


def listed(words: Sequence[str]) -> str:
    """„A, B und C“, in the language of the page."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s und %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def capital(text: str) -> str:
    """The text with a capital first letter, as it stands alone."""
    return text[:1].upper() + text[1:]


def like(base: Territory) -> str:
    """What the 1 of a quotient means against this base."""
    if base.kind in (Kind.COUNTRY, Kind.STATE):
        return _("1 = wie in %(base)s") % {"base": base.name}
    return _("1 = wie: %(base)s") % {"base": base.name}


def short_titles() -> dict[str, str]:
    """Short names of the groups for the ends of lines."""
    return {
        "A": _("Landwirtschaft"),
        "B-E": _("Industrie mit Energie"),
        "C": _("Industrie"),
        "F": _("Bau"),
        "G-J": _("Handel, Verkehr"),
        "K-N": _("Finanzen, Firmendienste"),
        "O-U": _("Öffentliche Dienste"),
    }


def letters(group: str) -> str:
    """The letters of a group as they are printed: „B–E“."""
    return group.replace("-", "–")


def known(value: float | None, places: int = 0) -> str:
    """A number, or the word for not knowing it."""
    return _("unbekannt") if value is None else number(value, places)


def share(value: float | None, places: int = 1) -> str:
    """A share in percent, or the word for not knowing it."""
    return _("unbekannt") if value is None else percent(value, places)


def signed(value: float | None, places: int = 1) -> str:
    """A change with its sign, „+1,8“ or „−0,4“; what rounds to nothing has none."""
    if value is None:
        return _("unbekannt")
    held = round(value, places)
    return ("+" if held > 0 else MINUS if held < 0 else "±") + number(abs(held), places)


def span_of(low: float, high: float) -> str:
    """„64“, or „60 bis 64“ where nobody knows exactly."""
    if low == high:
        return number(low)
    return _("%(low)s bis %(high)s") % {"low": number(low), "high": number(high)}


def marks(cells: Sequence[Cell]) -> list[str]:
    """What is to be said about these values: provisional, converted, unknown and why; each once."""
    found = [_("vorläufig")] if any(cell.is_provisional for cell in cells) else []
    found += dict.fromkeys(cell.note for cell in cells if cell.note)
    words = _reasons()
    reasons = dict.fromkeys(words[cell.unknown_because] for cell in cells if cell.unknown_because)
    return [*found, *(_("unbekannt: %(reason)s") % {"reason": reason} for reason in reasons)]


def converted(year: int, cells: Sequence[Cell]) -> str:
    """„2005: von der Quelle auf heutigen Gebietsstand umgerechnet.“ below changes since that year; nothing where all was counted so."""
    notes = dict.fromkeys(cell.note for cell in cells if cell.note)
    return _("%(years)s: %(how)s.") % {"years": year, "how": "; ".join(notes)} if notes else ""


def _reasons() -> dict[str, str]:
    """Why a value is unknown, in the language of the page."""
    return {
        Unknown.SECRET: _("geheim gehalten"),
        Unknown.MISSING: _("nicht veröffentlicht"),
        Unknown.LATER: _("liegt noch nicht vor"),
        Unknown.SENSELESS: _("nicht sinnvoll"),
        Unknown.UNCERTAIN: _("zu unsicher"),
    }


def named_group(group: str, title: str) -> str:
    """„C Verarbeitendes Gewerbe“."""
    return f"{letters(group)} {capital(title)}"


def is_within(group: str) -> str:
    """The group this one is a part of, „B–E“; nothing for a group of its own."""
    return letters(PARTS[group]) if group in PARTS else ""
