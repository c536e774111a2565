"""Two sample pages that show every part once: tested as text here, looked at as pictures while designing."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory

from produktschau.design.pager import Pager

SAMPLES = Path(__file__).parent / "samples"
AT = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name des Betriebs", help_text="So, wie er auf dem Schild steht.")
    email = forms.EmailField(label="E-Mail", required=False)
    place = forms.CharField(label="Ort")
    lead = forms.CharField(
        label="Kurztext", widget=forms.Textarea(attrs={"rows": 3}), help_text="höchstens 400 Zeichen"
    )
    size = forms.ChoiceField(label="Größe", choices=[("", "bitte wählen"), ("s", "1 bis 9"), ("m", "10 bis 49")])
    world = forms.ChoiceField(
        label="Farbwelt", choices=[("ton", "Ton"), ("wald", "Wald")], widget=forms.RadioSelect, required=False
    )
    consent = forms.BooleanField(label="Die Angaben dürfen veröffentlicht werden.")
    picture = forms.FileField(label="Bild", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, initial="x", required=False)


def filled_form() -> SampleForm:
    """A form someone sent with three mistakes."""
    form = SampleForm(
        {"name": "Sägewerk Beispiel", "email": "keine Adresse", "size": "s", "lead": "Bretter und Balken."}
    )
    form.is_valid()
    return form


def sample_request(path: str = "/", **query: str) -> HttpRequest:
    """A request by nobody, with one message waiting."""
    request = RequestFactory().get(path, query)
    request._messages = [Message(25, "Der Eintrag ist gespeichert.", "")]  # type: ignore[attr-defined]  # as the middleware does
    return request


def render_sample(name: str, request: HttpRequest | None = None) -> str:
    """A sample page as HTML."""
    template = engines["django"].from_string((SAMPLES / f"{name}.html").read_text(encoding="utf-8"))
    return template.render(_context(), request or sample_request())


def _context() -> dict[str, Any]:
    pieces = (
        "Krug, einen Liter Keramik ton",
        "Schale aus Esche Holz wald",
        "Stirnradpaar, Modul 4 Stahl silber",
        "Lindenhonig Honig honig",
    )
    return {
        "crumbs": [("Schau", "/"), ("Produkte", "/produkte/"), ("Wollplaid „Striegis“", "")],
        "product": {"@type": "Product", "name": "Wollplaid </script> „Striegis“"},
        "facts": [
            ("Material", "Schurwolle"),
            ("Größe", "140 × 200 cm"),
            ("Gewicht", ""),
            ("Zu bekommen", "Werkverkauf\nauf Bestellung"),
        ],
        "pieces": [
            dict(zip(("title", "material", "world"), line.rsplit(" ", 2), strict=True), key=f"K{i}")
            for i, line in enumerate(pieces)
        ],
        "page": Pager(4, 13),
        "form": filled_form(),
        "at": AT,
        "rows": [
            (4, "Sägewerk Beispiel", "Sayda", "published", 12),
            (5, "Granitwerk Beispiel GmbH", "Brand-Erbisdorf", "draft", 1231),
            (6, "Tischlerei Beispiel", "Oederan", "stop", 4),
        ],
    }
