"""Who wants one mail a day, and what waits for it."""

from collections.abc import Iterable

from produktschau.accounts.models import News, Preference
from produktschau.outreach.models import DigestLine


def wanting_daily(accounts: Iterable[int | None]) -> set[int]:
    """Those of the accounts (primary keys) whose people want their news once a day."""
    asked = {account for account in accounts if account is not None}
    if not asked:
        return set()
    return set(Preference.objects.filter(user__in=asked, news=News.DAILY).values_list("user", flat=True))


def has_line(key: str) -> bool:
    """Whether news with this key is, or was, a line of a daily mail."""
    return DigestLine.objects.filter(key=key).exists()


def people_waiting() -> list[int]:
    """The accounts for which lines wait, whatever they want by now; blocked ones get no mail."""
    waiting = DigestLine.objects.filter(sent_at=None, person__is_active=True)
    return list(waiting.order_by("person").values_list("person", flat=True).distinct())
