"""Keeps the words that mean the same. Every change is recorded and marked, so that searching knows it within two seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from produktschau.audit.queries import entries
from produktschau.audit.record import Actor, Change, changes, record, record_many
from produktschau.lib.text import sort_key
from produktschau.search.actions.marks import mark
from produktschau.search.calculations.synonyms import Unfit, checked, grouped, key_of, keys_of
from produktschau.search.engine.kinds import SYNONYMS
from produktschau.search.models import SynonymGroup

LONGEST_NOTE = 200
MOST_LINES = 200
"""Groups that can be added at a time."""

_SORT_LENGTH = 200
_Identity = tuple[frozenset[str], str]
_SAME = 2
"""Words two groups share when they speak of the same thing."""


class UnfitSynonyms(Exception):
    """A group was refused. ``problems`` is a dict from field („words“ or „note“) to a German sentence."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


class UnfitLines(Exception):
    """Nothing was added. ``problems`` is a dict from the number of a line (from 1, 0: all of it) to a German sentence."""

    def __init__(self, problems: Mapping[int, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


class SynonymsChangedMeanwhile(Exception):
    """Somebody else saved the group since the editor opened it."""

    def __init__(self) -> None:
        super().__init__("Die Gruppe wurde inzwischen geändert. Prüfen Sie den neuen Stand, bevor Sie speichern.")


@transaction.atomic
def add_synonyms(
    *, by: Actor, words: Sequence[str], one_way: bool = False, note: str = "", at: datetime
) -> SynonymGroup:
    """Add one group; ``one_way``: its first word finds the others, never back. Raises ``UnfitSynonyms``."""
    group = _added(_checked(words, one_way, note), by, at)
    mark(SYNONYMS, [group.pk], at)
    return group


@transaction.atomic
def add_synonym_lines(*, by: Actor, text: str, note: str = "", at: datetime) -> list[SynonymGroup]:
    """Add one group for every line that is not empty, all or none. Raises ``UnfitLines``, or ``UnfitSynonyms`` for the note."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines:
        raise UnfitLines({0: "Schreiben Sie mindestens eine Zeile, zum Beispiel „Metzger, Fleischer“."})
    if len(lines) > MOST_LINES:
        raise UnfitLines({0: f"Das sind {len(lines)} Zeilen. Auf einmal gehen höchstens {MOST_LINES}."})
    checked_note = _checked_note(note)
    there = _present()
    here: dict[_Identity, int] = {}
    kept: list[_Kept] = []
    problems: dict[int, str] = {}
    for number, line in lines:
        try:
            words, one_way = grouped(line)
            words = checked(words, one_way)
            _refuse_twin(words, one_way, there)
        except Unfit as unfit:
            problems[number] = str(unfit)
        else:
            if (first := here.setdefault(_identity(words, one_way), number)) != number:
                problems[number] = f"Dieselben Wörter stehen schon in Zeile {first}."
            kept.append(_Kept(words, one_way, checked_note))
    if problems:
        raise UnfitLines(problems)
    groups = [_added(one, by, at) for one in kept]
    mark(SYNONYMS, [group.pk for group in groups], at)
    return groups


@transaction.atomic
def change_synonyms(
    *,
    by: Actor,
    group: SynonymGroup,
    words: Sequence[str],
    one_way: bool = False,
    note: str,
    at: datetime,
    expected: datetime | None = None,
) -> SynonymGroup:
    """Give a group other words, another direction or another note; what changes nothing writes nothing.

    ``expected`` is the moment of the last change its editor saw. Raises ``UnfitSynonyms``, ``SynonymsChangedMeanwhile``, or
    ``SynonymGroup.DoesNotExist`` for a group that was deleted meanwhile.
    """
    kept = SynonymGroup.objects.select_for_update().get(pk=group.pk)
    if expected is not None and kept.changed_at != expected:
        raise SynonymsChangedMeanwhile
    new = _checked(words, one_way, note, but=kept)
    before, after = changes(_told(_Kept(kept.words, kept.one_way, kept.note)), _told(new))
    if not after:
        return kept
    kept.words, kept.one_way, kept.note = new.words, new.one_way, new.note
    kept.sort_key, kept.changed_at = _sort_key(kept.words), at
    kept.save()
    record(by=by, verb="synonyms.changed", subject=subject_of(kept), at=at, before=before, after=after)
    mark(SYNONYMS, [kept.pk], at)
    return kept


@transaction.atomic
def delete_synonyms(*, by: Actor, group: SynonymGroup, at: datetime) -> None:
    """Delete a group; its words, as they are now, stay in the record of changes. Raises ``SynonymGroup.DoesNotExist``."""
    kept = SynonymGroup.objects.select_for_update().get(pk=group.pk)
    _, before = changes({"one_way": False}, _told(_Kept(kept.words, kept.one_way, kept.note)))
    record(by=by, verb="synonyms.deleted", subject=subject_of(kept), at=at, before=before)
    mark(SYNONYMS, [kept.pk], at)
    kept.delete()


@transaction.atomic
def load_synonyms(*, by: Actor, rows: Sequence[Mapping[str, str]], at: datetime) -> int:
    """Add the groups of a table (columns „words“, parted by commas, and „note“) that this house never had.

    What people did is respected: a row is left out when a group shares two of its words, and also when such a group was
    loaded before and then changed or deleted; of one that holds one way the first word says which it is.
    Returns how many groups were added. Raises ``Unfit`` for a row that is no group.
    """
    loaded = [entry.after for entry in entries(subject="synonyms", verb="synonyms.loaded")]
    known = [
        *SynonymGroup.objects.values_list("words", "one_way"),
        *((after.get("words", []), after.get("one_way", False)) for after in loaded),
    ]
    alike = [keys_of(words) for words, one_way in known if not one_way]
    broader = {key_of(words[0]) for words, one_way in known if one_way}
    groups = []
    for row in rows:
        words, one_way = grouped(row["words"])
        words = checked(words, one_way)
        keys = keys_of(words)
        if key_of(words[0]) not in broader if one_way else all(len(keys & other) < _SAME for other in alike):
            kept = _Kept(words, one_way, row.get("note", ""))
            groups.append(SynonymGroup(**asdict(kept), sort_key=_sort_key(words), changed_at=at))
    made = SynonymGroup.objects.bulk_create(groups)
    told = [
        Change(subject_of(group), after={"words": group.words} | ({"one_way": True} if group.one_way else {}))
        for group in made
    ]
    record_many(by=by, verb="synonyms.loaded", at=at, told=told)
    mark(SYNONYMS, [group.pk for group in made], at)
    return len(made)


def subject_of(group: SynonymGroup) -> str:
    """How the record of changes names a group: „synonyms:12“."""
    return f"synonyms:{group.pk}"


@dataclass(frozen=True)
class _Kept:
    """What is stored of a group."""

    words: list[str]
    one_way: bool
    note: str


def _told(kept: _Kept) -> dict[str, object]:
    """A group for the record of changes."""
    return {"words": kept.words, "one_way": kept.one_way, "note": kept.note}


def _added(kept: _Kept, by: Actor, at: datetime) -> SynonymGroup:
    group = SynonymGroup.objects.create(**asdict(kept), sort_key=_sort_key(kept.words), changed_at=at)
    _, after = changes({"one_way": False, "note": ""}, _told(kept))
    record(by=by, verb="synonyms.created", subject=subject_of(group), at=at, after=after)
    return group


def _checked(words: Sequence[str], one_way: bool, note: str, but: SynonymGroup | None = None) -> _Kept:
    problems: dict[str, str] = {}
    kept: list[str] = []
    kept_note = ""
    try:
        kept = checked(words, one_way)
        _refuse_twin(kept, one_way, _present(but))
    except Unfit as unfit:
        problems["words"] = str(unfit)
    try:
        kept_note = _checked_note(note)
    except UnfitSynonyms as unfit:
        problems |= unfit.problems
    if problems:
        raise UnfitSynonyms(problems)
    return _Kept(kept, one_way, kept_note)


def _present(but: SynonymGroup | None = None) -> dict[_Identity, SynonymGroup]:
    """All groups, or all but one, by what they are compared by; one query."""
    groups = SynonymGroup.objects.all() if but is None else SynonymGroup.objects.exclude(pk=but.pk)
    return {_identity(group.words, group.one_way): group for group in groups}


def _refuse_twin(words: Sequence[str], one_way: bool, there: Mapping[_Identity, SynonymGroup]) -> None:
    if twin := there.get(_identity(words, one_way)):
        raise Unfit(f"Die Gruppe „{twin}“ gibt es schon.")


def _identity(words: Sequence[str], one_way: bool) -> _Identity:
    """What two equal groups share: their words, and the first of them where they hold one way."""
    return keys_of(words), key_of(words[0]) if one_way else ""


def _checked_note(note: str) -> str:
    tidy = " ".join(note.replace("\x00", " ").split())
    if len(tidy) > LONGEST_NOTE:
        raise UnfitSynonyms(
            {"note": f"Die Bemerkung hat {len(tidy)} Zeichen. Kürzen Sie auf höchstens {LONGEST_NOTE}."}
        )
    return tidy


def _sort_key(words: Sequence[str]) -> str:
    return sort_key(" ".join(words))[:_SORT_LENGTH]
