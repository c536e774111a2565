"""Forms about members."""

from typing import Any

from django import forms

from produktschau.lib.text import sort_key
from produktschau.networks.forms.days import day_field
from produktschau.networks.models import Membership, MembershipRole
from produktschau.showcase.models import Company

UNKNOWN = "Einen Betrieb „%s“ gibt es nicht. Schreiben Sie den Namen wie im Eintrag, oder den Kurzschlüssel."
SEVERAL = "So heißen mehrere Betriebe. Schreiben Sie den Kurzschlüssel: %s."


class CompanyField(forms.CharField):
    """A firm by its name or its short key; gives the firm."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label="Betrieb",
            required=required,
            help_text="Name oder Kurzschlüssel",
            widget=forms.TextInput(attrs={"list": "betriebe", "autocomplete": "off"}),
            error_messages={"required": "Nennen Sie den Betrieb."},
        )

    def clean(self, value: Any) -> Any:
        """The firm, or nothing. Raises ``ValidationError``."""
        text = " ".join(str(super().clean(value) or "").split())
        if not text:
            return None
        found = list(Company.objects.filter(key=text.upper())[:1]) or list(
            Company.objects.filter(sort_key=sort_key(text)[:200]).order_by("pk")[:6]
        )
        if not found:
            raise forms.ValidationError(UNKNOWN % text)
        if len(found) > 1:
            raise forms.ValidationError(SEVERAL % ", ".join(one.key for one in found))
        return found[0]


class EnterForm(forms.Form):
    """A member by word of a source."""

    company = CompanyField()
    since = day_field("Mitglied seit", missing="Nennen Sie den Tag, seit dem der Betrieb Mitglied ist.")
    role = forms.ChoiceField(label="Aufgabe", choices=MembershipRole.choices, initial=MembershipRole.MEMBER)
    source = forms.CharField(
        label="Woher wir das wissen",
        help_text="zum Beispiel Telefon, Treffen, unterschriebenes Blatt",
        error_messages={"required": "Schreiben Sie, woher wir das wissen, zum Beispiel „Telefon“."},
    )
    told_on = day_field("gemeldet am", required=False, help_text="Leer heißt: heute.")
    is_shown = forms.BooleanField(label="darf öffentlich genannt werden", required=False, initial=True)


class AcceptForm(forms.Form):
    """With which role and since when a firm that asked is taken in."""

    since = day_field("Mitglied seit", required=False, help_text="Leer heißt: ab heute.")
    role = forms.ChoiceField(label="Aufgabe", choices=MembershipRole.choices, initial=MembershipRole.MEMBER)


class RefuseForm(forms.Form):
    """Why not."""

    reason = forms.CharField(
        label="Grund",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Der Betrieb liest ihn.",
        error_messages={"required": "Schreiben Sie in einem Satz, warum. Der Betrieb bekommt ihn per Mail."},
    )


class CorrectForm(forms.Form):
    """Role, first day and whether it is named."""

    since = day_field("Mitglied seit")
    role = forms.ChoiceField(label="Aufgabe", choices=MembershipRole.choices)
    is_shown = forms.BooleanField(label="darf öffentlich genannt werden", required=False)


class EndForm(forms.Form):
    """The last day and why."""

    until = day_field("letzter Tag", required=False, help_text="Leer heißt: heute.")
    reason = forms.CharField(label="Grund", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    source = forms.CharField(label="Woher wir das wissen", required=False)


class InviteForm(forms.Form):
    """One firm to invite."""

    company = CompanyField()


def correct_initial(membership: Membership) -> dict[str, Any]:
    """The form's values for a membership."""
    return {"since": membership.since, "role": membership.role, "is_shown": membership.is_shown}
