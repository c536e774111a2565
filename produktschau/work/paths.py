"""Finds the dotted paths of jobs as they are written in source code, so that a test can resolve each."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class UsedPath:
    """A dotted path of a job, and where it is written."""

    file: Path
    line: int
    path: str


def used_paths(folder: Path) -> Iterator[UsedPath]:
    """The paths in ``enqueue(…)`` and ``Scheduled(…)`` in every Python file below ``folder``.

    A name in place of the text counts where the same file gives it a text: ``DELIVER = "…"``.
    """
    for file in sorted(folder.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = dict(_texts(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (path := _path(node, names)):
                yield UsedPath(file, node.lineno, path)


def _texts(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value.value


def _path(call: ast.Call, names: dict[str, str]) -> str | None:
    """The dotted path a call gives to ``enqueue`` (first word) or ``Scheduled`` (second word)."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    position = {"enqueue": 0, "Scheduled": 1}.get(called)
    if position is None:
        return None
    given: ast.expr | None = call.args[position] if len(call.args) > position else None
    given = given or next((word.value for word in call.keywords if word.arg == "path"), None)
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        return given.value
    return names.get(given.id) if isinstance(given, ast.Name) else None
