"""Weighs the values of a column against its heading, and tells a column without a telling heading by its values."""

import re

from produktschau.tabular.calculations.content import number_of
from produktschau.tabular.engine.contents import EXTERNAL_KEY, FEW, HARDLY, MANY, MOST, Evidence
from produktschau.tabular.engine.kinds import Column, Composite, Content, TableKind

_TELLING = (Content.EMAIL, Content.URL, Content.AGS, Content.POSTCODE, Content.PHONE, Content.DEGREE, Content.WZ)
_UNMISTAKABLE = (Content.EMAIL, Content.URL, Content.AGS)
"""What nothing else looks like; five digits under an unknown heading may be anything, a telephone number a fax."""
_DENIABLE = (*_UNMISTAKABLE, Content.POSTCODE, Content.PHONE, Content.DEGREE)
"""Contents whose heading cannot be right if hardly a value is so; days and years people write in too many ways."""
_MISLABELLED = (Content.EMAIL, Content.URL)
_NAMED = (Content.DATE, Content.YEAR, Content.MONEY, Content.NUMBER, Content.YES_NO)
_NO_COLUMN = "dafür gibt es hier keine freie Spalte"
_WHICH = "die Überschrift sagt nicht, welche Spalte das ist"
_FAX = re.compile(r"\bT?(?:ele)?fax", re.IGNORECASE)
_OF_A_PERSON = re.compile(
    r"ansprech|kontakt|inhaber|chef|geschäftsführ|privat|person|herr|frau|handy|mobil", re.IGNORECASE
)


def weighed(kind: TableKind, target: str, heading: str, seen: Evidence) -> tuple[str, str]:
    """The target after its values were heard, and what speaks against the heading; ("", reason) if nothing is left."""
    whole = _whole_of(kind, target, seen)
    if whole is not None:
        return whole.name, f"Überschrift „{heading}“, aber {seen.looks_whole(whole)}"
    if len(seen.values) < FEW:
        return target, ""
    column = next((column for column in kind.columns if column.name == target), None)
    if column is None:
        return _plain_part(kind, target, heading, seen)
    if column.name != EXTERNAL_KEY and seen.is_counting:
        return "", f"Überschrift „{heading}“, aber die Werte sind fortlaufend nummeriert"
    other = _mislabelled(kind, column, seen)
    if other is not None:
        return other.name, f"Überschrift „{heading}“, aber {seen.looks(other.content)}"
    if column.content in _DENIABLE and not seen.agrees(column.content):
        return target, f"nur {seen.looks(column.content)}"
    return target, ""


def hinted(kind: TableKind, target: str, ours: str, heading: str, seen: Evidence) -> tuple[str, str]:
    """Target and reason where a heading only begins like ours: „Postleitzahl des Vorhabens oder …“; ("", "") if the values deny it."""
    column = next((column for column in kind.columns if column.name == target), None)
    said = f"Überschrift beginnt mit „{ours}“"
    if column is None or not seen.values or seen.is_counting:
        return "", ""
    if _OF_A_PERSON.search(heading) and not column.private:
        return "", ""
    if column.content is Content.TEXT or seen.agrees(column.content):
        return (target, said) if column.content is not Content.TEXT or not seen.is_numeric else ("", "")
    town = next(
        (composite for composite in kind.composites if target in composite.parts and len(composite.parts) == 2), None
    )
    others = [
        c for c in kind.columns if town and c.name in town.parts and c.name != target and c.content is Content.TEXT
    ]
    if column.content is Content.POSTCODE and others and not seen.is_numeric:
        return others[0].name, f"{said}, aber nur {seen.looks(column.content)}; vielleicht „{others[0].label}“"
    return "", ""


def by_content(kind: TableKind, heading: str, seen: Evidence, taken: set[str]) -> tuple[str, str, str]:
    """Target, certainty and reason of a column whose heading says nothing to us."""
    if not seen.values:
        return "", "none", "die Spalte ist leer"
    if len(seen.values) >= FEW:
        for composite in kind.composites:
            if _holds_a_postcode(kind, composite) and composite.name not in taken and seen.fits(composite) >= MOST:
                return composite.name, "content", seen.looks_whole(composite)
        for content in _TELLING:
            if seen.share(content) >= MOST and (content is not Content.WZ or seen.are_divisions):
                return _of_content(kind, heading, seen, content, taken)
    if seen.look_like_keys and EXTERNAL_KEY in kind.names and EXTERNAL_KEY not in taken:
        return EXTERNAL_KEY, "guess", f"{len(seen.values)} Werte, alle verschieden"
    return "", "none", _understood_at_least(kind, seen)


def _understood_at_least(kind: TableKind, seen: Evidence) -> str:
    """What stands there, where no column of ours can be told."""
    for content in _NAMED:
        if len(seen.values) >= FEW and seen.share(content) >= MOST:
            there = any(column.content is content for column in kind.columns)
            return f"{seen.looks(content)}; {_WHICH if there else _NO_COLUMN}"
    return "nicht erkannt"


def _of_content(
    kind: TableKind, heading: str, seen: Evidence, content: Content, taken: set[str]
) -> tuple[str, str, str]:
    fitting = [column for column in kind.columns if column.content is content and column.name not in taken]
    is_persons = bool(_OF_A_PERSON.search(heading))
    private = [column for column in fitting if column.private]
    public = [column for column in fitting if not column.private]
    reason = seen.looks(content)
    if is_persons and private:
        return private[0].name, "guess", f"{reason}; die Überschrift klingt nach einer Person"
    if content is Content.DEGREE:
        public = _by_range(public, seen)
    if len(public) != 1:
        return "", "none", f"{reason}; {'das kann mehreres sein' if public else _NO_COLUMN}"
    if content is Content.PHONE and _FAX.search(heading):
        return "", "none", "nicht erkannt"
    is_guess = is_persons or not (seen.is_generic or content in _UNMISTAKABLE)
    return public[0].name, "guess" if is_guess else "content", reason


def _by_range(columns: list[Column], seen: Evidence) -> list[Column]:
    """Degrees between 47 and 56 are north in Germany, between 5 and 16 east."""
    numbers = [number for value in seen.values if (number := number_of(value.replace(".", ","))) is not None]
    north = all(47 <= number <= 56 for number in numbers)
    east = all(5 <= number <= 16 for number in numbers)
    words = ("lat", "breite") if north else ("lon", "länge")
    return [c for c in columns if any(h.startswith(words) for h in c.headings)] if north or east else []


def _mislabelled(kind: TableKind, column: Column, seen: Evidence) -> Column | None:
    """The column of ours the values are, where the heading says another."""
    swapped = (Content.PHONE,) if column.content in _MISLABELLED else ()
    for content in (*_MISLABELLED, *swapped):
        if (
            column.content is not content
            and not column.several
            and column.name != EXTERNAL_KEY
            and seen.share(content) >= MOST
        ):
            found = [c for c in kind.columns if c.content is content and c.private == column.private]
            return found[0] if len(found) == 1 else None
    for composite in kind.composites:
        if column.name in composite.parts and column.content is Content.TEXT and seen.share(Content.POSTCODE) >= MOST:
            return next((c for c in kind.columns if c.name in composite.parts and c.content is Content.POSTCODE), None)
    return None


def _whole_of(kind: TableKind, target: str, seen: Evidence) -> Composite | None:
    """The composite whose part the heading names and whose whole the values are: „Ort“ over „09599 Freiberg“."""
    fitting = [c for c in kind.composites if target in c.parts and seen.fits(c) >= MANY]
    return max(fitting, key=seen.fits, default=None)


def _plain_part(kind: TableKind, target: str, heading: str, seen: Evidence) -> tuple[str, str]:
    """A composite's heading over one part alone: „PLZ / Ort“ with postcodes only."""
    composite = next((composite for composite in kind.composites if composite.name == target), None)
    if composite is None or seen.fits(composite) >= HARDLY:
        return target, ""
    for column in kind.columns:
        if column.name in composite.parts and column.content is not Content.TEXT and seen.share(column.content) >= MOST:
            return column.name, f"Überschrift „{heading}“, aber {seen.looks(column.content)}"
    return target, ""


def _holds_a_postcode(kind: TableKind, composite: Composite) -> bool:
    return any(column.name in composite.parts and column.content is Content.POSTCODE for column in kind.columns)
