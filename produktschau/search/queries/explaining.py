"""Explains a search to people: how the words were read, which step was taken, what gave each hit its points."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tantivy

from produktschau.search.calculations.german import Token
from produktschau.search.engine import folder
from produktschau.search.engine.entries import unpacked
from produktschau.search.engine.kinds import PUBLIC, Circle
from produktschau.search.queries.bounds import Bounds
from produktschau.search.queries.finding import plan_of
from produktschau.search.queries.planning import Plan
from produktschau.search.queries.readings import Read
from produktschau.search.queries.shelf import Shelf, shelf

STEPS = {
    "everything": "Kein Suchwort: alles.",
    "all": "Gesucht wurde, was alle Wörter hat.",
    "beginning": "Alle Wörter zusammen kommen nicht vor; das letzte gilt als Wortanfang.",
    "some": "Alle Wörter zusammen kommen nicht vor; gezeigt wird, was zu einem Teil passt.",
    "elsewhere": "Am genannten Ort gibt es nichts; gezeigt wird, was am nächsten liegt.",
    "nothing": "Mindestens ein Wort kommt nirgends vor; deshalb wird nichts gezeigt.",
}
HOW = {
    "written": "kommt vor",
    "parts": "kommt nicht vor, aber alle seine Teile in einem Eintrag",
    "synonym": "kommt nur mit anderen Wörtern vor",
    "beginning": "kommt nur als Wortanfang vor",
    "spelling": "kommt nur mit Umlautpunkten vor",
    "typo": "gilt als Tippfehler",
    "nothing": "kommt nirgends vor",
}
GROUPS = {"names": "Name", "categories": "Kategorie", "places": "Ort", "story": "Text"}
FORMS = {"surface": "wie geschrieben", "stem": "gebeugt", "parts": "Wortteil", "heads": "Grundwort"}
FORM_NAMES = {"word": "das Wort", "relative": "verwandt", "synonym": "gleichbedeutend", "thing": "gehört dazu"}

_TERM = re.compile(r'field=(\d+), type=Str, "([^"]*)"')


@dataclass(frozen=True)
class Points:
    """Where a hit's points come from: the largest sums first, each a German phrase with its number."""

    title: str
    score: float
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Explained:
    """How a query was read, in German sentences, and the points of its best hits. ``hits`` holds what the index has, unchecked."""

    sentences: tuple[str, ...]
    hits: Mapping[tuple[str, int], Points]


def explained(
    words: str,
    kinds: Sequence[str] | None = None,
    filters: Mapping[str, Sequence[str]] | None = None,
    *,
    limit: int = 10,
    within: Circle | None = None,
    index: str = PUBLIC,
) -> Explained:
    """Explain a search. Raises ``IndexMissing``. For the command line: it may take some milliseconds a hit."""
    here = shelf(index)
    plan = plan_of(words, None if kinds is None else tuple(kinds), here)
    if plan.understood.is_empty:
        return Explained((STEPS[plan.step],), {})
    query = Bounds(kinds, filters or {}, within).narrowed(plan.query, here)
    searcher = here.reading.searcher
    fields = _fields(here)
    found = searcher.search(query, max(1, limit)).hits
    hits = {}
    for score, where in found:
        kept = unpacked(searcher.doc(where))
        hits[kept.kind, kept.pk] = Points(kept.title, score, _points(query, searcher, where, fields))
    return Explained(tuple(_sentences(plan)), hits)


def _sentences(plan: Plan) -> Iterator[str]:
    for read in plan.reads:
        yield f"„{_typed(plan, read.token)}“: {_analysed(read.token)}; {HOW[read.how]}{_forms(read)}."
    for token in plan.wishes:
        yield f"„{_typed(plan, token)}“: darf fehlen, hebt Treffer mit diesem Wort."
    for named in plan.places:
        words = " ".join(_typed(plan, token) for token in named.tokens)
        around = " und Umgebung" if plan.understood.around else ""
        facet, value = named.place.filters
        yield f"„{words}“: Ort {named.place.name}{around} ({facet}={value})."
    yield STEPS[plan.step]


def _analysed(token: Token) -> str:
    parts = f", Teile {', '.join(token.parts)}" if token.parts else ""
    return f"Stamm {token.stem}{parts}"


def _forms(read: Read) -> str:
    if read.begun:
        return f": {', '.join(read.begun[:8])}"
    said = [
        f"{' '.join(token.surface for token in form.tokens)} ({FORM_NAMES.get(form.name, form.name)}, {form.weight:g})"
        for form in read.forms
        if form.name != "word" or read.better
    ]
    return f"; gesucht als {', '.join(said)}" if said else ""


def _typed(plan: Plan, token: Token) -> str:
    return plan.understood.text[token.start : token.end]


def _points(
    query: tantivy.Query, searcher: tantivy.Searcher, where: tantivy.DocAddress, fields: Sequence[str]
) -> tuple[tuple[str, float], ...]:
    tree = json.loads(query.explain(searcher, where).to_json())
    sums: dict[str, float] = {}
    for said, value in _leaves(tree, 1.0, fields):
        sums[said] = sums.get(said, 0.0) + value
    return tuple(sorted(((said, value) for said, value in sums.items() if value > 0), key=lambda pair: -pair[1]))


def _leaves(node: Mapping[str, Any], share: float, fields: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The terms below a node; what they give is scaled to what the node gives (the best of them, a boost)."""
    value, details = float(node["value"]), node.get("details") or []
    if str(node.get("description", "")).startswith("TermQuery"):
        yield _named(node, fields), value * share
        return
    inside = sum(float(detail["value"]) for detail in details)
    if not inside or str(node.get("description", "")).startswith("Const"):
        yield "liegt am Ort", value * share
        return
    for detail in details:
        yield from _leaves(detail, share * value / inside, fields)


def _named(node: Mapping[str, Any], fields: Sequence[str]) -> str:
    found = _TERM.search(" ".join(map(str, node.get("context") or ())))
    if found is None:
        return "anderes"
    form, _, group = fields[int(found[1])].partition("_")
    return f"{GROUPS.get(group, group)}, {FORMS.get(form, form)}: {found[2]}"


def _fields(here: Shelf) -> list[str]:
    """The names of the index's fields by their number, which is all that an explanation gives."""
    meta = folder.root(here.reading.name) / here.reading.build / "meta.json"
    return [str(field["name"]) for field in json.loads(meta.read_bytes())["schema"]]
