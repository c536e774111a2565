"""What a person may correct about an upload: how it is read, what its columns are, which rows are the same."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from produktschau.tabular.calculations.decoding import ENCODINGS
from produktschau.tabular.calculations.layout import NO_HEADER
from produktschau.tabular.calculations.separating import SEPARATORS
from produktschau.tabular.engine.kinds import Choice, TableKind
from produktschau.tabular.models import TableUploadRow

AS_SEEN = [("", "wie erkannt")]
COLUMN = "spalte-"
CHOICE = "wahl-"
TWIN = "mit-"
SHOWN = "zeile-"
THE_REST = "uebrige"


class ReadingForm(forms.Form):
    """Sheet, header, encoding and separator; left empty, the house decides."""

    sheet = forms.ChoiceField(label="Blatt", required=False)
    first = forms.IntegerField(label="Kopf von Zeile", required=False, min_value=1, max_value=1000)
    last = forms.IntegerField(label="bis Zeile", required=False, min_value=1, max_value=1000)
    headless = forms.BooleanField(label="Die Tabelle hat keine Überschriften", required=False)
    encoding = forms.ChoiceField(
        label="Zeichensatz",
        required=False,
        choices=[*AS_SEEN, *((name, name) for name in ENCODINGS)],
    )
    separator = forms.ChoiceField(label="Trennzeichen", required=False, choices=[*AS_SEEN, *SEPARATORS.items()])

    def __init__(self, *args: Any, told: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheets = told.get("sheets") or []
        self.fields["sheet"] = forms.ChoiceField(
            label="Blatt", required=False, choices=[*AS_SEEN, *((name, name) for name in sheets)]
        )
        is_csv = told.get("format", "csv") == "csv"
        for name in ("sheet",) if is_csv else ("encoding", "separator"):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The header's first row does not lie below its last one."""
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if last and not first:
            self.add_error("first", "Nennen Sie auch die erste Zeile des Kopfes.")
        elif first and last and last < first:
            self.add_error("last", "Die letzte Zeile des Kopfes liegt nicht über der ersten.")
        return said

    @property
    def chosen(self) -> dict[str, Any]:
        """The reading as the actions take it, only what was said."""
        said = self.cleaned_data
        reading = {name: said[name] for name in ("sheet", "encoding", "separator") if said.get(name)}
        if said.get("headless"):
            reading["header"] = list(NO_HEADER)
        elif said.get("first"):
            reading["header"] = [said["first"], said.get("last") or said["first"]]
        return reading


def chosen_columns(kind: TableKind, told: Mapping[str, Any], data: Mapping[str, str]) -> dict[str, str]:
    """The target of every column of the file by its place, as text; what is no column of ours counts as „not taken in“."""
    known = {*kind.names, *(composite.name for composite in kind.composites)}
    chosen = {str(column["place"]): data.get(f"{COLUMN}{column['place']}", "") for column in told.get("columns", ())}
    return {place: target if target in known else "" for place, target in chosen.items()}


def doubled_columns(kind: TableKind, columns: Mapping[str, str]) -> list[str]:
    """Labels of our columns that were chosen more than once though they hold one value."""
    several = {column.name for column in kind.columns if column.several}
    labels = labels_of(kind)
    taken = [target for target in columns.values() if target]
    return [labels[name] for name in dict.fromkeys(taken) if taken.count(name) > 1 and name not in several]


def labels_of(kind: TableKind) -> dict[str, str]:
    """What people call the columns and composites of a kind, by name."""
    return {one.name: one.label for one in kind.columns} | {one.name: one.label for one in kind.composites}


def chosen_decisions(rows: Iterable[TableUploadRow], data: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The choices made on the page for the rows it showed; a row without a choice is left out."""
    chosen = {}
    for row in rows:
        made = _decision(row, data.get(f"{CHOICE}{row.number}", ""), data.get(f"{TWIN}{row.number}", ""))
        if made:
            chosen[str(row.number)] = made
    return chosen


def decided_rest(rows: Iterable[TableUploadRow], data: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """One choice for all rows left, where it fits: a double inside the file cannot be „the same as a record“."""
    chosen = ((row, _decision(row, data.get(THE_REST, ""), "")) for row in rows)
    return {str(row.number): made for row, made in chosen if made}


def _decision(row: TableUploadRow, choice: str, ref: str) -> dict[str, str] | None:
    if choice in {Choice.NEW, Choice.LEAVE}:
        return {"choice": choice, "subject": ""}
    records = [twin["ref"] for twin in row.twins if ":" in twin["ref"]]
    if choice not in {Choice.FILL, Choice.TAKE} or not records:
        return None
    return {"choice": choice, "subject": ref if ref in records else records[0]}
