"""Which of a firm's reports on an introduction counts: its latest."""

from collections.abc import Collection

from produktschau.relations.models import OutcomeReport


def counting_reports(introductions: Collection[int]) -> dict[int, OutcomeReport]:
    """Party (primary key) → the report that counts, for introductions by primary key; parties without one are left out."""
    rows = OutcomeReport.objects.filter(party__introduction__in=introductions).exclude(outcome="")
    return {one.party_id: one for one in rows.order_by("reported_at", "pk")}
