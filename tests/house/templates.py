"""Templates include and extend downward only, and lie in the folder of their domain."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.house.layers import PACKAGE, depths, may_know

BORROWED: Mapping[str, frozenset[str]] = {
    "accounts": frozenset({"account", "allauth", "mfa", "socialaccount", "usersessions"}),
    "design": frozenset(
        {
            "allauth",
            "django",
            "admin",
            "400.html",
            "403.html",
            "403_csrf.html",
            "404.html",
            "410.html",
            "429.html",
            "500.html",
        }
    ),
}
"""Folders and pages whose names Django and allauth fix, and the package that draws them."""
FOLLOWED = re.compile(r"{%-?\s*(include|extends)\s+[\"']([^\"']+)[\"']")


def upward_templates(root: Path = PACKAGE) -> list[str]:
    """Templates that include or extend one of a layer above or of a stranger on the same line."""
    return [
        f"{path.relative_to(root).as_posix()}: {verb} „{target}“ leads upward."
        for package, path in _templates(root)
        for verb, target in FOLLOWED.findall(path.read_text(encoding="utf-8"))
        if target.partition("/")[0] in depths() and not may_know(package, target.partition("/")[0])
    ]


def misplaced_templates(root: Path = PACKAGE) -> list[str]:
    """Templates that do not lie below ``templates/<their package>/``."""
    findings = []
    for package, path in _templates(root):
        first = path.relative_to(root / package / "templates").parts[0]
        if first != package and first not in BORROWED.get(package, frozenset()):
            findings.append(f"{path.relative_to(root).as_posix()} belongs below templates/{package}/.")
    return findings


def inline_code(root: Path = PACKAGE) -> list[str]:
    """What the content security policy forbids: inline scripts, styles and handlers, and addresses of others."""
    forbidden = re.compile(
        r"<script(?![^>]*(?:src=|application/(?:ld\+)?json))|<style|\sstyle=|\son[a-z]+=[\"']|(?:src|@import)=?[\"' ]+https?:"
    )
    return [
        f"{path.relative_to(root).as_posix()}: „{hit.group().strip()}“ is stopped by the content security policy."
        for _, path in _templates(root)
        for hit in forbidden.finditer(path.read_text(encoding="utf-8"))
    ]


def _templates(root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.glob("*/templates/**/*")):
        if path.is_file():
            yield path.relative_to(root).parts[0], path
