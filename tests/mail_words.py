"""Of what the samples of mails are made: a moment, a firm, its personal link."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

AT = datetime(2026, 11, 2, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
UNTIL = datetime(2027, 1, 1, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
SITE = "https://schau.mittelsachsen.example"


def company(name: str = "Drechslerei Fichtner") -> Any:
    """A firm that stands in no database."""
    from produktschau.showcase.models import Company

    return Company(name=name, key="K7M2QX", slug="drechslerei-fichtner")


def to_firm(name: str = "Drechslerei Fichtner", **more: Any) -> dict[str, Any]:
    """What every mail to a firm is filled with."""
    link = f"{SITE}/m/12-K7M2QXABCDEFGHJK/"
    return {
        "company": company(name),
        "link": link,
        "valid_until": UNTIL,
        "salutation": "Guten Tag Frau Fichtner,",
        **more,
    }
