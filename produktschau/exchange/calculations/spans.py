"""How long a notice holds."""

from datetime import date, timedelta

WEEKS = (4, 8, 12, 26)
"""The spans a firm chooses from."""
USUAL = 8
LONGEST = 366
"""Days: after a year what a firm looks for must be said anew."""
REMIND = 7
"""Days before the end on which the firm is asked whether it still holds."""
LATE = 60
"""Days after the end in which a notice that ran out can still be renewed; after that it is written anew."""


def end_after(weeks: int, begins: date) -> date:
    """The last day of a notice hung up for so many weeks."""
    return begins + timedelta(weeks=weeks)


def against_end(ends: date, on: date) -> str:
    """Why a notice of today cannot end on that day, as a German sentence; ``""`` where it can."""
    if ends <= on:
        return "Der letzte Tag ist heute oder schon vorbei. Wählen Sie einen Tag nach heute."
    if (ends - on).days > LONGEST:
        return "Ein Aushang gilt höchstens ein Jahr. Wählen Sie einen früheren Tag; verlängern können Sie ihn später."
    return ""


def renewed_end(ends: date, span: int, on: date) -> date:
    """Where a notice ends once it is renewed by ``span`` days on a day: counted from its end, or from today where that has passed."""
    return max(ends, on) + timedelta(days=span)


def against_renewing(ends: date, span: int, on: date) -> str:
    """Why a notice cannot be renewed today, as a German sentence; ``""`` where it can."""
    if (on - ends).days > LATE:
        return (
            "Dieser Aushang ist seit mehr als zwei Monaten abgelaufen und lässt sich nicht mehr verlängern. "
            "Hängen Sie ihn neu aus, wenn er noch gilt."
        )
    if (renewed_end(ends, span, on) - on).days > LONGEST:
        return "Dieser Aushang gilt noch lange. Verlängern können Sie ihn, wenn sein letzter Tag näher rückt."
    return ""
