"""Numbers of the sector choice opened: what a surplus, a change and its parts are worked out from."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from produktschau.region.queries.arithmetic import Arithmetic, arithmetic
from produktschau.region.queries.choosing import ChoiceRow, ChoiceTable
from produktschau.region.queries.employment import TOTAL
from produktschau.region.queries.phrases import capital, known, letters, marks, share, signed

SURPLUS, GROWTH, REGIONAL = "mehr", "wachstum", "regional"
"""First words of the numbers this page opens beside the quotients."""


def choice_arithmetic(table: ChoiceTable, key: str) -> Arithmetic | None:
    """The number with this key: „14522.C“ (share and quotient), „mehr.C“, „wachstum.C“ or „regional.C“; ``None`` where there is none."""
    kind, _dot, group = key.partition(".")
    row = next((row for row in table.rows if row.group == group), None)
    if row is None:
        return None
    if kind == table.compared.home.territory.ags:
        return arithmetic(table.compared, key)
    return _OPENERS[kind](table, row, key) if kind in _OPENERS else None


def _surplus(table: ChoiceTable, row: ChoiceRow, key: str) -> Arithmetic:
    one, base = row.compared.home, table.compared.base.territory.name
    usual = None if row.surplus is None or one.part.value is None else one.part.value - row.surplus
    return Arithmetic(
        key=key,
        title=_title(table, row, signed(row.surplus, 0)),
        head=(_("Schritt"), _("Erwerbstätige")),
        rows=[
            (_("alle Bereiche hier"), known(one.whole.value)),
            (
                _("davon in diesem Bereich, wäre sein Anteil wie in %(base)s: %(share)s")
                % {"base": base, "share": share(one.base_share, 2)},
                known(usual),
            ),
            (_("in diesem Bereich tatsächlich"), known(one.part.value)),
        ],
        result=f"{known(one.part.value)} − {known(usual)} = {signed(row.surplus, 0)}",
        formula=_(
            "Menschen, die hier mehr in diesem Bereich arbeiten als beim Anteil des Vergleichsraums: der Quotient, gewichtet mit der Größe (Hoyt 1939; Isard 1960). Danach sind die Bereiche geordnet."
        ),
        notes=marks([one.part, one.whole, one.base_part, one.base_whole]),
    )


def _growth(table: ChoiceTable, row: ChoiceRow, key: str) -> Arithmetic:
    before, after = table.home_before.cell(row.group, table.since), row.compared.home.part
    base_before, base_after = table.base_before.cell(row.group, table.since), row.compared.home.base_part
    base_growth = (
        None if not base_before.value or base_after.value is None else base_after.value / base_before.value - 1
    )
    return Arithmetic(
        key=key,
        title=_title(table, row, percents(row.growth)),
        head=(_("Gebiet"), str(table.since), str(table.compared.year), _("Veränderung")),
        rows=[
            (table.compared.home.territory.name, known(before.value), known(after.value), percents(row.growth)),
            (
                table.compared.base.territory.name,
                known(base_before.value),
                known(base_after.value),
                percents(base_growth),
            ),
        ],
        result=f"{known(after.value)} : {known(before.value)} − 1 = {percents(row.growth)}",
        formula=_("Erwerbstätige im letzten Jahr gegenüber dem ersten."),
        notes=marks([before, after, base_before, base_after]),
    )


def _regional(table: ChoiceTable, row: ChoiceRow, key: str) -> Arithmetic:
    before, after = table.home_before.cell(row.group, table.since), row.compared.home.part
    base_before, base_after = table.base_before.cell(row.group, table.since), row.compared.home.base_part
    totals = table.base_before.cell(TOTAL, table.since), table.compared.base.cell(TOTAL, table.compared.year)
    parts, base = row.parts, table.compared.base.territory.name
    values = (parts.national, parts.mix, parts.regional, parts.change) if parts else (None, None, None, None)
    names = (
        _("wäre alles gewachsen wie %(base)s insgesamt"),
        _("weil der Bereich in %(base)s anders wuchs als alle zusammen"),
        _("weil der Bereich hier anders wuchs als in %(base)s"),
        _("zusammen, von %(since)s bis %(year)s"),
    )
    words = {"base": base, "since": table.since, "year": table.compared.year}
    return Arithmetic(
        key=key,
        title=_title(table, row, signed(values[2], 0)),
        head=(_("Teil der Veränderung"), _("Erwerbstätige")),
        rows=[(name % words, signed(value, 0)) for name, value in zip(names, values, strict=True)],
        result=f"{signed(values[0], 0)} {signed(values[1], 0)} {signed(values[2], 0)} = {signed(values[3], 0)}",
        formula=_(
            "Shift-Share: Die Veränderung wird in drei Teile zerlegt, die zusammen genau die Veränderung ergeben (Dunn 1960). „Davon regional“ ist der dritte. Gerundet wird nur die Anzeige."
        ),
        notes=marks([before, after, base_before, base_after, *totals]),
    )


def percents(value: float | None) -> str:
    """A change as a share in percent with its sign: 0.018 → „+1,8 %“."""
    said = signed(None if value is None else value * 100)
    return said if value is None else (_("%(percent)s %%") % {"percent": said}).replace(" ", "\u00a0")


def _title(table: ChoiceTable, row: ChoiceRow, value: str) -> str:
    return _("%(sector)s, %(year)s: %(value)s") % {
        "sector": f"{letters(row.group)} {capital(row.title)}",
        "year": table.compared.year,
        "value": value,
    }


_OPENERS: Mapping[str, Callable[[ChoiceTable, ChoiceRow, str], Arithmetic]] = {
    SURPLUS: _surplus,
    GROWTH: _growth,
    REGIONAL: _regional,
}
