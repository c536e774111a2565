"""What the office enters by word of a firm."""

from django import forms

from produktschau.exchange.forms.notices import NewNoticeForm, NoticeForm
from produktschau.networks.forms.days import day_field
from produktschau.networks.forms.members import CompanyField

SOURCES = (("Telefon", "Telefon"), ("Mail", "Mail"), ("Treffen", "Treffen"), ("Besuch", "Besuch"))


class EnterForm(NewNoticeForm):
    """A notice of a firm, how and when it told us."""

    company = CompanyField()
    source = forms.CharField(
        label="Woher wir das wissen",
        initial="Telefon",
        widget=forms.TextInput(attrs={"maxlength": 120, "list": "quellen"}),
        help_text="zum Beispiel Telefon, Treffen, Besuch",
    )
    told_on = day_field("gemeldet am", required=False, help_text="Leer heißt: heute.")
    field_order: tuple[str, ...] = (
        "company",
        "kind",
        "title",
        "text",
        "amount",
        "weeks",
        "visibility",
        "source",
        "told_on",
        "networks",
        "materials",
    )


class ChangeForm(NoticeForm):
    """The words of a notice, changed by word of its firm."""


class BlockForm(forms.Form):
    """Why a notice is taken out."""

    reason = forms.CharField(
        label="Grund", help_text="Der Betrieb liest ihn.", widget=forms.TextInput(attrs={"maxlength": 300})
    )


class LinkForm(forms.Form):
    """Whom a personal link to the exchange is sent."""

    company = CompanyField()
