"""Jobs are named by a dotted path; every path written anywhere must lead to a job."""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

from django.utils.module_loading import import_string

from tests.house.layers import PACKAGE
from tests.house.source import names_of_call, sources


def job_paths(root: Path = PACKAGE) -> Iterator[tuple[str, str]]:
    """Pairs of place and dotted path: the first argument of every ``enqueue(...)``, where it is written out."""
    for source in sources(root):
        for call in ast.walk(source.tree):
            if isinstance(call, ast.Call) and names_of_call(call)[:1] == ["enqueue"] and call.args:
                path = call.args[0]
                if isinstance(path, ast.Constant) and isinstance(path.value, str):
                    yield f"{source.place}:{call.lineno}", path.value


def lost_jobs(root: Path = PACKAGE, *, known: Collection[str]) -> list[str]:
    """Paths that lead nowhere or to something that is no job; ``known`` holds the paths of all jobs."""
    findings = []
    for place, path in job_paths(root):
        try:
            import_string(path)
        except ImportError:
            findings.append(f"{place}: there is no „{path}“.")
            continue
        if path not in known:
            findings.append(f"{place}: „{path}“ is not marked as a job.")
    return findings
