"""How forms are drawn in this house: label, help and error of a field belong together, errors are summed up on top.

What Django says by itself („This field is required.“) is said here in sentences that name the field and what to do, in one place for
all forms. A form that has a better sentence of its own keeps it.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEVER = datetime(1, 1, 1, tzinfo=UTC)
LONGEST_NUMBER = 18
"""Digits that still fit into the column of a key."""
Text = str | Promise
Sentence = Text | Callable[[forms.Field], Text]


class TellingField(BoundField):
    """A field whose errors are the house's sentences."""

    @property
    def errors(self) -> ErrorList:
        """The errors, each with what to do."""
        found = super().errors
        found.data = [_told(self, error) for error in found.as_data()]
        return found


class HouseRenderer(DjangoTemplates):
    """Draws forms and fields with ``design/parts/form.html`` and ``field.html``; widgets stay Django's."""

    form_template_name = "design/parts/form.html"
    field_template_name = "design/parts/field.html"
    bound_field_class = TellingField


class SeveralField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # of whatever model its queryset is
    """Several rows of a table, refused in words where a number is larger than any row can have."""

    def clean(self, value: Any) -> Any:
        """The rows. Raises ``ValidationError``."""
        if any(len(str(one)) > LONGEST_NUMBER for one in value or ()):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": "…"})
        return super().clean(value)


def _told(bound: BoundField, error: ValidationError) -> ValidationError:
    """The error in our words, where they are better than Django's."""
    code = error.code or ""
    if code not in _SENTENCES or _is_own(bound.field, error):
        return error
    sentence = _SENTENCES[code]
    text = sentence(bound.field) if callable(sentence) else sentence
    params = error.params or {}
    told = {"label": bound.label, "limit": params.get("limit_value", ""), "count": params.get("show_value", "")}
    return ValidationError(str(text) % told, code="told")


def _is_own(field: forms.Field, error: ValidationError) -> bool:
    """Whether the form, or a validator it was given, says it in words of its own."""
    code = error.code or ""
    given = (getattr(one, "message", None) for one in field.validators if "message" in vars(one))
    if any(message is error.message for message in given):
        return True
    message = field.error_messages.get(code)
    defaults = (getattr(one, "default_error_messages", {}) for one in type(field).__mro__)
    return message is not None and not any(one.get(code) is message for one in defaults)


def _required(field: forms.Field) -> Text:
    if isinstance(field, forms.FileField):
        return _("Wählen Sie bei „%(label)s“ eine Datei aus.")
    if isinstance(field, forms.BooleanField):
        return _("Setzen Sie das Häkchen bei „%(label)s“.")
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return _("Wählen Sie bei „%(label)s“ etwas aus.")
    return _("„%(label)s“ ist noch leer. Tragen Sie hier etwas ein.")


def _invalid(field: forms.Field) -> Text:
    if isinstance(field, forms.DateField | forms.DateTimeField):
        return _("Bei „%(label)s“ steht kein Tag. Schreiben Sie ihn wie 15.01.2027.")
    if isinstance(field, forms.IntegerField):
        return _("Bei „%(label)s“ steht keine Zahl. Schreiben Sie nur Ziffern.")
    if isinstance(field, forms.EmailField):
        return _("„%(label)s“ ist nicht vollständig. Schreiben Sie zum Beispiel name@beispiel.de.")
    if isinstance(field, forms.FileField):
        return _("Bei „%(label)s“ kam keine Datei an. Wählen Sie sie noch einmal aus.")
    return _("Was bei „%(label)s“ steht, können wir nicht lesen. Schreiben Sie es anders.")


_SENTENCES: dict[str, Sentence] = {
    "required": _required,
    "invalid": _invalid,
    "invalid_choice": _("Was bei „%(label)s“ gewählt ist, steht nicht zur Wahl. Wählen Sie aus der Liste."),
    "invalid_list": _("Was bei „%(label)s“ gewählt ist, steht nicht zur Wahl. Wählen Sie aus der Liste."),
    "max_length": _("„%(label)s“ hat %(count)s Zeichen. Kürzen Sie auf höchstens %(limit)s."),
    "min_length": _("„%(label)s“ hat %(count)s Zeichen. Schreiben Sie mindestens %(limit)s."),
    "max_value": _("Bei „%(label)s“ ist %(limit)s das Höchste. Tragen Sie eine kleinere Zahl ein."),
    "min_value": _("Bei „%(label)s“ ist %(limit)s das Niedrigste. Tragen Sie eine größere Zahl ein."),
    "empty": _("Die Datei bei „%(label)s“ ist leer. Wählen Sie eine andere aus."),
    "missing": _("Bei „%(label)s“ kam keine Datei an. Wählen Sie sie noch einmal aus."),
}


def seen_at(data: Mapping[str, Any]) -> datetime:
    """The moment of the last change the editor saw, from the field „expected“; a missing or spoilt one fits nothing."""
    try:
        return parse_datetime(str(data.get("expected", ""))) or NEVER
    except ValueError:
        return NEVER


class Saved(NamedTuple):
    """A field in which somebody else saved something other than what stands in the form."""

    label: str
    text: str


def saved_otherwise(form: forms.BaseForm) -> list[Saved]:
    """Where a bound form reads otherwise than its ``initial``, which holds what is saved now; an empty text is „nichts“."""
    return [
        Saved(str(form[name].label), _as_text(form.fields[name], form.initial.get(name)) or "nichts")
        for name in form.changed_data
        if not form.fields[name].widget.is_hidden
    ]


def _as_text(field: forms.Field, value: Any) -> str:
    names = dict(getattr(field, "choices", ())) if isinstance(field, forms.ChoiceField) else {}
    several = value if isinstance(value, list | tuple) else [value]
    return ", ".join(
        "ja" if one is True else "nein" if one is False else str(names.get(one, one))
        for one in several
        if one not in (None, "")
    )
