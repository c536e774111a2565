"""What must be written down: settings, commands, points and decisions."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.house.layers import PACKAGE
from tests.house.source import Source, sources

HEADINGS = ["Context", "Decision", "Consequences"]


def undocumented_settings(names: Iterable[str], operations: str) -> list[str]:
    """Environment variables that ``docs/operations.md`` does not name as code."""
    return [f"{name} is not described in docs/operations.md." for name in names if f"`{name}`" not in operations]


def commands(root: Path = PACKAGE) -> Iterator[Source]:
    """The files of all commands of ours."""
    for source in sources(root, drawers=("management",)):
        if "/commands/" in source.place and not source.path.name.startswith("_"):
            yield source


def undocumented_commands(operations: str, root: Path = PACKAGE) -> list[str]:
    """Commands that ``docs/operations.md`` does not show as ``produktschau NAME``."""
    return [
        f"The command {source.path.stem} is not described in docs/operations.md."
        for source in commands(root)
        if not re.search(rf"`produktschau {source.path.stem}\b", operations)
    ]


def commands_without_help(root: Path = PACKAGE) -> list[str]:
    """Commands whose class lacks ``help`` or an ``example`` that starts with ``produktschau NAME``."""
    findings = []
    for source in commands(root):
        said = {
            name: value for node in source.tree.body if isinstance(node, ast.ClassDef) for name, value in _said(node)
        }
        if not said.get("help"):
            findings.append(f"{source.place}: the command has no help.")
        if not said.get("example", "").startswith(f"produktschau {source.path.stem}"):
            findings.append(f"{source.place}: example does not start with „produktschau {source.path.stem}“.")
    return findings


def untrue_points(registered: Iterable[str], architecture: str) -> list[str]:
    """Differences between the points that exist and the table in ``ARCHITECTURE.md`` (``| `name` | … |``)."""
    section = architecture.partition("## Points")[2].partition("\n## ")[0]
    listed = set(re.findall(r"^\|\s*`([\w.]+)`", section, flags=re.MULTILINE))
    existing = set(registered)
    return [f"The point {name} is missing in ARCHITECTURE.md." for name in sorted(existing - listed)] + [
        f"ARCHITECTURE.md lists a point {name} that does not exist." for name in sorted(listed - existing)
    ]


def untidy_decisions(folder: Path) -> list[str]:
    """Decision records with a name of another form, a number used twice, or other headings than the three."""
    findings = []
    seen: set[str] = set()
    for path in sorted(folder.glob("*.md")):
        named = re.fullmatch(r"(\d{4})-[a-z0-9-]+\.md", path.name)
        number = named.group(1) if named else ""
        if not named or number in seen:
            findings.append(f"{path.name} needs a number of its own and a short title.")
        seen.add(number)
        if re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE) != HEADINGS:
            findings.append(f"{path.name} needs the headings Context, Decision, Consequences and no other.")
    return findings


def _said(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for line in node.body:
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            yield line.targets[0].id, _words(line.value)
        elif isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value is not None:
            yield line.target.id, _words(line.value)


def _words(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return str(value.value)
    return " ".join(str(node.value) for node in ast.walk(value) if isinstance(node, ast.Constant))
