"""What both tables of the showcase read and tell alike."""

from typing import Any

from produktschau.region.actions import add_source
from produktschau.region.models import Source
from produktschau.region.queries import region
from produktschau.showcase.actions.importing import RowOutcome
from produktschau.tabular.engine.kinds import Batch, TableRefused
from produktschau.tabular.engine.kinds import Written as TableOutcome
from produktschau.tabular.models import Outcome

_YES = {"ja", "yes", "true", "wahr", "1", "x"}


def yes(text: str) -> bool:
    """Whether a cell says yes."""
    return text.casefold() in _YES


def number_or_none(text: str) -> int | None:
    """A whole number, or ``None`` where the cell holds none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def source_and_district(batch: Batch) -> tuple[Source, str]:
    """The source of a batch, made from its facts when it is new, and the home district's name. Raises ``TableRefused``."""
    if not batch.source:
        raise TableRefused("Nennen Sie mit --source das Kürzel der Quelle, aus der die Tabelle stammt.")
    home = region().home
    if home is None:
        raise TableRefused(
            "Noch ist keine Region eingerichtet. Laden Sie zuerst das Gebiet mit „produktschau load_region“."
        )
    source = Source.objects.filter(slug=batch.source).first()
    if source is None and batch.source_facts.get("name"):
        facts: dict[str, Any] = dict(batch.source_facts)
        source = add_source(by=batch.by, at=batch.at, **facts)
    if source is None:
        known = ", ".join(Source.objects.order_by("slug").values_list("slug", flat=True)) or "noch keine"
        raise TableRefused(f"Die Quelle „{batch.source}“ ist nicht angelegt (angelegt sind: {known}).")
    return source, home.name


def outcome_of(one: RowOutcome, *, kind: str, notes: tuple[str, ...] = ()) -> TableOutcome:
    """An outcome of the showcase's actions as the tables tell it."""
    sentence = " ".join([*notes, one.reason, *one.notes]).strip()
    outcome = Outcome(one.status.value)
    if outcome is Outcome.SKIPPED:
        return TableOutcome(one.number, outcome, reason=sentence, group="Angaben nicht brauchbar")
    return TableOutcome(one.number, outcome, subject=f"{kind}:{one.key}", reason=sentence)
