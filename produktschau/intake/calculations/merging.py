"""Two people wrote at once: what each changed is kept, what both changed is shown."""

from collections.abc import Mapping
from typing import Any, NamedTuple

Values = Mapping[str, Any]


class Merged(NamedTuple):
    """``values`` is what a form goes on with; ``contested`` the fields both changed, with what the other one saved."""

    values: dict[str, Any]
    contested: dict[str, Any]


def merged(base: Values | None, mine: Values, theirs: Values) -> Merged:
    """``mine`` over ``theirs``: fields I left as in ``base`` follow the other; without a known base every difference is contested."""
    values: dict[str, Any] = {**theirs, **mine}
    contested: dict[str, Any] = {}
    for name, typed in mine.items():
        other = theirs.get(name)
        if _same(typed, other):
            continue
        if base is not None and _same(typed, base.get(name)):
            values[name] = other
        elif base is None or not _same(other, base.get(name)):
            contested[name] = other
    return Merged(values, contested)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, list | tuple) or isinstance(other, list | tuple):
        return sorted(map(str, one or [])) == sorted(map(str, other or []))
    return _plain(one) == _plain(other)


def _plain(value: Any) -> str:
    text = "" if value is None else str(value)
    return text.replace("\r\n", "\n").strip()
