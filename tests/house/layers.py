"""The layers as ``pyproject.toml`` states them: one source for the linter and for these checks."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PACKAGE = CHECKOUT / "produktschau"


@cache
def pyproject() -> Mapping[str, Any]:
    """The project's own description."""
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def contract(name: str) -> Mapping[str, Any]:
    """One import contract by its name; an unknown one raises ``StopIteration``."""
    contracts: list[Mapping[str, Any]] = pyproject()["tool"]["importlinter"]["contracts"]
    return next(one for one in contracts if one["name"] == name)


@cache
def depths() -> dict[str, int]:
    """How deep each package lies: 0 is the top (config); a higher number may not import a lower one."""
    lines: list[str] = contract("house")["layers"]
    return {name.strip(" ()"): depth for depth, line in enumerate(lines) for name in line.replace(":", "|").split("|")}


def may_know(upper: str, lower: str) -> bool:
    """Whether package ``upper`` may know of ``lower``: itself or something below; strangers on one line may not."""
    known = depths()
    return upper == lower or known[upper] < known[lower]


def domains() -> frozenset[str]:
    """The packages that keep their things in drawers."""
    return frozenset(name.rpartition(".")[2] for name in contract("drawers")["containers"])
