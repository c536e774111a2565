"""The form of a company and the small tables below it."""

import re
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from produktschau.design.forms import SeveralField
from produktschau.region.models import Sector, Territory, Trade
from produktschau.region.queries import home_municipalities
from produktschau.showcase.calculations.values import LANGUAGES
from produktschau.showcase.models import Company, SizeClass
from produktschau.showcase.queries.pages import LANGUAGE_NAMES

_SECTOR = re.compile(r"^(?:wz\s*)?(2008|2025)[\s:]+(\S+)", re.IGNORECASE)


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class CompanyForm(forms.Form):
    """All plain fields of a company, in sections."""

    SECTIONS = (
        ("Name und Text", ("name", "legal_name", "lead", "lead_en", "story", "story_en")),
        ("Erreichbar", ("email", "phone", "website", "opening_hours", "languages")),
        ("Einordnung", ("founded_year", "size_class", "trades", "sectors")),
        ("Person und Einwilligung", ("is_sole_trader", "consent_on", "consent_wording", "checked_on", "is_invented")),
    )

    name = forms.CharField(label="Name", help_text="So heißt der Betrieb im Alltag. Die Adresse der Seite bleibt.")
    legal_name = forms.CharField(label="Firma", required=False, help_text="Wie im Handelsregister, mit Rechtsform.")
    lead = forms.CharField(
        label="Vorspann",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ein Satz, höchstens 300 Zeichen.",
    )
    lead_en = forms.CharField(label="Vorspann, englisch", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    story = forms.CharField(
        label="Geschichte",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Leerzeilen trennen Absätze.",
    )
    story_en = forms.CharField(label="Geschichte, englisch", required=False, widget=forms.Textarea(attrs={"rows": 5}))
    email = forms.CharField(label="E-Mail", required=False, widget=forms.EmailInput)
    phone = forms.CharField(label="Telefon", required=False)
    website = forms.CharField(label="Netzseite", required=False)
    opening_hours = forms.CharField(label="Öffnungszeiten", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    languages = forms.MultipleChoiceField(
        label="Sprachen",
        required=False,
        choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
    )
    founded_year = forms.CharField(label="Gegründet", required=False, help_text="Jahreszahl, zum Beispiel 1936.")
    size_class = forms.ChoiceField(label="Größe", required=False, choices=[("", "unbekannt"), *SizeClass.choices])
    trades = SeveralField(
        label="Handwerke",
        required=False,
        queryset=Trade.objects.order_by("annex", "number"),
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text="Mehrere mit gedrückter Strg-Taste.",
    )
    sectors = forms.CharField(
        label="Wirtschaftszweige",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ausgabe und Nummer, je Zeile einer, der wichtigste zuerst: 2008 13.20",
    )
    is_sole_trader = forms.BooleanField(
        label="Einzelperson: der Eintrag sagt etwas über einen Menschen",
        required=False,
        help_text="Ein solcher Eintrag wird nur mit Einwilligung öffentlich.",
    )
    consent_on = _day("Einwilligung vom")
    consent_wording = forms.CharField(
        label="Wortlaut der Einwilligung", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    checked_on = _day("Angaben geprüft am")
    is_invented = forms.BooleanField(label="Erfundenes Beispiel", required=False)

    def clean_sectors(self) -> list[Sector]:
        """Sectors from lines such as „2008 13.20“."""
        found = []
        for line in self.cleaned_data["sectors"].splitlines():
            if not line.strip():
                continue
            match = _SECTOR.match(line.strip())
            sector = match and Sector.objects.filter(edition=f"wz{match[1]}", code=match[2]).first()
            if not sector:
                raise forms.ValidationError(
                    f"Den Wirtschaftszweig „{line.strip()}“ kennen wir nicht. Schreiben Sie zum Beispiel 2008 13.20."
                )
            found.append(sector)
        return found

    def clean_trades(self) -> list[Trade]:
        """A list, as the action takes it."""
        return list(self.cleaned_data["trades"])


class SiteForm(forms.Form):
    """One site."""

    street = forms.CharField(label="Straße", required=False)
    house_number = forms.CharField(label="Hausnummer", required=False)
    postcode = forms.CharField(label="Postleitzahl", required=False)
    place = forms.CharField(label="Ort", required=False)
    municipality: forms.ModelChoiceField[Territory] = forms.ModelChoiceField(
        label="Gemeinde", required=False, queryset=None, empty_label="außerhalb des Landkreises"
    )
    lon = forms.CharField(label="Länge", required=False, help_text="in Grad, zum Beispiel 13,1234")
    lat = forms.CharField(label="Breite", required=False, help_text="in Grad, zum Beispiel 50,9876")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = home_municipalities()  # type: ignore[attr-defined]  # a ModelChoiceField


class CertificateForm(forms.Form):
    """One certificate."""

    name = forms.CharField(label="Zertifikat", required=False)
    issuer = forms.CharField(label="Aussteller", required=False)
    number = forms.CharField(label="Nummer", required=False)
    valid_until = _day("Gültig bis")


class LinkForm(forms.Form):
    """One link."""

    label = forms.CharField(label="Beschriftung", required=False)
    url = forms.CharField(label="Adresse", required=False)


class ContactForm(forms.Form):
    """One person."""

    name = forms.CharField(label="Name", required=False)
    role = forms.CharField(label="Aufgabe", required=False)
    email = forms.CharField(label="E-Mail", required=False, widget=forms.EmailInput)
    phone = forms.CharField(label="Telefon", required=False)
    is_published = forms.BooleanField(label="auf der Seite zeigen", required=False)
    consent_on = _day("Einwilligung vom")
    consent_wording = forms.CharField(label="Wortlaut", required=False)


PART_FORMS: dict[str, tuple[str, type[forms.Form], int]] = {
    "sites": ("Standorte", SiteForm, 1),
    "contacts": ("Personen", ContactForm, 1),
    "certificates": ("Zertifikate", CertificateForm, 1),
    "links": ("Links", LinkForm, 1),
}
"""Name → title, form, empty rows."""

Parts = dict[str, BaseFormSet[Any]]


def part_forms(company: Company | None, data: Any = None, *, with_people: bool = True) -> Parts:
    """A table of forms for each part of the company."""
    parts: Parts = {}
    for name, (_, form, extra) in PART_FORMS.items():
        if name == "contacts" and not with_people:
            continue
        made = formset_factory(form, extra=extra, max_num=30, can_delete=True)
        parts[name] = made(data, prefix=name, initial=_rows(company, name, form))
    return parts


def company_initial(company: Company) -> dict[str, Any]:
    """What the form shows before anybody types."""
    names = [name for _, fields in CompanyForm.SECTIONS for name in fields if name not in ("trades", "sectors")]
    initial = {name: getattr(company, name) for name in names}
    initial["trades"] = list(company.trades.all())
    rows = company.sectors.select_related("sector").order_by("pk")
    initial["sectors"] = "\n".join(f"{row.sector.edition.removeprefix('wz')} {row.sector.code}" for row in rows)
    return initial


def filled_rows(formset: BaseFormSet[Any]) -> list[tuple[int, dict[str, Any]]]:
    """The rows somebody filled and did not strike out, each with its place in the form."""
    rows = []
    for place, form in enumerate(formset.forms):
        values = {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}
        if not form.cleaned_data.get("DELETE") and any(value not in ("", None, False) for value in values.values()):
            rows.append((place, values))
    return rows


def _rows(company: Company | None, part: str, form: type[forms.Form]) -> list[dict[str, Any]]:
    if company is None or company.pk is None:
        return []
    rows = getattr(company, part).order_by("pk")
    return [{name: getattr(row, name) for name in form.base_fields} for row in rows]
