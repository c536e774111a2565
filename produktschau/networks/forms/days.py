"""A field for a day."""

from django import forms

NOT_A_DAY = "Das ist kein Tag. Schreiben Sie ihn wie 15.01.2027."


def day_field(label: str, *, required: bool = True, help_text: str = "", missing: str = "") -> forms.DateField:
    """Label, whether it must be filled, and the sentence for an empty one."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    told = {"invalid": NOT_A_DAY, "required": missing or "Nennen Sie einen Tag."}
    return forms.DateField(label=label, widget=widget, required=required, help_text=help_text, error_messages=told)
