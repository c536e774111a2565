"""The people of a registration as a page takes them: one small form for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from produktschau.lib.text import row_number
from produktschau.meetings.calculations.people import PHOTO_CONSENT, Person
from produktschau.meetings.models import Registration

LEAST_ROWS = 2
MOST_ROWS = 60
MORE = ("diet", "access", "photos")


class PersonForm(forms.Form):
    """One person. What stands in it is judged by the action, so that every door says the same."""

    name = forms.CharField(label="Name", required=False)
    email = forms.CharField(
        label="E-Mail",
        required=False,
        widget=forms.EmailInput,
        help_text="Dorthin geht der Termin für den Kalender.",
    )
    diet = forms.CharField(label="Was sollen wir beim Essen beachten?", required=False)
    access = forms.CharField(label="Was brauchen Sie, um gut teilzunehmen?", required=False)
    photos = forms.BooleanField(label=PHOTO_CONSENT, required=False)
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def has_more(self) -> bool:
        """Whether something stands in the fields that are folded away, or is wrong there."""
        return any(self[name].value() or self.errors.get(name) for name in MORE)


def read_people(sent: QueryDict) -> list[Person]:
    """What was sent, in the order of the page."""
    count = min(row_number(sent.get("rows", "0")), MOST_ROWS)
    return [_read(sent, f"people-{number}-") for number in range(1, count + 1)]


def _read(sent: QueryDict, at: str) -> Person:
    words = {name: sent.get(f"{at}{name}", "") for name in ("name", "email", "diet", "access")}
    photos, pk = bool(sent.get(f"{at}photos")), row_number(sent.get(f"{at}pk", "")) or None
    return Person(**words, agrees_to_photos=photos, pk=pk)


def people_of(registration: Registration | None) -> list[Person]:
    """The people registered so far."""
    rows = registration.attendees.all() if registration is not None else []
    return [Person(one.name, one.email, one.diet, one.access, one.photo_consent_on is not None, one.pk) for one in rows]


def person_forms(
    people: Sequence[Person], most: int, problems: Mapping[str, str] | None = None, *, spare: int = 1
) -> list[PersonForm]:
    """The forms of the page: who is there, and ``spare`` empty ones as far as the firm may bring more; at least two."""
    wanted = max(len(people), min(most, max(LEAST_ROWS, len(people) + spare)))
    filled = [*people, *(Person("") for _ in range(wanted - len(people)))]
    return [_form(number, person, problems or {}) for number, person in enumerate(filled, start=1)]


def _form(number: int, person: Person, problems: Mapping[str, str]) -> PersonForm:
    at = f"people-{number}"
    sent: dict[str, Any] = {f"{at}-{name}": getattr(person, name) for name in ("name", "email", "diet", "access")}
    sent |= {f"{at}-photos": person.agrees_to_photos, f"{at}-pk": person.pk}
    form = PersonForm(sent, prefix=at, auto_id="id_%s")
    for name in form.fields:
        if sentence := problems.get(f"{at}-{name}"):
            form.add_error(name, sentence)
    return form
