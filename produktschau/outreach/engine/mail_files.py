"""A mail that somebody uploads as a file."""

from typing import Any

from django import forms


class MailFileField(forms.FileField):
    """The bytes of an .eml file of at most ``most_bytes``; a larger one is not read at all. ``then`` ends the sentence that refuses it."""

    def __init__(self, *, label: str, help_text: str, most_bytes: int, then: str) -> None:
        self.most_bytes, self.then = most_bytes, then
        super().__init__(
            label=label,
            help_text=help_text,
            error_messages={
                "required": "Wählen Sie die Datei der Mail.",
                "empty": "Die Datei ist leer. Speichern Sie die Mail noch einmal als .eml.",
            },
            widget=forms.ClearableFileInput(attrs={"accept": ".eml,message/rfc822"}),
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The bytes. Raises ``ValidationError``."""
        file = super().clean(data, initial)
        if file.size > self.most_bytes:
            most = self.most_bytes // (1024 * 1024)
            raise forms.ValidationError(
                f"Die Datei ist größer als {most} MB. Speichern Sie die Mail ohne Anhänge und {self.then}."
            )
        return bytes(file.read())
