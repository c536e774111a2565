"""The form that takes a table file."""

from collections.abc import Sequence
from typing import Any

from django import forms

from produktschau.tabular.calculations.limits import LARGEST_BYTES
from produktschau.tabular.engine.kinds import TableKind

FORMATS = ".xlsx,.xls,.ods,.csv,.tsv,.txt"
MEGABYTES = LARGEST_BYTES // 1024 // 1024
OWN = "eigene"
NEW = "neu"
TOO_LARGE = f"Die Datei ist größer als {MEGABYTES} MB. Teilen Sie die Tabelle in mehrere Dateien."
CUT_OFF = "Die Übertragung ist abgebrochen; es wurde nichts behalten. Laden Sie die Datei noch einmal hoch."


class SourceFields(forms.Form):
    """Whose table it is: our own, a known source's, or a new one's."""

    source = forms.ChoiceField(
        label="Quelle",
        help_text="Von wem die Tabelle kommt, auch wenn sie Ihre eigene ist. Was Sie zu Spalten und doppelten Zeilen entscheiden, gilt das nächste Mal wieder.",
        error_messages={"required": "Wählen Sie, von wem die Tabelle kommt."},
    )
    source_name = forms.CharField(
        label="Name der neuen Quelle",
        required=False,
        max_length=150,
        help_text="Nur wenn oben „eine neue Quelle“ gewählt ist, zum Beispiel „Kreishandwerkerschaft“ oder „Liste des Amtes“.",
    )

    def __init__(self, *args: Any, sources: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(slug, name) for slug, name in sources if slug not in {OWN, NEW}]
        self.fields["source"] = forms.ChoiceField(
            label=self.fields["source"].label,
            help_text=self.fields["source"].help_text,
            error_messages=self.fields["source"].error_messages,
            choices=[
                ("", "bitte wählen"),
                (OWN, "von uns ausgegeben, die Quelle steht in der Tabelle"),
                *known,
                (NEW, "eine neue Quelle"),
            ],
        )

    def clean(self) -> dict[str, Any]:
        """A new source needs a name, a known one has it already."""
        said = super().clean() or {}
        source, name = said.get("source"), said.get("source_name")
        if source == NEW and not name:
            self.add_error("source_name", "Geben Sie der neuen Quelle einen Namen.")
        if source and source != NEW and name:
            self.add_error("source_name", "Wählen Sie oben „eine neue Quelle“, oder lassen Sie den Namen weg.")
        return said

    @property
    def chosen(self) -> dict[str, str]:
        """The source as the actions take it: ``source`` is a slug or ``""``, ``source_name`` the name of a new one."""
        source = self.cleaned_data["source"]
        return {"source": "" if source in {OWN, NEW} else source, "source_name": self.cleaned_data["source_name"]}


class UploadForm(SourceFields):
    """A file, what it holds and whose it is. The file stands last, so that an error in it loses nothing else."""

    kind = forms.ChoiceField(label="Was steht in der Tabelle?")
    file = forms.FileField(
        label="Datei",
        max_length=255,
        help_text=f"Excel (.xlsx, .xls), LibreOffice (.ods) oder CSV, höchstens {MEGABYTES} MB und 100.000 Zeilen.",
        widget=forms.FileInput(
            attrs={"accept": FORMATS, "data-largest": str(LARGEST_BYTES), "data-sentence": TOO_LARGE}
        ),
        error_messages={
            "required": "Wählen Sie eine Datei aus.",
            "empty": "Die Datei ist leer. Wählen Sie eine Tabelle mit Kopfzeile und Zeilen.",
            "max_length": "Der Dateiname ist zu lang. Kürzen Sie ihn auf höchstens 255 Zeichen.",
        },
    )
    field_order = ("kind", "source", "source_name", "file")

    def __init__(self, *args: Any, kinds: Sequence[TableKind], **kwargs: Any) -> None:
        sources = dict(pair for kind in kinds for pair in kind.sources())
        super().__init__(*args, sources=sorted(sources.items(), key=lambda pair: pair[1].casefold()), **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label=self.fields["kind"].label, choices=[(kind.key, kind.label) for kind in kinds]
        )
        self.order_fields(self.field_order)
