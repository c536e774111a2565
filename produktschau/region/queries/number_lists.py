"""The records behind a number, and the coverage of the region, as tables to keep."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from produktschau.lib.figures import Breakdown
from produktschau.lib.lists import ListTable
from produktschau.region.queries.coverage import district_coverage, figures_by, lived_on
from produktschau.region.queries.coverage_page import coverage_page, district_sources
from produktschau.region.queries.editions import editions_page
from produktschau.region.queries.lists import everyone
from produktschau.region.queries.numbers import opened_number

FIGURE = "zahl"
"""Names the figure; the page has it in its path."""


def district_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Every figure by former district, as the page about them has it."""
    formers = lived_on()
    found = [district_coverage(key, formers) for key in figures_by(Breakdown.FORMER_DISTRICT)]
    source = "; ".join(source.line for source in district_sources())
    for place, former in enumerate(formers):
        for coverage in found:
            standing = coverage.lines[place].standing
            yield (
                former.place.ags,
                former.place.name,
                former.municipalities,
                former.area,
                former.population,
                standing.expected,
                coverage.label,
                standing.part.count,
                standing.part.most,
                standing.share,
                standing.per_thousand,
                None if coverage.is_shared else standing.low,
                None if coverage.is_shared else standing.high,
                None if coverage.is_shared else standing.missing,
                source,
            )


def part_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """The figure of the page by group of sectors, by group and former district, and by trade."""
    page = coverage_page(params)
    if page is None:
        return
    label = page.chosen.label
    if page.sectors is not None:
        source = "; ".join(source.line for source in page.sectors.sources)
        for one in page.sectors.coverage.lines:
            part, standing = one.standing.part, one.standing
            yield (
                label,
                "Wirtschaftsbereich",
                one.label,
                "",
                part.count,
                part.most,
                standing.share,
                standing.expected,
                source,
            )
        for title, counts in page.sectors.crossed:
            for former, count in zip(page.formers, counts, strict=True):
                yield (
                    label,
                    "Wirtschaftsbereich und Altkreis",
                    title,
                    former.place.name,
                    count.low,
                    count.high,
                    None,
                    None,
                    "",
                )
    for named, counts in (("Handwerk", page.trades), ("Netzwerk", page.networks)):
        for count in counts:
            yield label, named, count.label, "", count.low, count.high, None, None, ""


def edition_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """The divisions of the WZ 2008 that do not stay as they are, and where they go."""
    page = editions_page(params)
    for one in page.changed if page else ():
        yield one.code, one.title, ", ".join(one.to), "ganz" if one.is_whole else "zum Teil"


def number_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Every record the page of the number lists."""
    found = opened_number(params.get(FIGURE, ""), params)
    if found is None:
        return
    narrowed = "; ".join(f"{one.word}: {one.label}" for one in found.narrowed)
    for record in found.records:
        sure = "sicher" if record.is_certain else "vielleicht"
        yield (found.label, narrowed, record.key, record.label, f"{settings.SITE_URL}{record.url}", sure)


NUMBER = ListTable(
    label="Einträge hinter einer Zahl",
    columns=("Gezählt", "Eingegrenzt auf", "Kennung", "Name", "Adresse", "Hier gezählt"),
    rows=number_rows,
    permitted=everyone,
)

PARTS = ListTable(
    label="Die Schau nach Wirtschaftsbereich und Handwerk",
    columns=(
        "Gezählt",
        "Gliederung",
        "Wert",
        "Altkreis",
        "mindestens",
        "höchstens",
        "Anteil",
        "Anteil an den Erwerbstätigen",
        "Quelle",
    ),
    rows=part_rows,
    permitted=everyone,
)

EDITIONS = ListTable(
    label="Was sich mit der WZ 2025 ändert",
    columns=("Abteilung der WZ 2008", "Bezeichnung", "Abteilungen der WZ 2025", "Übergang"),
    rows=edition_rows,
    permitted=everyone,
)

FORMER_DISTRICTS = ListTable(
    label="Die Altkreise",
    columns=(
        "AGS",
        "Altkreis",
        "Gemeinden",
        "Fläche in km²",
        "Einwohner",
        "Anteil an den Einwohnern",
        "Gezählt",
        "mindestens",
        "höchstens",
        "Anteil",
        "je 1.000 Einwohner",
        "Anteil von (95 %)",
        "Anteil bis (95 %)",
        "fehlen",
        "Quelle",
    ),
    rows=district_rows,
    permitted=everyone,
)
