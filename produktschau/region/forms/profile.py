"""The form in which a region says who it is and fills in what law asks of its pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.forms import BoundField

from produktschau.region.calculations.duties import DUTIES, Duty
from produktschau.region.models import Conformity, Region
from produktschau.region.queries.profile import LABELS, SECTIONS, profile_stamp, profile_values

_VAT = RegexValidator(
    r"^[A-Z]{2}[0-9A-Z]{2,12}$",
    "Schreiben Sie die Nummer mit Länderkürzel und ohne Leerzeichen, zum Beispiel DE123456789.",
)


@dataclass(frozen=True)
class Section:
    """Fields that belong together, with the anchor of their place on the page and what is still missing among them."""

    anchor: str
    title: str
    fields: list[BoundField]
    missing: list[Duty]


def _line(name: str, help_text: str = "", *, longest: int = 200, rows: int = 0, **more: Any) -> forms.CharField:
    widget: forms.Widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=LABELS[name],
        required=False,
        max_length=longest,
        help_text=help_text,
        widget=more.pop("widget", widget),
        error_messages={"max_length": f"Bitte auf höchstens {longest} Zeichen kürzen."},
        **more,
    )


def _day(name: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=LABELS[name],
        required=False,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Geben Sie einen Tag ein, zum Beispiel 01.11.2026."},
    )


_LONG = 5_000
_PARTS = "Name, Anschrift, E-Mail und Telefon, je in eigenen Zeilen."


class ProfileForm(forms.Form):
    """Everything the region fills in. Nothing but the name is required: pages say themselves what is missing."""

    name = forms.CharField(
        label="Name der Region",
        max_length=120,
        help_text="Steht neben dem Zeichen der Schau, zum Beispiel: Mittelsachsen",
        error_messages={
            "required": "Schreiben Sie, wie die Region heißt, zum Beispiel „Mittelsachsen“.",
            "max_length": "Bitte auf höchstens 120 Zeichen kürzen.",
        },
    )
    tagline = _line("tagline", "Ein Satz unter dem Zeichen und in Suchmaschinen.")
    tagline_en = _line("tagline_en", "Ohne ihn steht auf englischen Seiten der deutsche.")
    publisher_name = _line("publisher_name", "Wer die Schau herausgibt, mit Rechtsform.")
    publisher_address = _line(
        "publisher_address",
        "Straße und Hausnummer, darunter Postleitzahl und Ort. Ein Postfach genügt nicht.",
        longest=_LONG,
        rows=3,
    )
    publisher_represented_by = _line("publisher_represented_by", "Wer den Herausgeber nach außen vertritt, mit Amt.")
    contact_email = forms.EmailField(
        label=LABELS["contact_email"],
        required=False,
        help_text="Eine Adresse, die gelesen wird: Hierhin schreiben auch Menschen, die auf eine Barriere stoßen.",
        error_messages={"invalid": "Das ist keine E-Mail-Adresse. Richtig wäre zum Beispiel schau@landkreis.example."},
    )
    contact_phone = _line("contact_phone", longest=60, widget=forms.TextInput(attrs={"type": "tel"}))
    funding_sentence = _line(
        "funding_sentence", "So, wie der Bescheid ihn verlangt. Er steht am Fuß jeder Seite.", longest=_LONG, rows=3
    )
    funding_sentence_en = _line("funding_sentence_en", longest=_LONG, rows=3)
    vat_id = _line("vat_id", "Nur, wenn der Herausgeber eine hat.", longest=20, validators=[_VAT])
    supervisory_authority = _line(
        "supervisory_authority",
        "Nur, wenn das Angebot eine Zulassung braucht oder eine Aufsicht zu nennen ist.",
        longest=_LONG,
        rows=3,
    )
    content_responsible = _line(
        "content_responsible",
        "Name und Anschrift einer Person, wenn die Schau Beiträge wie in einer Zeitung enthält (§ 18 Abs. 2 MStV).",
        longest=_LONG,
        rows=3,
    )
    imprint_text = _line(
        "imprint_text",
        "Zum Beispiel Register und Nummer, Bildnachweise, Gestaltung. Leerzeilen trennen Absätze.",
        longest=_LONG,
        rows=5,
    )
    privacy_officer = _line("privacy_officer", f"Die oder der Datenschutzbeauftragte. {_PARTS}", longest=_LONG, rows=4)
    privacy_contact = _line(
        "privacy_contact",
        "Nur, wenn Anfragen an eine andere Stelle gehen sollen als an den Herausgeber.",
        longest=_LONG,
        rows=4,
    )
    privacy_recipients = _line(
        "privacy_recipients",
        "Wer die Daten außer Ihnen bekommt, zum Beispiel das Rechenzentrum, das die Seiten betreibt. "
        "Liegt es außerhalb der EU und des EWR, nennen Sie auch die Garantien.",
        longest=_LONG,
        rows=4,
    )
    privacy_authority = _line(
        "privacy_authority", f"Die Behörde, bei der man sich beschweren kann. {_PARTS}", longest=_LONG, rows=4
    )
    accessibility_status = forms.ChoiceField(
        label=LABELS["accessibility_status"],
        required=False,
        choices=[("", "noch nicht festgestellt"), *Conformity.choices],
        help_text="Wie weit die Seiten die Anforderungen erfüllen. Das stellt die Prüfung fest, nicht die Software.",
        error_messages={"invalid_choice": "Wählen Sie einen der vier Einträge."},
    )
    accessibility_gaps = _line(
        "accessibility_gaps",
        "Was nicht barrierefrei ist, warum, und wie man trotzdem an den Inhalt kommt. Je Punkt eine Zeile.",
        longest=_LONG,
        rows=5,
    )
    accessibility_method = _line(
        "accessibility_method", "Zum Beispiel: Selbstbewertung, oder: Prüfung durch (Name der Stelle).", longest=300
    )
    accessibility_assessed_on = _day("accessibility_assessed_on")
    accessibility_stated_on = _day(
        "accessibility_stated_on", "Der Tag, an dem die Erklärung geschrieben oder zuletzt überprüft wurde."
    )
    accessibility_contact = _line(
        "accessibility_contact",
        "Wer Meldungen über Barrieren beantwortet. Ohne Angabe steht hier die E-Mail-Adresse von oben.",
        longest=_LONG,
        rows=4,
    )
    enforcement_body = _line(
        "enforcement_body",
        f"Die Stelle, an die man sich wendet, wenn die Antwort nicht hilft. {_PARTS} Ihr Land nennt sie.",
        longest=_LONG,
        rows=4,
    )
    expected = forms.CharField(required=False, widget=forms.HiddenInput)

    missing_names: frozenset[str] = frozenset()
    """Fields of duties that nothing is said to yet; their labels say so."""

    def sections(self, missing: list[Duty]) -> Iterator[Section]:
        """The fields in the order of the page; labels tell which are duties and which of them are missing."""
        self.missing_names = frozenset(duty.field for duty in missing)
        for anchor, title, names in SECTIONS:
            open_here = [duty for duty in missing if duty.field in names]
            yield Section(anchor, title, [self[name] for name in names], open_here)


for _duty in DUTIES:
    ProfileForm.base_fields[_duty.field].template_name = "region/parts/duty_field.html"  # type: ignore[attr-defined]  # unknown to the stubs


def profile_initial(region: Region) -> dict[str, Any]:
    """The region's data as the form shows them."""
    return {**profile_values(region), "expected": profile_stamp(region)}
