"""Names of uploads and imports for the record of changes."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.lib.lists import LISTS
from produktschau.tabular.engine.kinds import TABLE_KINDS
from produktschau.tabular.models import TableImport, TableUpload


def import_names(keys: Iterable[str]) -> dict[str, Named]:
    """„table_import:7“ → the file's name and the page of its result."""
    wanted = [int(key.partition(":")[2]) for key in keys if key.partition(":")[2].isdecimal()]
    return {
        f"table_import:{pk}": Named(name, reverse("tabular:table_import", args=[pk]))
        for pk, name in TableImport.objects.filter(pk__in=wanted).values_list("pk", "file_name")
    }


def upload_names(keys: Iterable[str]) -> dict[str, Named]:
    """„table_upload:K7M2QX“ → the file's name and its page."""
    wanted = [key.partition(":")[2] for key in keys]
    return {
        f"table_upload:{key}": Named(name, reverse("tabular:upload", args=[key]))
        for key, name in TableUpload.objects.filter(key__in=wanted).values_list("key", "file_name")
    }


def table_names(keys: Iterable[str]) -> dict[str, Named]:
    """„table:companies“ → what is called so: a kind of table, or a list of the desk."""
    found = {}
    for key in keys:
        name = key.partition(":")[2]
        if name in TABLE_KINDS:
            found[key] = Named(TABLE_KINDS[name].label)
        elif name in LISTS:
            found[key] = Named(LISTS[name].label)
    return found
