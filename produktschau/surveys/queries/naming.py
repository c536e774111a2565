"""Names for keys of surveys in the record of changes."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.lib.text import row_number
from produktschau.surveys.models import FieldOfAction, Survey


def survey_names(keys: Iterable[str]) -> dict[str, Named]:
    """„survey:K7M2QX“ → its title and page."""
    wanted = [key.partition(":")[2] for key in keys]
    return {
        f"survey:{key}": Named(title, reverse("surveys:survey", args=[key]))
        for key, title in Survey.objects.filter(key__in=wanted).values_list("key", "title")
    }


def field_names(keys: Iterable[str]) -> dict[str, Named]:
    """„field:7“ → the name of the field of action."""
    wanted = [row_number(key.partition(":")[2]) for key in keys]
    rows = FieldOfAction.objects.filter(pk__in=wanted).values_list("pk", "name")
    return {f"field:{pk}": Named(name, reverse("surveys:fields")) for pk, name in rows}
