"""The form in which a region says from when a network is proposed, who its neighbours are, and what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from produktschau.region.queries.choice_state import (
    ChoiceState,
    Decision,
    choice_stamp,
    group_labels,
    possible_neighbours,
)

_LONG, _SHORT, _NAME = 500, 300, 120
_ANSWERS = (("", "noch nicht entschieden"), ("ja", "bekommt ein Netz"), ("nein", "bekommt keines"))


@dataclass(frozen=True)
class GroupFields:
    """The fields of one group of sectors."""

    group: str
    label: str
    fields: list[BoundField]


def _number(label: str, help_text: str, most: int) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        localize=True,
        min_value=0,
        max_value=most,
        max_digits=5,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "brief"}),
        error_messages={
            "required": "Geben Sie eine Zahl ein.",
            "invalid": "Das ist keine Zahl. Richtig wäre zum Beispiel 1,25.",
            "min_value": "Die Zahl darf nicht unter 0 liegen.",
            "max_value": f"Die Zahl darf nicht über {most} liegen.",
            "max_digits": "Bitte höchstens fünf Ziffern.",
            "max_decimal_places": "Bitte höchstens zwei Stellen nach dem Komma.",
            "max_whole_digits": "Bitte höchstens drei Stellen vor dem Komma.",
        },
    )


def _text(label: str, longest: int, *, rows: int = 0, required: str = "", help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(required),
        max_length=longest,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(),
        error_messages={
            "required": required,
            "max_length": f"Bitte auf höchstens {longest} Zeichen kürzen.",
        },
    )


class ChoiceForm(forms.Form):
    """Thresholds with their reasons, the neighbours, and for each group of sectors what was decided."""

    min_quotient = _number("Quotient ab", "1 heißt: wie im Vergleichsraum. 1,25 heißt: ein Viertel mehr.", 99)
    min_quotient_reason = _text(
        "Warum dieser Quotient", _SHORT, rows=2, required="Schreiben Sie, warum diese Schwelle gilt."
    )
    min_share = _number("Anteil an den Erwerbstätigen ab, in Prozent", "Zum Beispiel 5.", 100)
    min_share_reason = _text(
        "Warum dieser Anteil", _SHORT, rows=2, required="Schreiben Sie, warum diese Schwelle gilt."
    )
    neighbours = forms.MultipleChoiceField(
        label="Nachbarn",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Mit ihnen wird die Region auf allen Seiten verglichen. Ein Nachbar ohne Zahlen wird als unbekannt genannt.",
        error_messages={"invalid_choice": "Dieses Gebiet steht nicht in der Liste. Bitte wählen Sie aus der Liste."},
    )
    expected = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = group_labels()
        places = [(place.ags, f"{place.official_name} ({place.ags})") for place in possible_neighbours()]
        self.fields["neighbours"].choices = places  # type: ignore[attr-defined]  # a field of choices
        for group in self.groups:
            self._add(group)

    def _add(self, group: str) -> None:
        self.fields[f"decided_{group}"] = forms.ChoiceField(
            label="Beschluss",
            required=False,
            choices=_ANSWERS,
            error_messages={"invalid_choice": "Wählen Sie einen der drei Einträge."},
        )
        self.fields[f"network_{group}"] = _text("Netzwerk", _NAME, help_text="Zum Beispiel: Netz Industrie")
        self.fields[f"decided_on_{group}"] = forms.DateField(
            label="beschlossen am",
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": "Geben Sie einen Tag ein, zum Beispiel 01.11.2026."},
        )
        self.fields[f"reason_{group}"] = _text("Begründung", _LONG, rows=2)

    def clean(self) -> dict[str, Any]:
        """A decision needs its reason, and what is said about one needs the decision."""
        cleaned = super().clean() or self.cleaned_data
        for group in self.groups:
            said = [cleaned.get(f"{name}_{group}") for name in ("network", "reason", "decided_on")]
            if (
                cleaned.get(f"decided_{group}")
                and not cleaned.get(f"reason_{group}")
                and not self.errors.get(f"reason_{group}")
            ):
                self.add_error(f"reason_{group}", "Schreiben Sie, warum so beschlossen wurde.")
            if not cleaned.get(f"decided_{group}") and any(said):
                self.add_error(
                    f"decided_{group}", "Wählen Sie, was beschlossen wurde, oder leeren Sie die anderen Felder."
                )
        return cleaned

    def thresholds(self) -> list[BoundField]:
        """The fields of the thresholds."""
        return [self[name] for name in ("min_quotient", "min_quotient_reason", "min_share", "min_share_reason")]

    def decisions(self) -> Iterator[GroupFields]:
        """The fields of each group."""
        for group, label in self.groups.items():
            names = ("decided", "network", "decided_on", "reason")
            yield GroupFields(group, label, [self[f"{name}_{group}"] for name in names])

    def state(self) -> ChoiceState:
        """What was typed, once it is valid."""
        typed = self.cleaned_data
        return ChoiceState(
            min_quotient=typed["min_quotient"],
            min_quotient_reason=typed["min_quotient_reason"],
            min_share=typed["min_share"],
            min_share_reason=typed["min_share_reason"],
            neighbours=frozenset(typed["neighbours"]),
            decisions={
                group: Decision(
                    typed[f"decided_{group}"] == "ja",
                    typed[f"network_{group}"],
                    typed[f"reason_{group}"],
                    typed[f"decided_on_{group}"],
                )
                for group in self.groups
                if typed[f"decided_{group}"]
            },
        )


def choice_initial(state: ChoiceState) -> dict[str, Any]:
    """What is set now, as the form shows it."""
    values: dict[str, Any] = {
        "min_quotient": state.min_quotient,
        "min_quotient_reason": state.min_quotient_reason,
        "min_share": state.min_share,
        "min_share_reason": state.min_share_reason,
        "neighbours": sorted(state.neighbours),
        "expected": choice_stamp(state),
    }
    for group, one in state.decisions.items():
        values |= {
            f"decided_{group}": "ja" if one.is_chosen else "nein",
            f"network_{group}": one.network,
            f"reason_{group}": one.reason,
            f"decided_on_{group}": one.decided_on,
        }
    return values
