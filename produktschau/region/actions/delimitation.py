"""Says against whom the region sets itself apart, from which thresholds sectors are proposed, and what was decided."""

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.region.actions.reference import InvalidReference, save_reference, show_anew
from produktschau.region.calculations.sector_groups import CANDIDATES
from produktschau.region.models import Neighbour, SectorChoice, SectorDecision, Territory
from produktschau.region.models.delimitation import THE_CHOICE
from produktschau.region.queries.choice_state import ChoiceState, Decision, choice_stamp, choice_state
from produktschau.region.queries.employment import COUNTRY
from produktschau.region.queries.places import valid_territories
from produktschau.region.queries.profile import region

SUBJECT = f"sectorchoice:{THE_CHOICE}"
"""Under which all of it stands in the record."""
_MOST_QUOTIENT, _ALL, _MOST_KEPT = 100, 100, 1000


class UnfitChoice(Exception):
    """A value was refused. ``problems`` is a dict from field („min_share“, „neighbours“, „reason_C“) to a German sentence."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


class ChoiceChangedMeanwhile(Exception):
    """Somebody else saved the sector choice since the editor opened the page."""

    def __init__(self) -> None:
        super().__init__(
            "Jemand anders hat die Branchenwahl inzwischen geändert. "
            "Vergleichen Sie die Felder unten mit dem, was jetzt gespeichert ist, und speichern Sie dann noch einmal."
        )


@transaction.atomic
def change_choice(*, by: Actor, state: ChoiceState, at: datetime, expected: str | None = None) -> None:
    """Make thresholds, neighbours and decisions exactly these; what changes nothing writes nothing.

    ``expected`` is the stamp of the state its editor saw. Raises ``UnfitChoice`` or ``ChoiceChangedMeanwhile``.
    """
    kept = SectorChoice.objects.select_for_update().filter(pk=THE_CHOICE).first()
    if expected is not None and choice_stamp(choice_state()) != expected:
        raise ChoiceChangedMeanwhile
    places = _places(state.neighbours)
    _store_thresholds(by, kept or SectorChoice(pk=THE_CHOICE), state, at)
    set_neighbours(by=by, territories=places, home=region().home, at=at)
    _store_decisions(by, state.decisions, at)


@transaction.atomic
def set_neighbours(*, by: Actor, territories: Collection[Territory], home: Territory | None, at: datetime) -> None:
    """Make exactly these the neighbours. Raises ``InvalidReference`` where the region is to be its own neighbour."""
    if home is not None and home in territories:
        raise InvalidReference(f"{home.name} ist die Region selbst und kann nicht ihr Nachbar sein.")
    before = dict(Neighbour.objects.values_list("territory_id", "territory__ags"))
    after = {place.pk: place.ags for place in territories}
    if before.keys() == after.keys():
        return
    Neighbour.objects.exclude(territory__in=after).delete()
    Neighbour.objects.bulk_create(Neighbour(territory_id=pk) for pk in after if pk not in before)
    record(
        by=by,
        verb="neighbours.set",
        subject=SUBJECT,
        at=at,
        before={"neighbours": sorted(before.values())},
        after={"neighbours": sorted(after.values())},
    )
    show_anew(everything=False, at=at)


def _places(keys: Collection[str]) -> list[Territory]:
    home = region().home
    found = {place.ags: place for place in valid_territories().filter(ags__in=keys)}
    refused = [ags for ags in sorted(keys) if ags not in found or ags == COUNTRY or found[ags] == home]
    if refused:
        raise UnfitChoice({"neighbours": f"{refused[0]} kann kein Nachbar sein. Bitte wählen Sie aus der Liste."})
    return list(found.values())


def _store_thresholds(by: Actor, choice: SectorChoice, state: ChoiceState, at: datetime) -> None:
    choice.min_quotient, choice.min_quotient_reason = _stored(state.min_quotient), state.min_quotient_reason.strip()
    choice.min_share, choice.min_share_reason = _stored(state.min_share), state.min_share_reason.strip()
    problems = {}
    if not 0 < choice.min_quotient < _MOST_QUOTIENT:
        problems["min_quotient"] = "Der Quotient muss größer als 0 und kleiner als 100 sein."
    if not 0 <= choice.min_share <= _ALL:
        problems["min_share"] = "Der Anteil muss von 0 bis 100 Prozent liegen."
    if problems:
        raise UnfitChoice(problems)
    try:
        choice.full_clean()
    except ValidationError as refused:
        raise UnfitChoice({name: " ".join(texts) for name, texts in refused.message_dict.items()}) from refused
    save_reference(by=by, thing=choice, at=at)


def _stored(value: Decimal) -> Decimal:
    """With the two places the database keeps, so that 5 and 5.00 are no change."""
    return value.quantize(Decimal("0.01")) if value.is_finite() and abs(value) < _MOST_KEPT else value


def _store_decisions(by: Actor, wanted: Mapping[str, Decision], at: datetime) -> None:
    if unknown := sorted(wanted.keys() - set(CANDIDATES)):
        raise UnfitChoice(
            {"decisions": f"Für „{unknown[0]}“ lässt sich nichts beschließen; diese Gruppe gibt es nicht."}
        )
    there = {row.sector_group: row for row in SectorDecision.objects.select_for_update()}
    for group, row in there.items():
        if group not in wanted:
            _remove(by, row, at)
    for group, one in wanted.items():
        row = there.get(group) or SectorDecision(sector_group=group)
        row.is_chosen, row.network, row.reason = one.is_chosen, one.network.strip(), one.reason.strip()
        row.decided_on = one.decided_on
        if not row.reason:
            raise UnfitChoice({f"reason_{group}": "Schreiben Sie, warum so beschlossen wurde."})
        try:
            row.full_clean()
        except ValidationError as refused:
            problems = {f"{name}_{group}": " ".join(texts) for name, texts in refused.message_dict.items()}
            raise UnfitChoice(problems) from refused
        save_reference(by=by, thing=row, at=at)


def _remove(by: Actor, row: SectorDecision, at: datetime) -> None:
    before = {"is_chosen": row.is_chosen, "network": row.network, "reason": row.reason}
    subject = f"sectordecision:{row.pk}"
    row.delete()
    record(by=by, verb="sectordecision.removed", subject=subject, at=at, before=before, after={})
    show_anew(everything=False, at=at)
