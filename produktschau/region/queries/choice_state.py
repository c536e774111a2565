"""The sector choice as the desk edits it: thresholds, neighbours and decisions together, with a stamp of their state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from produktschau.design.formats import day, number
from produktschau.region.calculations.stamp import stamp
from produktschau.region.models import Neighbour, Region, Territory
from produktschau.region.models.territory import Kind
from produktschau.region.queries.choosing import decisions, sector_choice
from produktschau.region.queries.employment import CANDIDATES, COUNTRY, group_titles
from produktschau.region.queries.phrases import capital, letters
from produktschau.region.queries.places import valid_territories


@dataclass(frozen=True)
class Decision:
    """What is decided about a group of sectors."""

    is_chosen: bool
    network: str
    reason: str
    decided_on: date | None


@dataclass(frozen=True)
class ChoiceState:
    """Everything that is set: ``min_share`` in percent, ``neighbours`` as keys (AGS), ``decisions`` by group."""

    min_quotient: Decimal
    min_quotient_reason: str
    min_share: Decimal
    min_share_reason: str
    neighbours: frozenset[str]
    decisions: Mapping[str, Decision]


def choice_state() -> ChoiceState:
    """What is set now."""
    choice = sector_choice()
    return ChoiceState(
        min_quotient=choice.min_quotient,
        min_quotient_reason=choice.min_quotient_reason,
        min_share=choice.min_share,
        min_share_reason=choice.min_share_reason,
        neighbours=frozenset(Neighbour.objects.values_list("territory__ags", flat=True)),
        decisions={
            group: Decision(one.is_chosen, one.network, one.reason, one.decided_on)
            for group, one in decisions().items()
        },
    )


def choice_stamp(state: ChoiceState) -> str:
    """What tells this state from another."""
    return stamp(dict(choice_said(state)))


def choice_said(state: ChoiceState) -> list[tuple[str, str]]:
    """The state to read: pairs of label and text."""
    names = {place.ags: place.name for place in possible_neighbours()}
    near = sorted(names.get(ags, ags) for ags in state.neighbours)
    return [
        ("Quotient ab", number(float(state.min_quotient), 2)),
        ("Warum dieser Quotient", state.min_quotient_reason),
        ("Anteil ab, in Prozent", number(float(state.min_share), 2)),
        ("Warum dieser Anteil", state.min_share_reason),
        ("Nachbarn", ", ".join(near)),
        *((label, _decided(state.decisions.get(group))) for group, label in group_labels().items()),
    ]


def choice_differences(saved: ChoiceState, typed: ChoiceState) -> list[tuple[str, str]]:
    """Where what is saved differs from what somebody typed: pairs of label and what is saved."""
    other = dict(choice_said(typed))
    return [(label, text) for label, text in choice_said(saved) if other.get(label) != text]


def group_labels() -> dict[str, str]:
    """The groups a network can be chosen for, with letters and name."""
    titles = group_titles()
    return {group: f"{letters(group)} {capital(titles[group])}" for group in CANDIDATES}


def possible_neighbours() -> list[Territory]:
    """Districts and countries that can be neighbours: all that are known but the region itself and its own country, by name."""
    found = valid_territories().filter(kind__in=(Kind.DISTRICT, Kind.COUNTRY)).exclude(ags=COUNTRY)
    found = found.exclude(pk__in=Region.objects.values("home"))
    return list(found.order_by("-kind", "sort_key", "ags"))


def _decided(one: Decision | None) -> str:
    if one is None:
        return "noch nicht entschieden"
    parts = ["gewählt" if one.is_chosen else "nicht gewählt", one.network, one.reason]
    if one.decided_on:
        parts.append(f"beschlossen am {day(one.decided_on)}")
    return "; ".join(part for part in parts if part)
