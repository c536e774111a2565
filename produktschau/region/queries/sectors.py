"""The divisions of the WZ in the words of one edition, so that records of both editions meet."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from produktschau.region.models import Sector, SectorCorrespondence
from produktschau.region.models.classification import Edition

DIVISION = 2
"""Level of a division, and digits of its number."""
_LENGTHS = (2, 4, 5, 7)
"""Characters of the number of a division, group, class and subclass."""


def divisions_of_before() -> dict[str, frozenset[str]]:
    """Number of each unit of the WZ 2025 → numbers of the divisions of the WZ 2008 its subclasses came from; one query.

    Units are divisions („10“), groups („10.1“), classes („10.11“) and subclasses („10.11.0“).
    """
    found: dict[str, set[str]] = defaultdict(set)
    for new, old in SectorCorrespondence.objects.values_list("new__code", "old__code"):
        for length in _LENGTHS:
            found[new[:length]].add(old[:2])
    return {new: frozenset(old) for new, old in found.items()}


def division_titles() -> dict[str, str]:
    """Number → title of every division of the WZ 2008, by number; one query."""
    divisions = Sector.objects.filter(edition=Edition.WZ2008, level=DIVISION).order_by("code")
    return dict(divisions.values_list("code", "title"))


def division_of(edition: str, code: str, before: Mapping[str, frozenset[str]]) -> list[str]:
    """The divisions of the WZ 2008 that a unit of either edition counts in; ``before`` is what ``divisions_of_before`` gives.

    Statistics still come by the WZ 2008, and companies carry numbers of both. A unit of the WZ 2025 counts where its subclasses came
    from: in the division of the same number if that is one of them, else in all of them. A section counts nowhere.
    """
    own = code[:DIVISION]
    if len(code) < DIVISION:
        return []
    if edition == Edition.WZ2008:
        return [own]
    former = before.get(code, frozenset())
    return [own] if own in former or not former else sorted(former)


def sectors_of_divisions(divisions: Collection[str]) -> list[int]:
    """Primary keys of all units of both editions that count in one of these divisions of the WZ 2008; two queries."""
    before, wanted = divisions_of_before(), set(divisions)
    return [
        pk
        for pk, edition, code in Sector.objects.values_list("pk", "edition", "code")
        if not wanted.isdisjoint(division_of(edition, code, before))
    ]
