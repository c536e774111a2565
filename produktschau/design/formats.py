"""Numbers, amounts and dates as a German or English reader expects them."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent
from django.utils import timezone
from django.utils.translation import get_language

NO_BREAK = "\u00a0"

Number = int | float


def locale() -> str:
    """Babel's name of the page's language: ``de`` or ``en_GB``."""
    return "en_GB" if (get_language() or "de").startswith("en") else "de"


def number(value: Number, places: int = 0) -> str:
    """A number with thousands marks: 1248 → „1.248“; with ``places`` decimals where asked."""
    if isinstance(value, int) and not places:  # most numbers of a page, and Babel takes a tenth of a millisecond
        marked = f"{value:,}"
        return marked.replace(",", ".") if locale() == "de" else marked
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(value, format=pattern, locale=locale())


def percent(share: Number, places: int = 0) -> str:
    """A share as percent: 0.125 → „13 %“, with a no-break space in German."""
    pattern = "#,##0" + ("." + "0" * places if places else "")
    shown = format_percent(share, format=pattern + "%", locale=locale())
    return shown if locale() != "de" else shown.replace("%", f"{NO_BREAK}%")


def day(value: date | datetime) -> str:
    """A date in full: „22. November 2026“, kept on one line up to the month."""
    local = timezone.localtime(value).date() if isinstance(value, datetime) and timezone.is_aware(value) else value
    return format_date(local, format="d. MMMM y" if locale() == "de" else "d MMMM y", locale=locale()).replace(
        " ", NO_BREAK, 1
    )


def moment(value: datetime) -> str:
    """A moment in the region's time: „22. November 2026, 9:05 Uhr“."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    clock = format_datetime(local, format="H:mm", locale=locale())
    return f"{day(local)}, {clock}{NO_BREAK}Uhr" if locale() == "de" else f"{day(local)}, {clock}"
