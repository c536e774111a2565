"""Whether somebody came to read a page, as far as the request says so of itself."""

import re

_ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|archiv|scan|monitor|preview|fetch|headless|lighthouse|inspect|https?:",
    re.IGNORECASE,
)
"""What programs call themselves; most add the address of a page about them. „Cubot“ makes telephones."""


def is_robot(user_agent: str) -> bool:
    """Whether the caller is no browser: all browsers begin with „Mozilla/“, search engines do so too but name themselves."""
    return not user_agent.startswith("Mozilla/") or _ROBOT.search(user_agent) is not None


def is_ahead(purpose: str) -> bool:
    """Whether a browser fetches the page in case somebody will open it (``Sec-Purpose``, once ``Purpose``: „prefetch;prerender“)."""
    return "prefetch" in purpose.lower() or "prerender" in purpose.lower()
