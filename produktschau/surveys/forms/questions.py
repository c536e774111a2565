"""The form of one question with its answers to choose, a row each; rows left empty are no answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from produktschau.surveys.actions.questions import MOST_OPTIONS, Worth
from produktschau.surveys.models import About, FieldOfAction, Kind, Option, Question


@dataclass(frozen=True)
class Row:
    """One answer to choose as the page offers it."""

    number: int
    text: BoundField
    field: BoundField


class QuestionForm(forms.Form):
    """A question. Its answers stand in ``rows``: words, and the field of action they belong to."""

    text = forms.CharField(label="Frage", error_messages={"required": "Schreiben Sie die Frage als ganzen Satz."})
    help_text = forms.CharField(label="Hilfe unter der Frage", required=False)
    kind = forms.ChoiceField(label="Wie wird geantwortet?", choices=Kind.choices)
    about = forms.ChoiceField(label="Wovon handelt sie?", choices=About.choices)
    low = forms.CharField(label="1 bedeutet", required=False, help_text="Nur für die Skala, zum Beispiel „gar nicht“.")
    high = forms.CharField(label="5 bedeutet", required=False, help_text="Zum Beispiel „ganz und gar“.")

    def __init__(self, *args: Any, question: Question | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options: list[Option] = list(question.options.all()) if question else []
        for number in range(MOST_OPTIONS):
            there = self.options[number] if number < len(self.options) else None
            self.fields[f"option-{number}"] = forms.CharField(
                label=f"Antwort {number + 1}", required=False, initial=there.text if there else ""
            )
            self.fields[f"field-{number}"] = forms.ModelChoiceField(
                FieldOfAction.objects.all(),
                label=f"Handlungsfeld zu Antwort {number + 1}",
                required=False,
                initial=there.field_id if there else None,
                empty_label="kein Handlungsfeld",
            )

    def question_fields(self) -> list[BoundField]:
        """The fields above the answers."""
        return [self[name] for name in QuestionForm.base_fields]

    def rows(self) -> Iterator[Row]:
        """The answers to choose, with empty rows for more."""
        for number in range(MOST_OPTIONS):
            yield Row(number + 1, self[f"option-{number}"], self[f"field-{number}"])

    def told(self) -> dict[str, Any]:
        """What the action takes."""
        said = self.cleaned_data
        rows = {number: text for number in range(MOST_OPTIONS) if (text := " ".join(said[f"option-{number}"].split()))}
        same = {option.text: option for option in self.options if option.text in rows.values()}
        return {
            **{name: said[name] for name in QuestionForm.base_fields},
            "options": [
                Worth(text, said[f"field-{number}"], same.get(text) or self._reworded(number, same))
                for number, text in rows.items()
            ],
        }

    def _reworded(self, number: int, same: Mapping[str, Option]) -> Option | None:
        """The answer that stood in a row, unless its words now stand in another: what moves keeps its code and compares with earlier rounds."""
        there = self.options[number] if number < len(self.options) else None
        return there if there is not None and there.text not in same else None


def question_initial(question: Question) -> dict[str, Any]:
    """The form's values for a question."""
    told = {name: getattr(question, name) for name in ("text", "kind", "about", "low", "high")}
    return {**told, "help_text": question.help}
