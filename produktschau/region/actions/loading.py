"""Loads a whole region from a folder of plain files: the demo, or a new district's start."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.region.actions.boundaries import import_boundaries
from produktschau.region.actions.classifications import import_sectors, import_trades
from produktschau.region.actions.crosswalk import import_crosswalk
from produktschau.region.actions.delimitation import set_neighbours
from produktschau.region.actions.outcome import Outcome
from produktschau.region.actions.reference import add_source, set_region
from produktschau.region.actions.statistics import import_statistics
from produktschau.region.actions.territories import import_territories
from produktschau.region.engine.rows import UnusableFile, read_rows
from produktschau.region.models import Region, Source, Territory
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
"""The files of a region's folder; what stands in them is told in docs/operations.md."""


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
        return _profile(by, files["region.json"], at)


def _contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).is_file()}


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


def _source(sources: dict[str, Source], slug: str) -> Source:
    if slug not in sources:
        raise UnusableRegion(f"sources.csv: Die Quelle „{slug}“ fehlt. Bitte eine Zeile dafür eintragen.")
    return sources[slug]


def _profile(by: Actor, content: bytes, at: datetime) -> Region:
    try:
        values = dict(json.loads(content))
        home_ags = values.pop("home_ags")
        neighbours = values.pop("neighbours", [])
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
    return set_region(by=by, at=at, home=home, **values)
