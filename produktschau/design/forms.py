"""How forms are drawn in this house: label, help and error of a field belong together, errors are summed up on top."""

from django.forms.renderers import DjangoTemplates


class HouseRenderer(DjangoTemplates):
    """Draws forms and fields with ``design/parts/form.html`` and ``field.html``; widgets stay Django's."""

    form_template_name = "design/parts/form.html"
    field_template_name = "design/parts/field.html"
