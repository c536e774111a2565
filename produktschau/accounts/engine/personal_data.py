"""What the house knows about one person: every domain that holds such data says how to show and how to erase it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from produktschau.accounts.models import User
from produktschau.lib.points import Point


@dataclass(frozen=True)
class PersonalData:
    """One domain's share: ``export`` returns JSON values (dates and moments may stay as they are), ``erase`` removes them inside the caller's transaction.

    ``erases`` and ``keeps`` are German sentences for the person: what goes, and what the law keeps and why. Not both are empty.
    """

    export: Callable[[User], Any]
    erase: Callable[[User, datetime], None]
    erases: str = ""
    keeps: str = ""


PERSONAL_DATA: Point[PersonalData] = Point(
    "accounts.engine.personal_data.PERSONAL_DATA",
    "what a domain holds about a person: for export on request and for erasure",
)
