"""Names and lengths of files, and what must stand in none of them."""

import re
import statistics
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.house.layers import CHECKOUT, pyproject

EMPTY_NAMES = frozenset({"utils", "helpers", "common", "misc", "base", "manager", "service", "handler"})
LONGEST = 400
USUAL = 80
OF_THIS_MACHINE = re.compile(r"(?<![\w.*-])/(work|root|home)/")
OF_A_REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.org|deb\.debian\.org|(?<!emit-)index[-]url|crates\.io/api", re.IGNORECASE
)
OF_AN_AUTHOR = re.compile(
    r"\b(clau[d]e|anthro[p]ic|open[a]i|chat[g]pt|copi[l]ot|co[-]authored|sub[-]?agents?)\b", re.IGNORECASE
)


def tracked(root: Path = CHECKOUT) -> list[Path]:
    """Every file that git keeps and that is there."""
    listed = subprocess.run(("git", "ls-files", "-z"), cwd=root, capture_output=True, check=True, encoding="utf-8")
    return [root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def empty_names(files: Iterable[Path]) -> list[str]:
    """Files and folders whose name says nothing about what is in them; allauth's own names aside."""
    return [
        f"{path.name} says nothing about its content."
        for path in files
        if (path.stem in EMPTY_NAMES or path.parent.name in EMPTY_NAMES) and "allauth" not in path.parts
    ]


def too_long(files: Iterable[Path], *, accepted: Mapping[str, str]) -> list[str]:
    """Python, style and template files above the limit; ``accepted`` maps a name to its reason."""
    return [
        f"{path.name} has {lines} lines; the limit is {LONGEST}."
        for path, lines in _lengths(files, (".py", ".css", ".html", ".js"))
        if lines > LONGEST and path.name not in accepted
    ]


def median_length(files: Iterable[Path]) -> float:
    """The median of lines over all Python files that hold anything but a docstring, migrations left out."""
    return statistics.median([lines for _, lines in _lengths(files, (".py",)) if lines > 1] or [0])


def strange_words(files: Iterable[Path]) -> list[str]:
    """Paths of one machine, hosts of registries and notes on who wrote it, with the line they stand on."""
    return [
        f"{path.name}:{number}: „{hit.group()}“ belongs in no file."
        for path, text in _texts(files)
        for number, line in enumerate(text.splitlines(), start=1)
        for pattern in (OF_THIS_MACHINE, OF_A_REGISTRY, OF_AN_AUTHOR)
        if (hit := pattern.search(line))
    ]


def unlocked(lock: str) -> list[str]:
    """Direct dependencies that the lock does not pin."""
    return [
        f"{name} is not in requirements.lock; run make lock." for name in _direct() if f"\n{name}==" not in f"\n{lock}"
    ]


def unexplained(text: str) -> list[str]:
    """Lines of ``pyproject.toml`` that name a dependency and no reason."""
    lists = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, flags=re.MULTILINE | re.DOTALL)
    return [line.strip() for block in lists for line in block.splitlines() if line.strip() and "#" not in line]


def _direct() -> Iterator[str]:
    project = pyproject()
    for line in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"]):
        yield re.split(r"[\[<>=!~ ]", line)[0].lower().replace("_", "-")


def _lengths(files: Iterable[Path], endings: tuple[str, ...]) -> Iterator[tuple[Path, int]]:
    for path in files:
        if path.suffix in endings and "migrations" not in path.parts:
            yield path, len(path.read_text(encoding="utf-8").splitlines())


def _texts(files: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in files:
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
