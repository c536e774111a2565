"""What Django would say by itself is said in sentences that name the field and what to do."""

from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation


class Everything(forms.Form):
    """A form with a field of each kind."""

    name = forms.CharField(label="Name", max_length=5, min_length=2)
    mail = forms.EmailField(label="E-Mail-Adresse")
    day = forms.DateField(label="Tag")
    number = forms.IntegerField(label="Anzahl", min_value=1, max_value=9)
    kind = forms.ChoiceField(label="Art", choices=[("a", "A")])
    agreed = forms.BooleanField(label="Einverstanden")
    file = forms.FileField(label="Tabelle")
    own = forms.CharField(label="Eigenes", error_messages={"required": "Sagen Sie, worum es geht."})


def told(data: dict[str, Any], files: Any = None) -> dict[str, str]:
    form = Everything(data, files)
    form.full_clean()
    return {field.name: " ".join(map(str, field.errors)) for field in form.visible_fields() if field.errors}


def test_an_empty_form_says_of_every_field_what_to_do() -> None:
    assert told({}) == {
        "name": "„Name“ ist noch leer. Tragen Sie hier etwas ein.",
        "mail": "„E-Mail-Adresse“ ist noch leer. Tragen Sie hier etwas ein.",
        "day": "„Tag“ ist noch leer. Tragen Sie hier etwas ein.",
        "number": "„Anzahl“ ist noch leer. Tragen Sie hier etwas ein.",
        "kind": "Wählen Sie bei „Art“ etwas aus.",
        "agreed": "Setzen Sie das Häkchen bei „Einverstanden“.",
        "file": "Wählen Sie bei „Tabelle“ eine Datei aus.",
        "own": "Sagen Sie, worum es geht.",
    }


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "Weberei", "„Name“ hat 7 Zeichen. Kürzen Sie auf höchstens 5."),
        ("name", "W", "„Name“ hat 1 Zeichen. Schreiben Sie mindestens 2."),
        ("mail", "weberei@", "„E-Mail-Adresse“ ist nicht vollständig. Schreiben Sie zum Beispiel name@beispiel.de."),
        ("day", "31.02.2027", "Bei „Tag“ steht kein Tag. Schreiben Sie ihn wie 15.01.2027."),
        ("number", "viele", "Bei „Anzahl“ steht keine Zahl. Schreiben Sie nur Ziffern."),
        ("number", "0", "Bei „Anzahl“ ist 1 das Niedrigste. Tragen Sie eine größere Zahl ein."),
        ("number", "10", "Bei „Anzahl“ ist 9 das Höchste. Tragen Sie eine kleinere Zahl ein."),
        ("kind", "b", "Was bei „Art“ gewählt ist, steht nicht zur Wahl. Wählen Sie aus der Liste."),
    ],
)
def test_a_value_that_cannot_stand_is_told_with_the_way_out(field: str, value: str, sentence: str) -> None:
    assert told({field: value})[field] == sentence


def test_an_empty_file_is_told() -> None:
    empty = SimpleUploadedFile("tabelle.csv", b"")
    assert told({}, {"file": empty})["file"] == "Die Datei bei „Tabelle“ ist leer. Wählen Sie eine andere aus."


def test_errors_are_told_once_and_stay_as_they_are() -> None:
    form = Everything({"name": "%(x)s %s"})
    first, again = (list(map(str, form["name"].errors)) for _ in range(2))
    assert (first, first == again) == (["„Name“ hat 8 Zeichen. Kürzen Sie auf höchstens 5."], True)
    form.add_error("name", "So heißt schon einer: 100 %.")
    assert "So heißt schon einer: 100 %." in list(map(str, form["name"].errors))


def test_english_pages_do_not_break_on_it() -> None:
    with translation.override("en"):
        assert "Name" in told({})["name"]
