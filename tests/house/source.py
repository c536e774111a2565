"""The Python files of a tree, each with its package, its drawer and its syntax."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.house.layers import PACKAGE


@dataclass(frozen=True)
class Source:
    """One file: where it lies below the tree's root, and what is in it."""

    root: Path
    path: Path

    @property
    def place(self) -> str:
        """The path below the root, as findings name it."""
        return self.path.relative_to(self.root).as_posix()

    @property
    def package(self) -> str:
        """The layer's name: the first folder."""
        return self.place.partition("/")[0]

    @property
    def drawer(self) -> str:
        """The drawer's name: the folder or file right below the package."""
        parts = self.place.removesuffix(".py").split("/")
        return parts[1] if len(parts) > 1 else parts[0]

    @cached_property
    def text(self) -> str:
        """The file's text."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The file's syntax."""
        return ast.parse(self.text, filename=str(self.path))


def sources(root: Path = PACKAGE, *, drawers: Iterable[str] = ()) -> Iterator[Source]:
    """All Python files below a root, migrations left out; only those in the given drawers, where given."""
    wanted = frozenset(drawers)
    for path in sorted(root.rglob("*.py")):
        source = Source(root, path)
        if "migrations" not in path.parts and (not wanted or source.drawer in wanted):
            yield source


def names_of_call(call: ast.Call) -> list[str]:
    """The dotted name that is called, inside out: ``a.b.c()`` gives ``["c", "b", "a"]``; calls in between are passed through."""
    names: list[str] = []
    node: ast.expr = call.func
    while True:
        if isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Name):
            return [*names, node.id]
        else:
            return names


def imports(tree: ast.AST) -> Iterator[tuple[str, str, str]]:
    """Every import as (module, name, local name); ``import a.b`` gives ``("a.b", "", "a")``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            for alias in node.names:
                yield module, alias.name, alias.asname or alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, "", alias.asname or alias.name.partition(".")[0]
