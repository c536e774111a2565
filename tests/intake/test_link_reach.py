"""How far a personal link reaches: to no page and no step of another firm, whatever address is built with it."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from produktschau.audit.models import Entry
from produktschau.intake.views.maker_pages import PAGES
from produktschau.showcase.models import Company
from tests.factories import maker, showcase
from tests.factories.maker import firm_things

pytestmark = pytest.mark.django_db

Things = Mapping[str, Mapping[str, Any]]
CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
SENT = {
    "name": "Fremd",
    "lead": "Fremd",
    "text": "Fremd",
    "wort": "ja",
    "part": "web",
    "reason": "Fremd",
    "expected": "1.1",
}


def foreign_paths(things: Things, own: Company, foreign: Company) -> list[str]:
    """Every address below a door that names something of another firm, in part or as a whole."""
    theirs = {"key": things["foreign firm"]["key"], "of": foreign.key, "width": 400}
    shots = {**theirs, "key": things["picture of foreign firm"]["key"]}
    paths: dict[str, None] = {}
    for page in PAGES:
        named = CONVERTER.findall(page.route)
        mixed = [{**shots, "of": own.key}] if {"of", "key"} <= set(named) else []
        for reached in (theirs, shots, *mixed) if named and not page.route.startswith("aufrufe/") else ():
            paths[_filled(page.route, reached)] = None
    return list(paths)


def _filled(route: str, reached: Mapping[str, Any]) -> str:
    return CONVERTER.sub(lambda found: str(reached[found[1]]), route)


def test_a_link_of_one_firm_reaches_nothing_of_another(client: Client, district: None) -> None:
    showcase.words()
    own, foreign = showcase.company("Eigene", published=False), showcase.company("Fremde", published=False)
    things = firm_things(own, foreign)
    before, opened = Entry.objects.count(), []
    for name in ("link of own firm", "link for one round", "link for a call"):
        for rest in foreign_paths(things, own, foreign):
            path = f"/m/{things[name]['token']}/{rest}"
            answers = client.get(path).status_code, client.post(path, SENT).status_code
            opened += [(name, rest, answers)] if not set(answers) <= {404, 405} else []
    assert (opened, Entry.objects.count()) == ([], before)
    inside = f"/m/{things['link of own firm']['token']}/einreichungen/{things['own firm']['key']}/"
    assert client.get(inside).status_code == 200, "the own round opens: above no wrong address was refused"


def test_a_call_opens_only_for_whom_it_asked(client: Client, district: None) -> None:
    own, other = showcase.company("Eigene"), showcase.company("Andere")
    running = maker.call()
    maker.invited(other, running)
    for step in ("", "absagen/"):
        path = maker.address(maker.link(own), f"aufrufe/{running.key}/{step}")
        assert {client.get(path).status_code, client.post(path, SENT).status_code} <= {404, 405}
