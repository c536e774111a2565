"""Planted breaches: each house rule is broken on purpose in a small tree, and the check says so."""

from pathlib import Path

import pytest

from produktschau.config.environment import VARIABLES, Variable
from tests.house import files, jobs, papers, templates, writing


def plant(root: Path, place: str, text: str) -> Path:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "line",
    [
        "Company.objects.create(name=name)",
        "Company.objects.filter(name=name).update(name='')",
        "Company.objects.get(name=name).delete()",
        "Company.objects.get_or_create(name=name)",
        "company.save()",
        "enqueue('a.b', key='k', at=at)",
    ],
)
def test_a_query_that_writes_is_caught(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "showcase/queries/companies.py", f"def company(name, company, at):\n    return {line}\n")
    name = line.partition("(")[0] if line.startswith("enqueue") else ""
    found = writing.readers_that_write(tmp_path)
    assert len(found) == 1
    assert found[0].startswith(f"showcase/queries/companies.py:2: {name}")


def test_a_query_that_knows_an_action_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "showcase/queries.py", "from produktschau.showcase.actions import publish_company\n")
    assert writing.readers_that_write(tmp_path) == [
        "showcase/queries.py: imports produktschau.showcase.actions publish_company; what reads knows no action."
    ]


def test_a_query_that_reads_and_fills_a_dictionary_passes(tmp_path: Path) -> None:
    plant(
        tmp_path,
        "showcase/queries.py",
        "def companies(seen):\n    seen.update({1: 2})\n    return Company.objects.filter(a=1).order_by('b')\n",
    )
    assert writing.readers_that_write(tmp_path) == []


def test_a_view_that_writes_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "showcase/views.py", "def company(request):\n    Company.objects.filter(pk=1).delete()\n")
    assert writing.writes_outside_actions(tmp_path) == [
        "showcase/views.py:2: delete() writes; that belongs to an action."
    ]


@pytest.mark.parametrize(
    "signature", ["publish(company, *, by)", "publish(*, company, by)", "publish(*things)", "publish()"]
)
def test_an_action_with_a_loose_signature_is_caught(tmp_path: Path, signature: str) -> None:
    plant(tmp_path, "showcase/actions.py", f"def {signature}:\n    pass\n\n\ndef _own(company):\n    pass\n")
    assert writing.loose_signatures(tmp_path) == [
        "showcase/actions.py:1: publish takes keywords only, by= first.",
    ]


TWO_ACTIONS = """
from produktschau.showcase import actions
from produktschau.showcase.actions import publish_company

def both(request):
    company = actions.change_company(by=request.user)
    publish_company(by=request.user, company=company)

def one_of_two(request):
    if request.POST:
        actions.change_company(by=request.user)
        return 1
    return publish_company(by=request.user)

def either(request):
    if request.POST:
        actions.change_company(by=request.user)
    else:
        publish_company(by=request.user)
"""


def test_a_view_with_two_actions_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "showcase/views.py", TWO_ACTIONS)
    assert writing.edges_with_two_actions(tmp_path) == [
        "showcase/views.py:5: both calls 2 actions; one is allowed.",
    ]


@pytest.mark.parametrize("line", ["timezone.now()", "datetime.now(UTC)", "date.today()", "timezone.localdate()"])
def test_a_look_at_the_clock_is_caught(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "showcase/actions/companies.py", f"def publish(*, by):\n    return {line}\n")
    assert writing.own_clocks(tmp_path) == [
        "showcase/actions/companies.py:2: the clock is passed in as at= or on=.",
    ]


def test_a_field_that_looks_at_the_clock_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "showcase/models.py", "at = models.DateTimeField(auto_now_add=True)\n")
    assert writing.own_clocks(tmp_path) == ["showcase/models.py:1: auto_now_add looks at the clock by itself."]


def test_logic_in_save_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "showcase/models.py", "class Company:\n    def save(self):\n        pass\n")
    assert writing.logic_in_save(tmp_path) == ["showcase/models.py:2: a model keeps no logic in save()."]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("region/templates/region/figures.html", '{% include "showcase/parts/company.html" %}'),
        ("design/templates/design/public.html", '{% extends "portal/frame.html" %}'),
        ("search/templates/search/hit.html", "{%- include 'tabular/row.html' with a=b %}"),
    ],
)
def test_an_include_upward_is_caught(tmp_path: Path, place: str, line: str) -> None:
    plant(tmp_path, place, line)
    assert len(templates.upward_templates(tmp_path)) == 1


def test_an_include_downward_passes(tmp_path: Path) -> None:
    plant(tmp_path, "showcase/templates/showcase/company.html", '{% extends "design/public.html" %}')
    assert templates.upward_templates(tmp_path) == []


def test_a_template_in_a_strange_folder_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "showcase/templates/company.html", "")
    assert templates.misplaced_templates(tmp_path) == [
        "showcase/templates/company.html belongs below templates/showcase/."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<script>go()</script>",
        "<style>p{}</style>",
        '<p style="x">',
        '<a onclick="x">',
        '<img src="https://x.example/a">',
    ],
)
def test_what_the_security_policy_stops_is_caught(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "showcase/templates/showcase/company.html", line)
    assert len(templates.inline_code(tmp_path)) == 1


def test_a_job_path_that_leads_nowhere_is_caught(tmp_path: Path) -> None:
    text = "def publish(*, by, at):\n    enqueue('produktschau.showcase.tasks.nowhere', key='k', at=at)\n"
    plant(tmp_path, "showcase/actions.py", text)
    assert jobs.lost_jobs(tmp_path, known=()) == [
        "showcase/actions.py:2: there is no „produktschau.showcase.tasks.nowhere“."
    ]


def test_a_job_path_that_leads_to_no_job_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "showcase/actions.py", "enqueue('produktschau.lib.text.slug', key='k', at=1)\n")
    assert jobs.lost_jobs(tmp_path, known=()) == [
        "showcase/actions.py:1: „produktschau.lib.text.slug“ is not marked as a job."
    ]


def test_an_undocumented_setting_is_caught() -> None:
    names = [variable.name for variable in (*VARIABLES, Variable("NEW_ONE", "", "neu"))]
    text = " ".join(f"`{variable.name}`" for variable in VARIABLES)
    assert papers.undocumented_settings(names, text) == ["NEW_ONE is not described in docs/operations.md."]


def test_an_undocumented_command_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "showcase/management/commands/tidy.py", "class Command:\n    help = 'x'\n")
    assert papers.undocumented_commands("`produktschau other`", tmp_path) == [
        "The command tidy is not described in docs/operations.md."
    ]
    assert papers.commands_without_help(tmp_path) == [
        "showcase/management/commands/tidy.py: example does not start with „produktschau tidy“."
    ]


def test_an_untrue_list_of_points_is_caught() -> None:
    text = "## Points\n\n| `a.one` | x |\n| `a.gone` | x |\n\n## Next\n| `a.two` |\n"
    assert papers.untrue_points(["a.one", "a.two"], text) == [
        "The point a.two is missing in ARCHITECTURE.md.",
        "ARCHITECTURE.md lists a point a.gone that does not exist.",
    ]


def test_an_untidy_decision_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "0001-a.md", "# A\n\n## Context\n\n## Decision\n\n## Consequences\n")
    plant(tmp_path, "0001-b.md", "# B\n\n## Context\n\n## Outcome\n")
    assert papers.untidy_decisions(tmp_path) == [
        "0001-b.md needs a number of its own and a short title.",
        "0001-b.md needs the headings Context, Decision, Consequences and no other.",
    ]


def test_empty_names_and_long_files_are_caught(tmp_path: Path) -> None:
    path = plant(tmp_path, "showcase/utils.py", "x = 1\n" * 401)
    assert files.empty_names([path]) == ["utils.py says nothing about its content."]
    assert files.too_long([path], accepted={}) == ["utils.py has 401 lines; the limit is 400."]
    assert files.too_long([path], accepted={"utils.py": "one table"}) == []


@pytest.mark.parametrize(
    "word", ["/" + "work/main", "see /" + "home/me", "https://" + "pypi" + ".org/simple", "Co-" + "Authored-By: x"]
)
def test_strange_words_are_caught(tmp_path: Path, word: str) -> None:
    assert len(files.strange_words([plant(tmp_path, "a.md", f"one\n{word}\n")])) == 1


def test_an_unlocked_and_an_unexplained_dependency_are_caught() -> None:
    assert "django is not in requirements.lock; run make lock." in files.unlocked("pillow==12.0\n")
    assert files.unexplained('dependencies = [\n  "a>=1",\n  "b>=1",  # why\n]\n') == ['"a>=1",']
