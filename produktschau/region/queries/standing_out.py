"""The answer to which sectors stand out here and not next door, honest about each neighbour that lies higher."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.region.queries.comparison import Comparison, GroupRow
from produktschau.region.queries.employment import CANDIDATES
from produktschau.region.queries.phrases import capital, known, letters, listed, short_titles


@dataclass(frozen=True)
class Standing:
    """One group that stands out, and the single neighbours that lie higher all the same: „Nordsachsen (2,44)“."""

    row: GroupRow
    title: str
    higher: str


@dataclass(frozen=True)
class StandingOut:
    """The answer as a sentence, what it means as another, the groups, and the name of the base area."""

    answer: str
    meaning: str
    groups: Sequence[Standing]
    base: str


def standing_out(found: Comparison) -> StandingOut:
    """The answer of this comparison."""
    groups = [Standing(row, capital(row.title), _higher(row)) for row in found.stands_out]
    names = listed([short_titles()[row.group] for row in found.stands_out])
    words = {"home": found.home.territory.name, "base": found.base.territory.name, "year": found.year}
    open_groups = _unknown(found)
    if not groups and open_groups:
        meaning = _also(open_groups) if found.neighbours else _("Kein Nachbar hat Zahlen in dieser Quelle.")
        return StandingOut(_("Das lässt sich noch nicht sagen."), meaning, [], found.base.territory.name)
    if not groups:
        meaning = _(
            "Kein Anteil an den Erwerbstätigen war in %(home)s %(year)s höher als im Vergleichsraum (%(base)s) und zugleich höher als bei den Nachbarn zusammen."
        )
        return StandingOut(_("Kein Bereich ragt heraus."), meaning % words, [], found.base.territory.name)
    meaning = _(
        "Gemessen am Anteil der Erwerbstätigen %(year)s: höher als im Vergleichsraum (%(base)s) und höher als bei den Nachbarn zusammen."
    )
    answer = f"{_number(len(groups))}: {names}."
    said = " ".join(sentence for sentence in (meaning % words, _also(open_groups)) if sentence)
    return StandingOut(answer, said, groups, found.base.territory.name)


def _unknown(found: Comparison) -> list[GroupRow]:
    """The groups of which nobody can say whether they stand out: a number is missing here, in the base or next door."""
    finest = [row for row in found.rows if row.group in CANDIDATES]
    return [row for row in finest if row.home.value is None or (row.is_strength and row.together.value is None)]


def _also(groups: Sequence[GroupRow]) -> str:
    names = listed([f"{letters(row.group)} {short_titles()[row.group]}" for row in groups])
    return _("Nicht zu sagen ist es, weil Zahlen fehlen, für: %(names)s.") % {"names": names} if names else ""


def _number(groups: int) -> str:
    words = {
        1: _("Ein Bereich ragt heraus"),
        2: _("Zwei Bereiche ragen heraus"),
        3: _("Drei Bereiche ragen heraus"),
        4: _("Vier Bereiche ragen heraus"),
        5: _("Fünf Bereiche ragen heraus"),
        6: _("Sechs Bereiche ragen heraus"),
    }
    return words[groups]


def _higher(row: GroupRow) -> str:
    """Those that lie higher by what is printed: „1,69“ beside „1,69“ is not higher."""
    own = known(row.home.value, 2)
    higher = [(one.territory.name, said) for one in row.higher if (said := known(one.value, 2)) != own]
    return listed([f"{name} ({said})" for name, said in higher])
