"""Opening hours in the syntax of OpenStreetMap, put into German where that is certain.

Syntax: wiki.openstreetmap.org/wiki/Key:opening_hours/specification. Only days with times, closed
days and holidays are understood; anything else (seasons, sunset, weeks, comments) gives ``""``, so
that nobody stands before a closed door because of a guess.
"""

import re

from produktschau.lib.text import and_list

_DAYS = {"Mo": "Mo", "Tu": "Di", "We": "Mi", "Th": "Do", "Fr": "Fr", "Sa": "Sa", "Su": "So", "PH": "Feiertage"}
_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_SPAN = rf"{_DAY}(?:-{_DAY})?"
_TIME = r"\d{1,2}:\d{2}\s?-\s?\d{1,2}:\d{2}"
_RULE = re.compile(rf"^(?:({_SPAN}(?:\s?,\s?{_SPAN})*)\s+)?({_TIME}(?:\s?,\s?{_TIME})*|off|closed)$")
_NEXT_DAY = re.compile(rf"(?<=\d),\s*(?={_DAY}(?:-{_DAY})?(?:\s?,\s?{_SPAN})*\s+\d)")
"""„Th-Fr 14:00-18:00, Sa 07:30-11:00“: people part rules by comma, too."""
_QUOTED = re.compile(r'^"([^"]{1,200})"$')
_WHOLE = {"24/7": "rund um die Uhr", "sunrise-sunset": "von Sonnenaufgang bis Sonnenuntergang"}
_PHRASES = {"on appointment": "nach Vereinbarung", "by appointment": "nach Vereinbarung"}


def german_opening_hours(osm: str) -> str:
    """„Mo-Fr 08:00-18:00; Sa 08:00-11:30“ → „Mo–Fr 8–18 Uhr, Sa 8–11.30 Uhr“; ``""`` where not certain."""
    text = osm.strip()
    if text in _WHOLE:
        return _WHOLE[text]
    quoted = _QUOTED.match(text)
    if quoted:
        return _PHRASES.get(quoted[1].casefold(), quoted[1])
    rules = [part for rule in text.split(";") for part in _NEXT_DAY.split(rule.strip())]
    parts = [_rule(rule.strip()) for rule in rules if rule.strip()]
    if not parts or None in parts:
        return ""
    return ", ".join(part for part in parts if part)


def _rule(rule: str) -> str | None:
    match = _RULE.match(rule)
    if match is None:
        return None
    days, times = match.groups()
    if times in ("off", "closed"):
        return f"{_days(days)} geschlossen" if days else None
    hours = _hours(times)
    if hours is None:
        return None
    return f"{_days(days)} {hours} Uhr" if days else f"täglich {hours} Uhr"


def _days(days: str) -> str:
    spans = [span.strip() for span in days.split(",")]
    return and_list(["–".join(_DAYS[day] for day in span.split("-")) for span in spans])


def _hours(times: str) -> str | None:
    spans = [[_clock(end.strip()) for end in span.split("-")] for span in times.split(",")]
    if any(end is None for span in spans for end in span):
        return None
    return " und ".join(f"{start}–{end}" for start, end in spans)


def _clock(time: str) -> str | None:
    hour, minute = (int(part) for part in time.split(":"))
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return f"{hour}.{minute:02d}" if minute else str(hour)
