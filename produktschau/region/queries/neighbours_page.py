"""The neighbours at a glance: who is like us, who is different, and in what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from produktschau.region.calculations.charts.dots import NARROW, WIDE, Dot, Row, dot_chart
from produktschau.region.models import Source, Territory
from produktschau.region.queries.arithmetic import KRUGMAN, Arithmetic, arithmetic
from produktschau.region.queries.comparison import Comparison
from produktschau.region.queries.efforts import Shown, all_published
from produktschau.region.queries.employment import CANDIDATES
from produktschau.region.queries.phrases import known, letters, listed, short_titles, signed
from produktschau.region.queries.sector_chart import Dots
from produktschau.region.queries.sector_view import NEAR, OPEN, Asked, Field, asked, fields


@dataclass(frozen=True)
class NeighbourLine:
    """A neighbour with its indexes; ``most`` says in which group its make-up differs most from ours."""

    territory: Territory
    url: str
    krugman: float | None
    herfindahl: float | None
    most: str


@dataclass(frozen=True)
class Without:
    """A neighbour that has no figures here, with its page."""

    territory: Territory
    url: str


@dataclass(frozen=True)
class NeighboursPage:
    """What the page shows; ``efforts`` are what the neighbours do under names of their own."""

    asked: Asked
    found: Comparison
    fields: Sequence[Field]
    answer: str
    chart: Dots
    lines: Sequence[NeighbourLine]
    without: Sequence[Without]
    efforts: Sequence[tuple[Territory, str, Sequence[Shown]]]
    opened: Arithmetic | None
    complaints: Sequence[str]
    opens: str
    closes: str
    file: str

    @property
    def sources(self) -> list[Source]:
        """Where the employment is from."""
        return [self.found.dataset.source]


def neighbours_page(params: Mapping[str, str]) -> NeighboursPage | None:
    """The page as its address asks for it; ``None`` while there are no figures."""
    view, found = asked(params)
    if found is None:
        return None
    key = params.get(OPEN, "")
    opened = arithmetic(found, key) if key else None
    complaints = list(view.complaints)
    if key and opened is None:
        complaints.append(_("Die Zahl „%(word)s“ gibt es auf dieser Seite nicht.") % {"word": key[:30]})
    opens = view.query(**{OPEN: ""})
    lines = neighbour_lines(found)
    return NeighboursPage(
        asked=view,
        found=found,
        fields=[field for field in fields(view, found) if field.name != NEAR],
        answer=_answer(found, lines),
        chart=_chart(found, lines, opens),
        lines=lines,
        without=[Without(place, address(place)) for place in found.without_figures],
        efforts=_efforts([*(area.territory for area in found.neighbours), *found.without_figures]),
        opened=opened,
        complaints=complaints,
        opens=opens,
        closes=view.closing("abgrenzung"),
        file=view.query(als="svg"),
    )


def address(place: Territory) -> str:
    """The page about one neighbour."""
    return reverse("region:neighbour", args=[place.slug])


def neighbour_lines(found: Comparison) -> list[NeighbourLine]:
    """The neighbours with figures, the most different first."""
    one_sided = {place.ags: value for place, value in found.herfindahl_neighbours}
    lines = [
        NeighbourLine(place, address(place), value, one_sided[place.ags], _most(found, place))
        for place, value in found.krugman
    ]
    return sorted(lines, key=lambda line: (line.krugman is None, -(line.krugman or 0)))


def _most(found: Comparison, place: Territory) -> str:
    """„C Industrie: −7,7 Punkte“: the share there beside ours, in percentage points."""
    apart = []
    for row in found.rows:
        there = next(one for one in row.neighbours if one.territory == place)
        if row.group in CANDIDATES and there.share is not None and row.home.share is not None:
            apart.append((there.share - row.home.share, row.group))
    if not apart:
        return _("unbekannt")
    difference, group = max(apart, key=lambda pair: abs(pair[0]))
    return _("%(letters)s %(sector)s: %(points)s Prozentpunkte") % {
        "letters": letters(group),
        "sector": short_titles()[group],
        "points": signed(difference * 100, 1),
    }


def _answer(found: Comparison, lines: Sequence[NeighbourLine]) -> str:
    some = [line for line in lines if line.krugman is not None]
    if len(some) < 2:
        return _("Zu wenige Nachbarn haben Zahlen, um sie zu vergleichen.")
    most, least = some[0], some[-1]
    if known(most.krugman, 2) == known(least.krugman, 2):
        return _("Alle Nachbarn unterscheiden sich gleich weit von %(home)s (%(low)s).") % {
            "home": found.home.territory.name,
            "low": known(least.krugman, 2),
        }
    alike = [line.territory.name for line in some if known(line.krugman, 2) == known(least.krugman, 2)]
    return _(
        "Am deutlichsten anders aufgestellt als %(home)s ist %(most)s (%(high)s), am ähnlichsten: %(least)s (%(low)s)."
    ) % {
        "home": found.home.territory.name,
        "most": most.territory.name,
        "high": known(most.krugman, 2),
        "least": listed(alike),
        "low": known(least.krugman, 2),
    }


def _chart(found: Comparison, lines: Sequence[NeighbourLine], opens: str) -> Dots:
    rows = [
        Row(
            line.territory.ags,
            line.territory.name,
            [
                Dot(
                    f"{KRUGMAN}.{line.territory.ags}",
                    line.krugman,
                    known(line.krugman, 2),
                    f"{line.territory.name}: {known(line.krugman, 2)}",
                    is_own=True,
                )
            ],
        )
        for line in lines
    ]
    words = {"home": found.home.territory.name, "year": found.year}
    return Dots(
        title=_("Krugman-Index: wie verschieden die Nachbarn von %(home)s aufgestellt sind, %(year)s") % words,
        wide=dot_chart(rows, WIDE),
        narrow=dot_chart(rows, NARROW),
        own=_("Unterschied zu %(home)s, von 0 (gleich) bis 2 (nichts gemeinsam)") % words,
        other="",
        opens=opens,
        from_zero=True,
    )


def _efforts(neighbours: Sequence[Territory]) -> list[tuple[Territory, str, list[Shown]]]:
    """By neighbour; those of a place that is none any more are left out, like its page."""
    by_place: dict[Territory, list[Shown]] = {}
    for one in all_published():
        if one.territory in neighbours:
            by_place.setdefault(one.territory, []).append(one)
    return [(place, address(place), found) for place, found in by_place.items()]
