"""Which pages a pager names, and pages for results that are no Django page."""

from dataclasses import dataclass
from typing import Any

PARAMETER = "seite"
"""The page's number in an address."""
NEIGHBOURS = 1
SMALL = 7


@dataclass(frozen=True)
class Pager:
    """Page ``number`` (from 1) of ``last`` pages; Django's ``Page`` is understood as well."""

    number: int
    last: int

    @classmethod
    def of(cls, page: Any) -> "Pager":
        """From another ``Pager``, Django's ``Page``, results with ``number`` and ``pages``, or with ``page``, ``size`` and ``total``."""
        if isinstance(page, Pager):
            return page
        if hasattr(page, "paginator"):
            return cls(page.number, page.paginator.num_pages)
        if hasattr(page, "pages"):
            return cls(page.number, page.pages)
        return cls(page.page, max(1, -(-page.total // page.size)))

    def steps(self) -> list[int]:
        """The page numbers to name; 0 stands for a gap."""
        if self.last <= SMALL:
            return list(range(1, self.last + 1))
        near = {n for n in range(self.number - NEIGHBOURS, self.number + NEIGHBOURS + 1) if 1 <= n <= self.last}
        named = sorted(near | {1, self.last})
        steps: list[int] = []
        for n in named:
            if steps and n - steps[-1] == 2:
                steps.append(n - 1)
            elif steps and n - steps[-1] > 2:
                steps.append(0)
            steps.append(n)
        return steps

    @property
    def previous(self) -> int:
        """The page before, 0 on the first."""
        return self.number - 1 if self.number > 1 else 0

    @property
    def next(self) -> int:
        """The page after, 0 on the last."""
        return self.number + 1 if self.number < self.last else 0
