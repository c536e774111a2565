"""Keeps the words that mean the same. Every change is recorded and marked, so that searching knows it within two seconds."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from produktschau.audit.queries import entries
from produktschau.audit.record import Actor, Change, changes, record, record_many
from produktschau.lib.text import sort_key
from produktschau.search.actions.marks import mark
from produktschau.search.calculations.synonyms import Unfit, checked, keys_of, parted
from produktschau.search.engine.kinds import SYNONYMS
from produktschau.search.models import SynonymGroup

LONGEST_NOTE = 200
MOST_LINES = 200
"""Groups that can be added at a time."""

_SORT_LENGTH = 200
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
def add_synonyms(*, by: Actor, words: Sequence[str], note: str = "", at: datetime) -> SynonymGroup:
    """Add one group. Raises ``UnfitSynonyms``."""
    group = _added(*_checked(words, note), by, at)
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
    here: dict[frozenset[str], int] = {}
    kept: list[list[str]] = []
    problems: dict[int, str] = {}
    for number, line in lines:
        try:
            words = checked(parted(line))
            _refuse_twin(words, there)
        except Unfit as unfit:
            problems[number] = str(unfit)
        else:
            if (first := here.setdefault(keys_of(words), number)) != number:
                problems[number] = f"Dieselben Wörter stehen schon in Zeile {first}."
            kept.append(words)
    if problems:
        raise UnfitLines(problems)
    groups = [_added(words, checked_note, by, at) for words in kept]
    mark(SYNONYMS, [group.pk for group in groups], at)
    return groups


@transaction.atomic
def change_synonyms(
    *, by: Actor, group: SynonymGroup, words: Sequence[str], note: str, at: datetime, expected: datetime | None = None
) -> SynonymGroup:
    """Give a group other words or another note; what changes nothing writes nothing.

    ``expected`` is the moment of the last change its editor saw. Raises ``UnfitSynonyms``, ``SynonymsChangedMeanwhile``, or
    ``SynonymGroup.DoesNotExist`` for a group that was deleted meanwhile.
    """
    kept = SynonymGroup.objects.select_for_update().get(pk=group.pk)
    if expected is not None and kept.changed_at != expected:
        raise SynonymsChangedMeanwhile
    new_words, new_note = _checked(words, note, but=kept)
    before, after = changes({"words": kept.words, "note": kept.note}, {"words": new_words, "note": new_note})
    if not after:
        return kept
    kept.words, kept.note = new_words, new_note
    kept.sort_key, kept.changed_at = _sort_key(kept.words), at
    kept.save()
    record(by=by, verb="synonyms.changed", subject=subject_of(kept), at=at, before=before, after=after)
    mark(SYNONYMS, [kept.pk], at)
    return kept


@transaction.atomic
def delete_synonyms(*, by: Actor, group: SynonymGroup, at: datetime) -> None:
    """Delete a group; its words, as they are now, stay in the record of changes. Raises ``SynonymGroup.DoesNotExist``."""
    kept = SynonymGroup.objects.select_for_update().get(pk=group.pk)
    before = {"words": kept.words, "note": kept.note}
    record(by=by, verb="synonyms.deleted", subject=subject_of(kept), at=at, before=before)
    mark(SYNONYMS, [kept.pk], at)
    kept.delete()


@transaction.atomic
def load_synonyms(*, by: Actor, rows: Sequence[Mapping[str, str]], at: datetime) -> int:
    """Add the groups of a table (columns „words“, parted by commas, and „note“) that this house never had.

    What people did is respected: a row is left out when a group shares two of its words, and also when such a group was
    loaded before and then changed or deleted. Returns how many groups were added. Raises ``Unfit`` for a row that is no group.
    """
    loaded = (entry.after.get("words", []) for entry in entries(subject="synonyms", verb="synonyms.loaded"))
    known = [keys_of(words) for words in (*SynonymGroup.objects.values_list("words", flat=True), *loaded)]
    groups = []
    for row in rows:
        words = checked(parted(row["words"]))
        keys = keys_of(words)
        if all(len(keys & other) < _SAME for other in known):
            groups.append(SynonymGroup(words=words, note=row.get("note", ""), sort_key=_sort_key(words), changed_at=at))
    made = SynonymGroup.objects.bulk_create(groups)
    told = [Change(subject_of(group), after={"words": group.words}) for group in made]
    record_many(by=by, verb="synonyms.loaded", at=at, told=told)
    mark(SYNONYMS, [group.pk for group in made], at)
    return len(made)


def subject_of(group: SynonymGroup) -> str:
    """How the record of changes names a group: „synonyms:12“."""
    return f"synonyms:{group.pk}"


def _added(words: list[str], note: str, by: Actor, at: datetime) -> SynonymGroup:
    group = SynonymGroup.objects.create(words=words, note=note, sort_key=_sort_key(words), changed_at=at)
    _, after = changes({"note": ""}, {"words": words, "note": note})
    record(by=by, verb="synonyms.created", subject=subject_of(group), at=at, after=after)
    return group


def _checked(words: Sequence[str], note: str, but: SynonymGroup | None = None) -> tuple[list[str], str]:
    problems: dict[str, str] = {}
    kept: list[str] = []
    kept_note = ""
    try:
        kept = checked(words)
        _refuse_twin(kept, _present(but))
    except Unfit as unfit:
        problems["words"] = str(unfit)
    try:
        kept_note = _checked_note(note)
    except UnfitSynonyms as unfit:
        problems |= unfit.problems
    if problems:
        raise UnfitSynonyms(problems)
    return kept, kept_note


def _present(but: SynonymGroup | None = None) -> dict[frozenset[str], list[str]]:
    """The words of all groups, or of all but one, by what they are compared by; one query."""
    groups = SynonymGroup.objects.all() if but is None else SynonymGroup.objects.exclude(pk=but.pk)
    return {keys_of(words): words for words in groups.values_list("words", flat=True)}


def _refuse_twin(words: Sequence[str], there: Mapping[frozenset[str], Sequence[str]]) -> None:
    if twin := there.get(keys_of(words)):
        raise Unfit(f"Die Gruppe „{', '.join(twin)}“ gibt es schon.")


def _checked_note(note: str) -> str:
    tidy = " ".join(note.replace("\x00", " ").split())
    if len(tidy) > LONGEST_NOTE:
        raise UnfitSynonyms(
            {"note": f"Die Bemerkung hat {len(tidy)} Zeichen. Kürzen Sie auf höchstens {LONGEST_NOTE}."}
        )
    return tidy


def _sort_key(words: Sequence[str]) -> str:
    return sort_key(" ".join(words))[:_SORT_LENGTH]
