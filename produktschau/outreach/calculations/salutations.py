"""How a letter begins. A title is used only where it is known; from a first name nothing is guessed."""

import re

PLAIN = "Guten Tag,"
_TITLED = re.compile(r"(Frau|Herrn?)\s+(.+)", re.IGNORECASE)
_DEGREE = re.compile(r"(?:Prof\.|Dr\.|Dipl\.-\S+|Ing\.|med\.|rer\.|nat\.|h\.|c\.)+", re.IGNORECASE)
_PARTICLES = frozenset({"von", "vom", "van", "zu", "zur", "zum", "de", "der", "den", "ten", "da", "di"})


def salutation(name: str) -> str:
    """„Frau Dr. Anna von Berg“ → „Guten Tag Frau Dr. von Berg,“; without „Frau“ or „Herr“ in front → „Guten Tag,“."""
    told = _TITLED.fullmatch(" ".join(name.split()))
    if told is None:
        return PLAIN
    title = "Frau" if told.group(1).lower() == "frau" else "Herr"
    words = told.group(2).split()
    degrees = [word for word in words if _DEGREE.fullmatch(word) and word.lower().startswith(("prof", "dr"))]
    family = _family([word for word in words if not _DEGREE.fullmatch(word)])
    return f"Guten Tag {' '.join([title, *degrees, *family])}," if family else PLAIN


def _family(names: list[str]) -> list[str]:
    """The last name with the small words that belong to it."""
    start = len(names) - 1
    while start > 0 and names[start - 1].lower() in _PARTICLES:
        start -= 1
    return names[max(start, 0) :]
