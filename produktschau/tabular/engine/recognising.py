"""Recognises which column of a file is which of ours: remembered, by heading, by content. Better none than a wrong one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from produktschau.tabular.calculations.headings import GROUP_HEADING, REASON_HEADING
from produktschau.tabular.calculations.sheets import Table
from produktschau.tabular.engine.contents import MOST, Evidence, evidence
from produktschau.tabular.engine.headings import EXACT, OWN, SIMILAR, Meant, Vocabulary
from produktschau.tabular.engine.kinds import TableKind
from produktschau.tabular.engine.weighing import by_content, hinted, weighed

REMEMBERED, HEADING, CONTENT, GUESS, NONE = "remembered", "heading", "content", "guess", "none"
_RANK = {REMEMBERED: 0, HEADING: 1, CONTENT: 2, GUESS: 3}
_SHOWN = 3
OWN_KEY = "key"
"""The column of our own lasting key."""
_ABBREVIATION = 2


@dataclass(frozen=True)
class Recognised:
    """One column of the file: the column or composite of ours it is, "" for none, and why we think so.

    ``certainty`` is „remembered“, „heading“, „content“, „guess“ or „none“; ``reason`` a German phrase for the page.
    """

    place: int
    heading: str
    samples: tuple[str, ...]
    target: str
    certainty: str
    reason: str


@dataclass(frozen=True)
class _Claim:
    """What one column says it is, before others are asked."""

    place: int
    target: str
    certainty: str
    reason: str
    quality: int = 0


def recognised(kind: TableKind, table: Table, remembered: Mapping[str, str]) -> tuple[Recognised, ...]:
    """One entry per column of the file, in order; each target at most once unless it may have several columns.

    ``remembered`` maps headings in small letters to targets a person chose for this source; "" means: not taken in.
    """
    words = Vocabulary(kind)
    seen = [evidence(table, place) for place in range(len(table.header))]
    is_ours = _is_ours(words, table, seen)
    claims = [
        _own(words, heading, place) if is_ours else _claim(words, heading, seen[place], remembered)
        for place, heading in enumerate(table.header)
    ]
    claims = _settled(kind, table, _required_first(words, table, claims))
    claims = _by_content(kind, table, claims, seen)
    return tuple(
        Recognised(
            claim.place,
            table.header[claim.place],
            seen[claim.place].samples[:_SHOWN],
            claim.target,
            claim.certainty,
            claim.reason,
        )
        for claim in claims
    )


def _is_ours(words: Vocabulary, table: Table, seen: list[Evidence]) -> bool:
    """Whether we wrote the table: our lasting keys stand in it, and hardly a heading is not ours."""
    keyed = any(seen[place].values for place, heading in enumerate(table.header) if words.is_own(heading, OWN_KEY))
    return keyed and sum(words.is_own(heading) for heading in table.header) >= len(table.header) * MOST


def _own(words: Vocabulary, heading: str, place: int) -> _Claim:
    """Of our own tables the headings are true: what went out must come in the same."""
    found = words.meant(heading) if words.is_own(heading) else None
    return _Claim(place, found.target, HEADING, "Überschrift", found.quality) if found else _Claim(place, "", NONE, "")


def _claim(words: Vocabulary, heading: str, seen: Evidence, remembered: Mapping[str, str]) -> _Claim:
    kind, place = words.kind, seen.place
    said = remembered.get(heading.casefold())
    if said is not None and said in ("", *kind.names, *(composite.name for composite in kind.composites)):
        left = "" if said else ": nicht einlesen"
        return _Claim(place, said, REMEMBERED, f"gemerkt von der letzten Tabelle dieser Quelle{left}", OWN + 1)
    if heading == REASON_HEADING:
        return _Claim(place, "", NONE, "unser Vermerk, warum die Zeile zurückkam")
    if seen.is_generic or heading == GROUP_HEADING:
        return _Claim(place, "", NONE, "")
    meant = words.meant(heading)
    if meant is None:
        return _hint(words, heading, seen)
    return _weighed(words, heading, meant, seen)


def _hint(words: Vocabulary, heading: str, seen: Evidence) -> _Claim:
    """A mere guess from the beginning of a heading."""
    begins = words.beginning(heading)
    target, reason = hinted(words.kind, begins.target, begins.ours, heading, seen) if begins else ("", "")
    return _Claim(seen.place, target, GUESS if target else NONE, reason)


def _weighed(words: Vocabulary, heading: str, meant: Meant, seen: Evidence) -> _Claim:
    """The heading's word against the values'."""
    target, reason = weighed(words.kind, meant.target, heading, seen)
    if target != meant.target:
        return _Claim(seen.place, target, CONTENT if target else NONE, reason, meant.quality)
    said = "Überschrift" if meant.quality >= EXACT else f"Überschrift wie „{meant.ours}“"
    if reason:
        return _Claim(seen.place, target, GUESS, f"{said}, aber {reason}", meant.quality)
    if meant.quality == SIMILAR:
        return _Claim(seen.place, target, HEADING, f"Überschrift ähnlich „{meant.ours}“", meant.quality)
    if len(heading.strip(". ")) <= _ABBREVIATION and not seen.confirms(words.kind, target):
        return _Claim(seen.place, target, GUESS, f"Abkürzung „{heading}“; {seen.told}", meant.quality)
    return _Claim(seen.place, target, HEADING, said, meant.quality)


def _required_first(words: Vocabulary, table: Table, claims: list[_Claim]) -> list[_Claim]:
    """A required column nobody claims gets the one whose heading means it too: „Firma“ where there is no „Name“."""
    claimed = {claim.target for claim in claims}
    claimed |= {part for composite in words.kind.composites if composite.name in claimed for part in composite.parts}
    for column in words.kind.columns:
        if not column.required or column.name in claimed:
            continue
        for place, claim in enumerate(claims):
            if claim.certainty == HEADING and column.name in words.also(table.header[place]):
                reason = f"Überschrift; eine andere Spalte für „{column.label}“ gibt es nicht"
                claims[place] = replace(claim, target=column.name, reason=reason)
                break
    return claims


def _settled(kind: TableKind, table: Table, claims: list[_Claim]) -> list[_Claim]:
    """Each target for one column: the better claim has it; of equal ones the first, as a mere guess."""
    several = {column.name for column in kind.columns if column.several}
    best: dict[str, _Claim] = {}
    for claim in sorted(claims, key=_order):
        if claim.target and claim.target not in several:
            best.setdefault(claim.target, claim)
    settled = []
    for claim in claims:
        first = best.get(claim.target, claim)
        rivals = [c for c in claims if c.target == claim.target and c.place != claim.place] if claim.target else []
        if claim.place != first.place:
            settled.append(_Claim(claim.place, "", NONE, f"schon in der Spalte „{table.header[first.place]}“"))
        elif (
            first.certainty == HEADING
            and claim.target not in several
            and any(_order(c)[:2] == _order(claim)[:2] for c in rivals)
        ):
            other = next(c for c in rivals if _order(c)[:2] == _order(claim)[:2])
            settled.append(
                replace(claim, certainty=GUESS, reason=f"{claim.reason}; „{table.header[other.place]}“ passt ebenso")
            )
        else:
            settled.append(claim)
    return settled


def _order(claim: _Claim) -> tuple[int, int, int]:
    return _RANK.get(claim.certainty, 9), -claim.quality, claim.place


def _by_content(kind: TableKind, table: Table, claims: list[_Claim], seen: list[Evidence]) -> list[_Claim]:
    """Columns without a telling heading, by what stands in them; two that look alike stay without."""
    taken = {claim.target for claim in claims if claim.target and claim.certainty != GUESS}
    taken |= {part for composite in kind.composites if composite.name in taken for part in composite.parts}
    open_places = {claim.place for claim in claims if not claim.target and claim.certainty == NONE and not claim.reason}
    found = {place: by_content(kind, table.header[place], seen[place], taken) for place in sorted(open_places)}
    wanted = [target for target, _, _ in found.values() if target]
    given: set[str] = {claim.target for claim in claims if claim.target}
    for place, (target, certainty, reason) in found.items():
        if not target or (target in given and certainty == GUESS):
            claims[place] = replace(claims[place], reason=reason)
        elif wanted.count(target) > 1 and certainty != GUESS:
            claims[place] = _Claim(place, "", NONE, f"{reason}; mehrere Spalten sehen so aus")
        else:
            given.add(target)
            claims = [
                _Claim(claim.place, "", NONE, f"schon in der Spalte „{table.header[place]}“")
                if claim.target == target
                else claim
                for claim in claims
            ]
            claims[place] = _Claim(place, target, certainty, reason)
    return claims
