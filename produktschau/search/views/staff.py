"""The search at the desk: every record the person may open there, drafts and withdrawn ones included."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.search.engine.kinds import KINDS, STAFF
from produktschau.search.queries import Way, search
from produktschau.search.rules import may_search_staff, staff_kinds

SIZE = 50
STATES = {"published": "Veröffentlicht", "draft": "Entwürfe", "withdrawn": "Zurückgezogen"}
"""Values of the filter „state“ of staff documents, which are names of ``design.marks``, in the order of the page."""
DEEPEST_DIGITS = 4


@dataclass(frozen=True)
class Choice:
    """One way to narrow the hits: its address, and how many hits there are."""

    label: str
    count: int
    query: str
    is_chosen: bool


@require_safe
@permitted(may_search_staff)
def staff_search(request: HttpRequest) -> HttpResponse:
    """Hits for ``q`` among all records, of one kind (``art``), in one state (``stand``)."""
    words = request.GET.get("q", "").strip()
    kinds = staff_kinds(request.user)
    kind = _known(request.GET.get("art", ""), kinds)
    state = _known(request.GET.get("stand", ""), tuple(STATES))
    filters = {name: [value] for name, value in (("kind", kind), ("state", state)) if value}
    result = search(
        words,
        kinds=kinds,
        filters=filters,
        facets=("kind", "state"),
        page=_page(request.GET.get("seite", "")),
        size=SIZE,
        index=STAFF,
    )
    labels = {name: KINDS[name].label for name in kinds}
    context = {
        "words": words,
        "kind": kind,
        "state": state,
        "result": result,
        "kinds": _choices(request, "art", "Alle Arten", result.facets.get("kind", {}), labels),
        "states": _choices(request, "stand", "Jeder Stand", result.facets.get("state", {}), STATES),
        "ways": _ways(request.GET, result.ways, sees_all=set(kinds) == {kind.name for kind in KINDS}),
    }
    return render(request, "search/staff.html", context)


def _known(value: str, allowed: tuple[str, ...]) -> str:
    return value if value in allowed else ""


def _page(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= DEEPEST_DIGITS and int(typed) else 1


def _choices(
    request: HttpRequest, parameter: str, everything: str, counts: Mapping[str, int], labels: Mapping[str, str]
) -> list[Choice]:
    """„Everything“ and each value with its hits."""
    chosen = _known(request.GET.get(parameter, ""), tuple(labels))
    listed = [("", everything, sum(counts.get(value, 0) for value in labels))]
    listed += [(value, label, counts.get(value, 0)) for value, label in labels.items()]
    return [
        Choice(label, count, _with(request.GET, parameter, value), value == chosen) for value, label, count in listed
    ]


def _ways(query: QueryDict, ways: Iterable[Way], *, sees_all: bool) -> list[tuple[Way, str, str]]:
    """Each way with its words and its address, which keeps kind and state where its count does.

    What lies everywhere is counted in all kinds: a number for those only who may find all of them.
    """
    shown = []
    for way in ways:
        words = f"{way.words} {way.place_name}".strip()
        if way.keeps_filters:
            shown.append((way, words, _with(query, "q", words)))
        elif sees_all:
            shown.append((way, words, _with(QueryDict(), "q", words)))
    return shown


def _with(query: QueryDict, parameter: str, value: str) -> str:
    """The address with another value of a parameter; of the rest only the page number is dropped."""
    changed = query.copy()
    changed.pop("seite", None)
    changed[parameter] = value
    if not value:
        del changed[parameter]
    return f"?{changed.urlencode()}"
