"""Which sectors get a network: the numbers, what the thresholds propose and why, and what the programme decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from produktschau.design.formats import number
from produktschau.region.calculations.ranks import rank
from produktschau.region.calculations.sector_choice import Proposal, Reason, Thresholds, proposed, surplus
from produktschau.region.calculations.series import change
from produktschau.region.calculations.shift_share import Parts, shift_share
from produktschau.region.models import SectorChoice, SectorDecision
from produktschau.region.models.delimitation import THE_CHOICE
from produktschau.region.queries.comparison import UNFIT, Comparison, GroupRow, comparison
from produktschau.region.queries.employment import CANDIDATES, COUNTRY, GROUPS, TOTAL, Area, areas_over

QUOTIENT_REASON = "Erst ein deutlich höherer Anteil als im Vergleichsraum zeigt einen Schwerpunkt."
SHARE_REASON = "Ein Netz braucht genügend Betriebe, die mitmachen können."
"""The reasons while the region has not given its own."""


@dataclass(frozen=True)
class ChoiceRow:
    """One group of sectors. ``surplus`` are the persons beyond the base's share, ``growth`` the change since the first year (0.1: a tenth more).

    ``rank`` counts by ``surplus``; ``None`` where that is unknown. ``parts`` say what the change was made of.
    """

    compared: GroupRow
    surplus: float | None
    rank: int | None
    growth: float | None
    parts: Parts | None
    proposal: Proposal
    reasons: Sequence[str]
    decision: SectorDecision | None

    @property
    def group(self) -> str:
        """The letters of the group."""
        return self.compared.group

    @property
    def title(self) -> str:
        """The name of the group."""
        return self.compared.title

    @property
    def is_chosen(self) -> bool:
        """Whether the programme decided for it."""
        return self.decision is not None and self.decision.is_chosen

    @property
    def differs(self) -> bool:
        """Whether the programme decided against the proposal. What is strong but small may go either way, and nothing differs from the unknown."""
        if self.decision is None:
            return False
        return self.proposal == (Proposal.NO if self.is_chosen else Proposal.NETWORK)


@dataclass(frozen=True)
class ChoiceTable:
    """The groups in the order of their rank, against ``compared.base``, changes from ``since`` to ``compared.year``."""

    compared: Comparison
    choice: SectorChoice
    since: int
    home_before: Area
    base_before: Area
    rows: Sequence[ChoiceRow]

    @property
    def chosen(self) -> list[ChoiceRow]:
        """The rows the programme decided for."""
        return [row for row in self.rows if row.is_chosen]


def sector_choice() -> SectorChoice:
    """The thresholds with their reasons; before somebody set them, an unsaved row with those of the house."""
    found = SectorChoice.objects.filter(pk=THE_CHOICE).first()
    return found or SectorChoice(pk=THE_CHOICE, min_quotient_reason=QUOTIENT_REASON, min_share_reason=SHARE_REASON)


def said_thresholds(choice: SectorChoice) -> tuple[str, str]:
    """Quotient and share (in percent) as text."""
    return number(float(choice.min_quotient), 2), number(float(choice.min_share), 0 if choice.min_share % 1 == 0 else 2)


def decisions() -> dict[str, SectorDecision]:
    """What was decided, by group."""
    return {row.sector_group: row for row in SectorDecision.objects.all()}


def choice_table(*, year: int | None = None, since: int | None = None, base: str = COUNTRY) -> ChoiceTable | None:
    """The table of a year, without one of the latest; changes since the year in which the home district was founded, else the first.

    ``None`` while there are no figures of the year, or where ``since`` lies after it. A change is unknown where only one of the two years is.
    """
    compared = comparison(year=year, base=base)
    if compared is None:
        return None
    since = since or _first_year(compared)
    if since > compared.year:
        return None
    found = areas_over([since]).get(since, {}) if since < compared.year else {}
    home, base_area = (
        found.get(place.ags) or Area(place) for place in (compared.home.territory, compared.base.territory)
    )
    choice = sector_choice()
    return ChoiceTable(compared, choice, since, home, base_area, _rows(compared, choice, home, base_area))


def _first_year(compared: Comparison) -> int:
    founded = compared.home.territory.valid_from
    return next((year for year in compared.years if founded is None or year >= founded.year), compared.year)


def _rows(compared: Comparison, choice: SectorChoice, home: Area, base: Area) -> list[ChoiceRow]:
    thresholds = Thresholds(float(choice.min_quotient), float(choice.min_share) / 100)
    parts, decided = _shift_share(compared, home, base), decisions()
    rows = []
    for group, row in compared.by_group.items():
        if group not in CANDIDATES:
            continue
        regional = parts[group]
        proposal, reasons = proposed(
            row.home.value, row.employment_share, regional.regional if regional else None, thresholds
        )
        rows.append(
            ChoiceRow(
                compared=row,
                surplus=_surplus(row),
                rank=None,
                growth=change(home.counts.get(group), row.home.part.value),
                parts=regional,
                proposal=proposal,
                reasons=[_sentence(reason, compared, choice) for reason in reasons],
                decision=decided.get(group),
            )
        )
    amounts = [row.surplus for row in rows]
    ranked = [replace(row, rank=rank(row.surplus, amounts)) for row in rows]
    return sorted(ranked, key=lambda row: (row.rank is None, row.rank or 0))


def _shift_share(compared: Comparison, home: Area, base: Area) -> Mapping[str, Parts | None]:
    totals = base.counts.get(TOTAL), compared.base.counts.get(TOTAL)
    if totals[0] is None or totals[1] is None:
        return dict.fromkeys(GROUPS)
    try:
        return shift_share(
            {group: home.counts.get(group) for group in GROUPS},
            compared.home.counts,
            base_before=base.counts,
            base_after=compared.base.counts,
            base_totals=(totals[0], totals[1]),
        )
    except UNFIT:
        return dict.fromkeys(GROUPS)


def _surplus(row: GroupRow) -> float | None:
    one = row.home
    return surplus(one.part.value, one.whole.value, one.base_part.value, one.base_whole.value)


def _sentence(reason: Reason, compared: Comparison, choice: SectorChoice) -> str:
    quotient, share = said_thresholds(choice)
    words = {
        "quotient": quotient,
        "share": share,
        "base": compared.base.territory.name,
    }
    sentences = {
        Reason.QUOTIENT_REACHED: _("Quotient erreicht %(quotient)s"),
        Reason.QUOTIENT_ABOVE_ONE: _("Quotient über 1, aber unter %(quotient)s"),
        Reason.QUOTIENT_BELOW_ONE: _("Quotient nicht über 1"),
        Reason.QUOTIENT_UNKNOWN: _("Quotient unbekannt"),
        Reason.SHARE_REACHED: _("Anteil erreicht %(share)s Prozent"),
        Reason.SHARE_TOO_SMALL: _("Anteil unter %(share)s Prozent"),
        Reason.SHARE_UNKNOWN: _("Anteil unbekannt"),
        Reason.GAINS: _("entwickelt sich besser als in %(base)s"),
        Reason.LOSES: _("bleibt hinter der Entwicklung in %(base)s zurück"),
    }
    return sentences[reason] % words
