"""How forms are drawn in this house."""

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """Draws forms and fields with the house's templates."""
