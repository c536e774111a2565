"""The sources the rows of an import are from; those that are new are made."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from produktschau.audit.record import Actor
from produktschau.region.actions import add_source
from produktschau.region.models import Source
from produktschau.showcase.actions.import_rows import Origin


def sources_of(origins: Iterable[Origin | None], *, by: Actor, at: datetime) -> Mapping[str, Source]:
    """Sources by slug. A new one is made of the facts of the first row that names it."""
    wanted: dict[str, Mapping[str, Any]] = {}
    for origin in origins:
        if origin:
            wanted.setdefault(origin.slug, origin.facts)
    known = {source.slug: source for source in Source.objects.filter(slug__in=wanted)}
    missing = {slug: dict(facts) | {"slug": slug} for slug, facts in wanted.items() if slug not in known}
    return known | {slug: add_source(by=by, at=at, **facts) for slug, facts in missing.items()}
