"""The house rules that a linter cannot see, held against the house as it stands.

``tests/breaches/`` plants a breach of each and shows that it is caught.
"""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from produktschau.config.environment import VARIABLES
from produktschau.lib.points import POINTS
from produktschau.work import queue
from tests.house import files, jobs, papers, templates, writing
from tests.house.layers import CHECKOUT, PACKAGE, depths, domains
from tests.house.models import reverse_accessors, upward_keys, without_glossary

OWN_STRUCTURE = frozenset({"audit", "work"})
"""Packages with models whose parts are a queue or a record, not drawers."""
WRITERS_WITH_A_REASON: frozenset[str] = frozenset()
"""Files outside actions that may store."""
SIGNATURES_WITH_A_REASON = frozenset({"search.mark", "search.mark_all"})
"""Writes inside the caller's action, whose actor and moment are already on record."""
LOGIC_WITH_A_REASON = frozenset({"audit/models.py"})
"""The record of changes refuses to be changed or deleted; that is its whole meaning."""
LONG_WITH_A_REASON: dict[str, str] = {}
"""Name of a file above the limit → why it is one thing."""


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in depths()]


def read(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def test_what_reads_writes_nothing() -> None:
    assert writing.readers_that_write() == []


def test_only_actions_write() -> None:
    assert writing.writes_outside_actions(accepted=WRITERS_WITH_A_REASON) == []


def test_actions_take_keywords_and_say_first_who_acts() -> None:
    assert writing.loose_signatures(accepted=SIGNATURES_WITH_A_REASON) == []


def test_an_edge_calls_at_most_one_action() -> None:
    assert writing.edges_with_two_actions() == []


def test_the_clock_is_passed_in() -> None:
    assert writing.own_clocks() == []


def test_models_keep_no_logic_in_save_and_there_are_no_signals() -> None:
    assert writing.logic_in_save(accepted=LOGIC_WITH_A_REASON) == []


def test_keys_lead_down() -> None:
    assert upward_keys(ours()) == []


def test_keys_between_domains_hang_nothing_on_the_lower_one() -> None:
    assert reverse_accessors(ours()) == []


def test_every_model_has_a_word_in_the_glossary() -> None:
    assert without_glossary(ours(), read("docs/glossary.md")) == []


def test_templates_lead_down() -> None:
    assert templates.upward_templates() == []


def test_templates_lie_in_the_folder_of_their_domain() -> None:
    assert templates.misplaced_templates() == []


def test_templates_hold_nothing_the_security_policy_stops() -> None:
    assert templates.inline_code() == []


def test_every_job_path_leads_to_a_job() -> None:
    assert jobs.lost_jobs(known=queue.JOBS) == []


def test_every_setting_is_described() -> None:
    assert papers.undocumented_settings([variable.name for variable in VARIABLES], read("docs/operations.md")) == []


def test_every_command_is_described() -> None:
    assert papers.undocumented_commands(read("docs/operations.md")) == []


def test_every_command_helps_with_an_example() -> None:
    assert papers.commands_without_help() == []


def test_the_list_of_points_is_true() -> None:
    own = [name for name in POINTS if name.partition(".")[0] in depths()]
    assert papers.untrue_points(own, read("ARCHITECTURE.md")) == []


def test_decisions_are_numbered_and_built_alike() -> None:
    assert papers.untidy_decisions(CHECKOUT / "docs" / "adr") == []


def test_every_domain_with_models_keeps_its_drawers() -> None:
    with_models = {model._meta.app_label for model in ours()}
    assert with_models - OWN_STRUCTURE <= domains()


def test_file_names_say_what_is_in_them() -> None:
    assert files.empty_names(files.tracked()) == []


def test_files_are_short() -> None:
    own = [path for path in files.tracked() if path.is_relative_to(PACKAGE) or path.is_relative_to(CHECKOUT / "tests")]
    assert files.too_long(own, accepted=LONG_WITH_A_REASON) == []
    assert files.median_length(own) <= files.USUAL


def test_no_file_names_a_machine_a_registry_or_an_author() -> None:
    assert files.strange_words(files.tracked()) == []


def test_the_lock_knows_every_direct_dependency() -> None:
    assert files.unlocked(read("requirements.lock")) == []


def test_every_dependency_says_why_it_is_there() -> None:
    assert files.unexplained(read("pyproject.toml")) == []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    labels = sorted({model._meta.app_label for model in ours()})
    call_command("makemigrations", *labels, check=True, dry_run=True, verbosity=0)
