"""Loads a whole region from a folder of plain files: the demo, or a new district's start."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.region.actions.boundaries import import_boundaries
from produktschau.region.actions.classifications import import_sectors, import_trades
from produktschau.region.actions.crosswalk import import_crosswalk
from produktschau.region.actions.delimitation import UnfitChoice, change_choice, set_neighbours
from produktschau.region.actions.efforts import UnfitEffort, load_efforts
from produktschau.region.actions.outcome import Outcome
from produktschau.region.actions.reference import add_source, set_region
from produktschau.region.actions.statistics import import_statistics
from produktschau.region.actions.territories import import_territories
from produktschau.region.engine.rows import UnusableFile, read_rows
from produktschau.region.models import Region, Source, Territory
from produktschau.region.queries.choice_state import ChoiceState, Decision
from produktschau.region.queries.efforts import FIELDS as EFFORT_FIELDS
from produktschau.region.queries.employment import EMPLOYMENT

UnusableRegion = UnusableFile
"""A file of the folder is missing or cannot be taken in; nothing was written."""

FILES = (
    "sources.csv",
    "territories.csv",
    "boundaries_districts.geojson",
    "boundaries_municipalities.geojson",
    "trades.csv",
    "employment.csv",
    "crosswalk.csv",
    "region.json",
)
OPTIONAL = ("efforts.csv",)
"""The files of a region's folder, and those that may be missing; what stands in them is told in docs/operations.md."""


def load_region(*, by: Actor, folder: Path | Mapping[str, bytes], at: datetime) -> Region:
    """Bring sources, territories, boundaries, classifications, figures and profile to the folder's state.

    One transaction; a second run with the same folder changes nothing. ``folder`` is a path or the
    contents by file name. Raises ``UnusableRegion``.
    """
    files = folder if isinstance(folder, Mapping) else _contents(folder)
    missing = [name for name in FILES if name not in files]
    if missing:
        raise UnusableRegion(f"Im Ordner der Region fehlt {', '.join(missing)}.")
    with transaction.atomic():
        sources = _sources(by, files["sources.csv"], at)
        _territories(by, files, sources, at)
        import_sectors(by=by, at=at)
        _figures(by, files, sources, at)
        profile = _profile(by, files["region.json"], at)
        if "efforts.csv" in files:
            _efforts(by, files["efforts.csv"], at)
        return profile


def _contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in (*FILES, *OPTIONAL) if (folder / name).is_file()}


def _sources(by: Actor, content: bytes, at: datetime) -> dict[str, Source]:
    rows = read_rows(content, "sources.csv", required=("slug", "name"))
    texts = ("slug", "name", "url", "licence", "licence_url", "attribution")
    made = [
        add_source(by=by, at=at, retrieved_on=row.day("retrieved_on"), **{name: row.text(name) for name in texts})
        for row in rows
    ]
    return {source.slug: source for source in made}


def _territories(by: Actor, files: Mapping[str, bytes], sources: dict[str, Source], at: datetime) -> Outcome:
    import_territories(
        by=by,
        content=files["territories.csv"],
        filename="territories.csv",
        source=_source(sources, "destatis-gv100"),
        sources=sources,
        valid_on=at.date(),
        at=at,
    )
    outcome = Outcome()
    for name in ("boundaries_districts.geojson", "boundaries_municipalities.geojson"):
        outcome = import_boundaries(
            by=by, content=files[name], filename=name, source=_source(sources, "bkg-vg250"), at=at
        )
    return outcome


def _figures(by: Actor, files: Mapping[str, bytes], sources: dict[str, Source], at: datetime) -> None:
    def of(name: str, source: str) -> dict[str, Any]:
        return {"by": by, "at": at, "content": files[name], "filename": name, "source": _source(sources, source)}

    import_trades(**of("trades.csv", "handwerksordnung"))
    figures = import_statistics(
        **of("employment.csv", "eurostat-nama-10r-3empers"),
        table=EMPLOYMENT,
        title="Erwerbstätige nach Wirtschaftsbereichen und NUTS-3-Regionen",
        unit="Erwerbstätige",
    )
    if figures.wrong:
        raise UnusableRegion(figures.wrong[0])
    import_crosswalk(**of("crosswalk.csv", "bbsr-umrechnung"))


def _efforts(by: Actor, content: bytes, at: datetime) -> None:
    rows = read_rows(content, "efforts.csv", required=("ags", "kind", "name", "summary", "source_name", "checked_on"))
    places = {place.ags: place.pk for place in Territory.objects.filter(valid_until__isnull=True)}
    if wrong := next((row for row in rows if row.text("ags") not in places), None):
        raise wrong.wrong("ags", f"Das Gebiet „{wrong.text('ags')}“ steht nicht in territories.csv.")
    whole = ("since", "until")
    texts = [name for name in EFFORT_FIELDS if name not in ("territory", "checked_on", *whole)]
    try:
        load_efforts(
            by=by,
            at=at,
            rows=[
                {name: row.text(name) for name in texts}
                | {name: row.whole(name) for name in whole}
                | {"territory": places[row.text("ags")], "checked_on": row.day("checked_on")}
                for row in rows
            ],
        )
    except UnfitEffort as refused:
        raise UnusableRegion(f"efforts.csv: {refused}") from refused


def _source(sources: dict[str, Source], slug: str) -> Source:
    if slug not in sources:
        raise UnusableRegion(f"sources.csv: Die Quelle „{slug}“ fehlt. Bitte eine Zeile dafür eintragen.")
    return sources[slug]


def _profile(by: Actor, content: bytes, at: datetime) -> Region:
    try:
        values = dict(json.loads(content))
        home_ags = values.pop("home_ags")
        neighbours = values.pop("neighbours", [])
        choice = values.pop("choice", None)
    except (ValueError, TypeError, KeyError) as error:
        raise UnusableRegion("region.json ist kein gültiges JSON mit „home_ags“. Bitte die Datei prüfen.") from error
    districts = Territory.objects.filter(kind=Territory.Kind.DISTRICT, valid_until__isnull=True)
    home = districts.filter(ags=home_ags).first()
    if home is None:
        raise UnusableRegion(f"region.json: Der Landkreis {home_ags} steht nicht in territories.csv.")
    known = {place.ags: place for place in Territory.objects.filter(ags__in=neighbours, valid_until__isnull=True)}
    if unknown := [ags for ags in neighbours if ags not in known]:
        raise UnusableRegion(f"region.json: Der Nachbar {unknown[0]} steht nicht in territories.csv.")
    set_neighbours(by=by, territories=known.values(), home=home, at=at)
    made = set_region(by=by, at=at, home=home, **values)
    if choice is not None:
        _choice(by, choice, neighbours, at)
    return made


def _choice(by: Actor, choice: Mapping[str, Any], neighbours: list[str], at: datetime) -> None:
    """The thresholds of the sector choice with their reasons, and what was decided."""
    try:
        state = ChoiceState(
            min_quotient=Decimal(choice["min_quotient"]),
            min_quotient_reason=choice["min_quotient_reason"],
            min_share=Decimal(choice["min_share"]),
            min_share_reason=choice["min_share_reason"],
            neighbours=frozenset(neighbours),
            decisions={group: _decision(one) for group, one in choice.get("decisions", {}).items()},
        )
        change_choice(by=by, state=state, at=at)
    except UnfitChoice as refused:
        raise UnusableRegion(f"region.json: {refused}") from refused
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnusableRegion("region.json: „choice“ ist nicht vollständig. Bitte die Datei prüfen.") from error


def _decision(one: Mapping[str, Any]) -> Decision:
    day = one.get("decided_on")
    return Decision(one["is_chosen"], one.get("network", ""), one["reason"], date.fromisoformat(day) if day else None)
