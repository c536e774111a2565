"""What people type about synonyms. What a group may hold is checked by the action, which knows the other groups."""

from typing import Any

from django import forms

from produktschau.search.models import SynonymGroup

_LONGEST_TEXT = 20_000
_NOTE = "Warum diese Wörter zusammengehören, oder woher sie kommen. Bitte ohne Namen von Personen."


class SynonymLinesForm(forms.Form):
    """New groups, one a line."""

    lines = forms.CharField(
        label="Gruppen, eine je Zeile",
        max_length=_LONGEST_TEXT,
        help_text="Wörter mit Komma trennen, zum Beispiel: Metzger, Fleischer, Schlachter. "
        "Nur in eine Richtung: Möbel > Tisch, Stuhl",
        error_messages={
            "required": "Schreiben Sie mindestens eine Zeile, zum Beispiel „Metzger, Fleischer“.",
            "max_length": "Das ist zu viel auf einmal. Nehmen Sie höchstens 200 Zeilen.",
        },
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "true"}),
        strip=False,
    )
    note = forms.CharField(label="Bemerkung", required=False, help_text=_NOTE)


class SynonymForm(forms.Form):
    """One group."""

    words = forms.CharField(
        label="Wörter",
        max_length=_LONGEST_TEXT,
        error_messages={
            "required": "Schreiben Sie mindestens zwei Wörter, zum Beispiel „Metzger, Fleischer“.",
            "max_length": "Das ist zu viel. Eine Gruppe hat höchstens 20 Wörter, mit „>“ höchstens 40.",
        },
        help_text="Mit Komma trennen, zum Beispiel: Metzger, Fleischer, Schlachter. "
        "Nur in eine Richtung: Möbel > Tisch, Stuhl",
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "true"}),
        strip=False,
    )
    note = forms.CharField(label="Bemerkung", required=False, help_text=_NOTE)
    expected = forms.CharField(required=False, widget=forms.HiddenInput)


def synonym_initial(group: SynonymGroup) -> dict[str, Any]:
    """A group as its form shows it."""
    return {"words": str(group), "note": group.note, "expected": group.changed_at.isoformat()}
