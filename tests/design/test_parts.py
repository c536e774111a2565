"""The parts of a page: forms, pager, cards, marks, messages, formats."""

import re
from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from produktschau.design import formats, marks
from produktschau.design.pager import Pager
from tests.design.sample import filled_form, render_sample


def draw(source: str, **context: object) -> str:
    """A piece of template with our tags loaded."""
    return Template("{% load design %}" + source).render(Context(context))


def test_a_field_is_tied_to_its_help_and_its_error() -> None:
    field = filled_form()["email"].as_field_group()
    assert [
        word
        for word in (
            'for="id_email"',
            'aria-invalid="true"',
            'aria-describedby="id_email_error"',
            'id="id_email_error"',
        )
        if word not in field
    ] == []


def test_mistakes_are_summed_up_on_top_and_lead_to_their_fields() -> None:
    summary = str(filled_form()).split("</ul>")[0]
    assert re.findall(r'href="#(\w+)"', summary) == ["id_email", "id_place", "id_consent"]


def test_every_link_of_the_summary_has_its_target() -> None:
    page = str(filled_form())
    assert [target for target in re.findall(r'href="#(\w+)"', page) if f'id="{target}"' not in page] == []


def test_a_form_without_mistakes_has_no_summary() -> None:
    assert 'class="summary"' not in str(type(filled_form())())


def test_only_what_may_stay_empty_is_called_voluntary() -> None:
    form = filled_form()
    assert ["freiwillig" in form[name].as_field_group() for name in ("name", "email")] == [False, True]


def test_a_hidden_field_has_no_label() -> None:
    assert str(filled_form()).count("id_secret") == 1


def test_a_choice_of_buttons_is_a_group_with_a_name() -> None:
    group = filled_form()["world"].as_field_group()
    assert (group.count("<fieldset"), group.count("<legend>"), 'id="id_world"' in group) == (1, 1, True)


@pytest.mark.parametrize(
    ("number", "last", "steps"),
    [
        (1, 1, [1]),
        (2, 7, [1, 2, 3, 4, 5, 6, 7]),
        (1, 13, [1, 2, 0, 13]),
        (4, 13, [1, 2, 3, 4, 5, 0, 13]),
        (7, 13, [1, 0, 6, 7, 8, 0, 13]),
        (13, 13, [1, 0, 12, 13]),
    ],
)
def test_a_pager_names_ends_and_neighbours(number: int, last: int, steps: list[int]) -> None:
    assert Pager(number, last).steps() == steps


def test_a_pager_keeps_what_was_chosen() -> None:
    request = RequestFactory().get("/produkte/", {"q": "Öl & Essig", "seite": "2"})
    html = Template('{% include "design/parts/pager.html" %}').render(
        Context({"page": Pager(2, 3), "request": request})
    )
    assert re.findall(r'href="([^"]+)"', html) == [f"?q=%C3%96l+%26+Essig&amp;seite={n}" for n in (1, 1, 3, 3)]


def test_one_page_needs_no_pager() -> None:
    assert draw('{% include "design/parts/pager.html" %}', page=Pager(1, 1)).strip() == ""


def test_a_state_is_a_mark_and_a_word() -> None:
    html = draw('{% mark "draft" %}')
    assert (html.count("<svg"), "<span>Entwurf</span>" in html, 'aria-hidden="true"' in html) == (1, True, True)


def test_a_word_of_a_state_is_escaped() -> None:
    assert "&lt;b&gt;" in draw('{% mark "ok" word %}', word="<b>")


def test_an_unknown_mark_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        marks.state("purple")


def test_data_for_search_engines_cannot_end_its_block() -> None:
    html = draw("{% json_ld data %}", data={"name": "</script><b>"})
    assert (html.count("</script>"), "<b>" in html) == (1, False)


def test_a_blocked_button_says_why_and_where_to_mend_it() -> None:
    html = draw(
        '{% include "design/parts/button.html" with label="Los" id="go" why="Es fehlt der Ort." url="#ort" link="Zum Ort" %}'
    )
    assert (
        re.findall(r'aria-describedby="([^"]+)"', html),
        re.findall(r' id="([^"]+)"', html),
        'aria-disabled="true"' in html,
    ) == (["go-why"], ["go-why"], True)


def test_facts_without_a_value_are_left_out() -> None:
    assert (
        draw('{% include "design/parts/facts.html" %}', facts=[("Ort", "Freiberg"), ("Größe", "")]).count("<dt>") == 1
    )


def test_a_card_without_a_photograph_shows_its_tile() -> None:
    html = draw(
        '{% include "design/parts/card.html" with url="/p/" title="Plaid" key="K7M2QX" material="Wolle" world="himmel" %}'
    )
    assert re.findall(r'src="([^"]+)"\s+alt="([^"]*)"', html) == [("/kacheln/K7M2QX-textile-himmel.svg", "")]


def test_a_card_with_a_photograph_says_what_it_shows() -> None:
    html = draw(
        '{% include "design/parts/card.html" with url="/p/" title="Plaid" picture="/bilder/1.webp" alt="Ein Plaid" world="ton" %}'
    )
    assert re.findall(r'src="([^"]+)"\s+alt="([^"]*)"', html) == [("/bilder/1.webp", "Ein Plaid")]


def test_numbers_and_days_are_written_as_the_language_does() -> None:
    at = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
    german = (
        formats.number(1248),
        formats.number(2117.26, 1),
        formats.percent(0.125),
        formats.day(date(2026, 3, 5)),
        formats.moment(at),
    )
    with translation.override("en"):
        english = (
            formats.number(1248),
            formats.number(2117.26, 1),
            formats.percent(0.125),
            formats.day(date(2026, 3, 5)),
            formats.moment(at),
        )
    assert (german, english) == (
        ("1.248", "2.117,3", "12\u00a0%", "5.\u00a0März 2026", "22.\u00a0November 2026, 9:05\u00a0Uhr"),
        ("1,248", "2,117.3", "12%", "5\u00a0March 2026", "22\u00a0November 2026, 9:05"),
    )


def test_an_unknown_number_is_left_empty() -> None:
    assert draw("{{ n|number }}|{{ n|day }}", n=None) == "|"


@pytest.mark.parametrize("name", ["public", "work"])
def test_a_whole_page_names_each_thing_once(name: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', render_sample(name))
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("name", ["public", "work"])
def test_no_page_carries_its_own_style_or_script(name: str) -> None:
    page = render_sample(name)
    assert re.findall(r"\sstyle=|<style|\son\w+=|<script(?! src=| type=\"application/ld\+json\")", page) == []
