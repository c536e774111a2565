"""The page „Welche Branchen ein Netz bekommen“: the table in words, with the address of every number's arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from produktschau.region.calculations.sector_choice import Proposal
from produktschau.region.calculations.series import year_in
from produktschau.region.models import Source
from produktschau.region.queries.arithmetic import Arithmetic
from produktschau.region.queries.choice_arithmetic import choice_arithmetic, percents
from produktschau.region.queries.choosing import ChoiceRow, ChoiceTable, choice_table, said_thresholds
from produktschau.region.queries.comparison import FIRMS
from produktschau.region.queries.employment import COUNTRY, years
from produktschau.region.queries.numbers import number_address
from produktschau.region.queries.phrases import capital, converted, known, letters, share, signed, span_of
from produktschau.region.queries.profile import region
from produktschau.region.queries.sector_view import Field, Option

BASE, SINCE, OPEN = "vergleich", "seit", "zahl"
"""The words of the address."""


@dataclass(frozen=True)
class ChoiceLine:
    """A row of the table in words; ``mark`` is the sign before the proposal."""

    row: ChoiceRow
    letters: str
    title: str
    share: str
    quotient: str
    surplus: str
    growth: str
    regional: str
    firms: str
    firms_open: str
    proposal: str
    mark: str
    why: str


@dataclass(frozen=True)
class ChoicePage:
    """What the page shows; ``opened`` is the number whose arithmetic is asked for."""

    table: ChoiceTable
    lines: Sequence[ChoiceLine]
    fields: Sequence[Field]
    answer: str
    proposal: str
    opened: Arithmetic | None
    complaints: Sequence[str]
    opens: str
    closes: str

    @property
    def quotient(self) -> str:
        """The threshold of the quotient."""
        return said_thresholds(self.table.choice)[0]

    @property
    def share(self) -> str:
        """The threshold of the share, in percent."""
        return said_thresholds(self.table.choice)[1]

    @property
    def remark(self) -> str:
        """How the values of the first year were converted."""
        table = self.table
        return converted(table.since, [table.home_before.cell(line.row.group, table.since) for line in self.lines])

    @property
    def sources(self) -> list[Source]:
        """Where the employment is from."""
        return [self.table.compared.dataset.source]


def choice_page(params: Mapping[str, str]) -> ChoicePage | None:
    """The page as its address asks for it, wrong words said and put right; ``None`` while there are no figures."""
    complaints: list[str] = []
    since = _since(params.get(SINCE, ""), complaints)
    base = _base(params.get(BASE, ""), complaints)
    table = choice_table(since=since, base=base)
    if table is None and (since or base != COUNTRY):
        complaints.append(_("So lässt es sich nicht vergleichen; gezeigt wird der übliche Vergleich."))
        since, base, table = None, COUNTRY, choice_table()
    if table is None:
        return None
    key = params.get(OPEN, "")
    opened = choice_arithmetic(table, key) if key else None
    if key and opened is None:
        complaints.append(_("Die Zahl „%(word)s“ gibt es auf dieser Seite nicht.") % {"word": key[:30]})
    kept = {
        name: value for name, value in ((BASE, "" if base == COUNTRY else base), (SINCE, str(since or ""))) if value
    }
    return ChoicePage(
        table=table,
        lines=[_line(row) for row in table.rows],
        fields=_fields(table),
        answer=_answer(table),
        proposal=_proposal(table),
        opened=opened,
        complaints=complaints,
        opens="?" + urlencode({**kept, OPEN: ""}),
        closes="?" + urlencode(kept) if kept else ".",
    )


def proposals() -> dict[Proposal, str]:
    """What is proposed, in the language of the page."""
    return {
        Proposal.NETWORK: _("eigenes Netz"),
        Proposal.WITH_OTHERS: _("mit anderen zusammen"),
        Proposal.NO: _("kein Netz"),
        Proposal.UNKNOWN: _("unbekannt"),
    }


_MARKS = {
    Proposal.NETWORK: "ok",
    Proposal.WITH_OTHERS: "checked",
    Proposal.NO: "open",
    Proposal.UNKNOWN: "question",
}


def _line(row: ChoiceRow) -> ChoiceLine:
    low, high = row.compared.firms
    return ChoiceLine(
        row=row,
        letters=letters(row.group),
        title=capital(row.title),
        share=share(row.compared.employment_share),
        quotient=known(row.compared.home.value, 2),
        surplus=signed(row.surplus, 0),
        growth=percents(row.growth),
        regional=signed(row.parts.regional if row.parts else None, 0),
        firms=span_of(low, high),
        firms_open=number_address(FIRMS, branche=row.group) if high else "",
        proposal=proposals()[row.proposal],
        mark=_MARKS[row.proposal],
        why=", ".join(row.reasons),
    )


def _answer(table: ChoiceTable) -> str:
    """What was decided, in one sentence."""
    chosen = [capital(row.title) for row in table.chosen]
    if not chosen:
        return _("Noch ist kein Netz beschlossen.")
    return _("Ein Netz bekommen: %(names)s.") % {"names": "; ".join(chosen)}


def _proposal(table: ChoiceTable) -> str:
    """What the thresholds propose, in one sentence."""
    proposed = [capital(row.title) for row in table.rows if row.proposal == Proposal.NETWORK]
    if not proposed:
        return _("Die Schwellen schlagen für keinen Bereich ein eigenes Netz vor.")
    return _("Die Schwellen schlagen ein eigenes Netz vor für: %(names)s.") % {"names": "; ".join(proposed)}


def _fields(table: ChoiceTable) -> list[Field]:
    found = table.compared
    home = found.home.territory
    bases = [place for place in found.bases if place.ags == COUNTRY or place.pk == home.parent_id]
    bases.sort(key=lambda place: place.ags != COUNTRY)
    earlier = [year for year in found.years if year < found.year]
    return [
        Field(BASE, _("Vergleichsraum"), [Option(one.ags, one.name, one == found.base.territory) for one in bases]),
        Field(SINCE, _("Veränderung seit"), [Option(str(one), str(one), one == table.since) for one in earlier]),
    ]


def _since(word: str, complaints: list[str]) -> int | None:
    there = years()
    if not word or not there:
        return None
    if year_in(word) in there[:-1]:
        return year_in(word)
    complaints.append(
        _("Eine Veränderung seit „%(word)s“ gibt es nicht; möglich sind %(years)s.")
        % {"word": word[:20], "years": ", ".join(map(str, there[:-1])) or "–"}
    )
    return None


def _base(word: str, complaints: list[str]) -> str:
    home = region().home
    state = home.parent.ags if home and home.parent else ""
    if word in ("", COUNTRY, state):
        return word or COUNTRY
    complaints.append(
        _("Mit „%(word)s“ wird hier nicht verglichen; verglichen wird mit Deutschland.") % {"word": word[:20]}
    )
    return COUNTRY
