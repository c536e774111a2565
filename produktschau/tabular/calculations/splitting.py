"""Takes apart what stands in one cell: postcode and place, street and number, a whole address, words glued together."""

import re

_GERMANY = r"(?:(?:D|DE)\s?[-–]?\s?)?"
_POSTCODE_FIRST = re.compile(rf"{_GERMANY}(?P<postcode>\d{{4,5}})[\s,]+(?P<place>[^\W\d_].*)", re.DOTALL)
_POSTCODE_LAST = re.compile(rf"(?P<place>[^\W\d_].*?)[\s,]+\(?{_GERMANY}(?P<postcode>\d{{5}})\)?", re.DOTALL)
_POSTCODE = re.compile(rf"{_GERMANY}(?P<postcode>\d{{4,5}})")
_DATED_STREET = re.compile(r"(?i)\b(?:des|der|am|zum)\s+\d{1,2}\.$")
_NUMBER = r"\d{1,4}(?:\s?[a-zA-Z](?!\w))?(?:\s?[-–/+](?:\s?\d{1,4})?(?:\s?[a-zA-Z](?!\w))?)*"
_BEGINS = re.compile(r"(?:^|(?<=[\s,.])|(?<=[^\W\d_]))\d")
_TO_THE_END = re.compile(rf"(?P<number>{_NUMBER})(?P<rest>\s*\([^()]*\))?\Z")
_NUMBER_WORD = re.compile(r"[\s,]*\b(?:(?:Haus-?)?Nr|Nummer|Hausnummer)\.?\s*\Z", re.IGNORECASE)
_ONLY_NUMBER = re.compile(rf"(?:(?:Haus-?)?(?:Nr|Nummer)\.?\s?)?(?P<number>{_NUMBER})")
_MONTHS = [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
]
_LONGEST = 400
"""No address is longer; what is longer stays whole and costs no time."""
_BREAK = re.compile(r"\s*(?:[,;|·•]|\n| - | – )\s*")


def postcode_and_place(text: str) -> dict[str, str]:
    """„09599 Freiberg OT Zug“, „D-09599 Freiberg“, „Freiberg, 09599“ → ``postcode`` and ``place``; "" where it finds none.

    Four digits get the zero back that a spreadsheet program dropped: „9599 Freiberg“ → ``09599``.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return {"postcode": "", "place": text}
    found = _POSTCODE_FIRST.fullmatch(text) or _POSTCODE_LAST.fullmatch(text)
    if found:
        return {"postcode": five_digits(found["postcode"]), "place": found["place"].strip(" ,")}
    alone = _POSTCODE.fullmatch(text)
    if alone:
        return {"postcode": five_digits(alone["postcode"]), "place": ""}
    return {"postcode": "", "place": text}


def street_and_number(text: str) -> dict[str, str]:
    """„Hauptstr. 12 a-c“ → ``street`` „Hauptstr.“ and ``house_number`` „12 a-c“; „Straße des 17. Juni 135“, „Am Markt“."""
    text = " ".join(text.split()).strip(" ,")
    alone = _ONLY_NUMBER.fullmatch(text)
    if alone:
        return {"street": "", "house_number": _tidy(alone["number"])}
    if len(text) <= _LONGEST and not _is_part_of_name(text):
        for begins in _BEGINS.finditer(text):
            street = _NUMBER_WORD.sub("", text[: begins.start()]).rstrip(" ,")
            found = _TO_THE_END.match(text, begins.start())
            if found and re.search(r"[^\W\d_]", street):
                return {"street": street + (found["rest"] or ""), "house_number": _tidy(found["number"])}
    return {"street": text, "house_number": ""}


def whole_address(text: str) -> dict[str, str]:
    """„Hauptstr. 12, 09599 Freiberg“ → ``street``, ``house_number``, ``postcode``, ``place``; "" where it finds none."""
    if len(text) > _LONGEST:
        return {"street": text.strip(), "house_number": "", "postcode": "", "place": ""}
    parts = [part for part in _BREAK.split(text.strip()) if part]
    where = next((place for place, part in enumerate(parts) if _POSTCODE_FIRST.fullmatch(part)), None)
    if where is None:
        return _unbroken(" ".join(parts), parts)
    town = postcode_and_place(parts[where])
    before, after = parts[:where], parts[where + 1 :]
    if not before and len(after) == 1 and re.search(r"\d", after[0]):
        before, after = after, []
    return {
        **street_and_number(", ".join(before)),
        "postcode": town["postcode"],
        "place": ", ".join([town["place"], *after]),
    }


def five_digits(postcode: str) -> str:
    """A postcode with the zero a spreadsheet program dropped: „9599“ → „09599“; anything else unchanged."""
    return f"0{postcode}" if re.fullmatch(r"[1-9]\d{3}", postcode) else postcode


def _unbroken(text: str, parts: list[str]) -> dict[str, str]:
    """An address without comma: „Hauptstr. 12 09599 Freiberg“; or one without postcode: „Hauptstr. 12, Freiberg“."""
    found = re.fullmatch(rf"(?P<street>.*\D.*?)\s+(?P<town>{_GERMANY}\d{{5}}\s+[^\W\d_].*)", text)
    if found:
        return {**street_and_number(found["street"]), **postcode_and_place(found["town"])}
    if len(parts) == 2 and re.search(r"\d", parts[0]) and not re.search(r"\d", parts[1]):
        return {**street_and_number(parts[0]), "postcode": "", "place": parts[1]}
    if len(parts) == 2 and _POSTCODE.fullmatch(parts[1]):
        return {"street": "", "house_number": "", **postcode_and_place(", ".join(parts))}
    return {**street_and_number(", ".join(parts)), "postcode": "", "place": ""}


def _is_part_of_name(text: str) -> bool:
    """„Straße des 17. Juni“ and „Platz der DSF 1“: a number that belongs to the name is followed by a month."""
    return bool(_DATED_STREET.search(text)) or text.casefold().endswith(tuple(_MONTHS))


def _tidy(number: str) -> str:
    return " ".join(number.split()).strip(" -–/+") or number.strip()


_AFTER_FORM = re.compile(
    r"(?P<form>\b(?:g?GmbH|mbH|OHG|GbR|KGaA|KG|AG|UG|eG)|\be\.\s?V\.|\bCo\.\s?KG)(?=[A-ZÄÖÜ][a-zäöüß]{2,}|\([^)]+\))"
)
_BEFORE_SOCIAL_FORM = re.compile(r"(?<=[a-zäöüß]s)(?=gGmbH\b)")
_BEFORE_SOCIAL_FORM_EN = re.compile(r"(?<=[a-zäöüß]en)(?=gGmbH\b)")
_BEFORE_FORM = re.compile(r"(?<=[a-zäöüß]{2})(?=GmbH\b|mbH\b|OHG\b|GbR\b|e\.\s?V\.)")
_CO = re.compile(r"\bCo\.(?=(?:KG|OHG)\b)")
_AND_CO = re.compile(r"(?<=[HGR])(?=[&+]\s?Co\b)")
_CO_AFTER = re.compile(r"(?<=[&+])(?=Co\b)")


def unglued(text: str) -> str:
    """A name whose line breaks were lost beside a legal form: „AEL Apparatebau GmbHLeisnig“ → „AEL Apparatebau GmbH Leisnig“.

    Cautious: only a known legal form parts words; „GmbHs“, „McDonald“ and „TechnologieZentrum“ stay.
    """
    for between in (_BEFORE_SOCIAL_FORM, _BEFORE_SOCIAL_FORM_EN, _BEFORE_FORM, _AND_CO, _CO_AFTER):
        text = between.sub(" ", text)
    return _CO.sub("Co. ", _AFTER_FORM.sub(r"\g<form> ", text))
