"""Where a list's table is to be had, for the pages that show the list."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from produktschau.audit.names import names_of
from produktschau.lib.lists import LISTS, ListTable
from produktschau.tabular.engine.kinds import TABLE_KINDS
from produktschau.tabular.engine.writing import FORMATS
from produktschau.tabular.models import TableImport
from produktschau.tabular.rules import may_read_imports, may_take_out

_PAGE = "seite"


def downloads_of(request: HttpRequest | None, name: str, *fixed: object) -> dict[str, Any] | None:
    """Addresses of the list's table with the filters in force; nothing for who may not have it.

    ``fixed`` are names and values the page's own address has elsewhere: ``{% slot "list.downloads" "zeilen" "nr" 7 %}``.
    """
    if request is None:
        return None
    kept = request.GET.copy()
    kept.pop(_PAGE, None)
    for parameter, value in zip(fixed[::2], fixed[1::2], strict=True):
        kept[str(parameter)] = str(value)
    query = f"?{kept.urlencode()}" if kept else ""
    if name in LISTS and LISTS[name].permitted(request.user):
        links = {extension: reverse("tabular:listing", args=[name, extension]) + query for extension in FORMATS}
        return {"links": links, "more": ""}
    if may_take_out(request.user, name):
        links = {extension: reverse("tabular:table", args=[name, extension]) + query for extension in FORMATS}
        return {"links": links, "more": reverse("tabular:export", args=[name]) + query}
    return None


def import_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Every finished import, newest first."""
    imports = list(TableImport.objects.all())
    names = names_of({key for one in imports for key in (one.actor, one.undone_by) if key})
    for one in imports:
        yield (
            one.pk,
            one.applied_at,
            TABLE_KINDS[one.kind].label if one.kind in TABLE_KINDS else one.kind,
            one.file_name,
            one.source,
            names[one.actor].label,
            one.rows,
            one.imported,
            one.updated,
            one.unchanged,
            one.skipped,
            one.aside,
            one.undone_at,
            names[one.undone_by].label if one.undone_by else "",
        )


IMPORTS = ListTable(
    label="Eingelesene Tabellen",
    columns=(
        "Nummer",
        "Eingelesen",
        "Art",
        "Datei",
        "Quelle",
        "Wer",
        "Zeilen",
        "neu aufgenommen",
        "geändert",
        "unverändert",
        "übersprungen",
        "keine Datenzeilen",
        "Rückgängig gemacht",
        "Rückgängig gemacht von",
    ),
    rows=import_rows,
    permitted=may_read_imports,
)
