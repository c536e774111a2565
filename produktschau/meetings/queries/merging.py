"""Why two firms cannot become one yet, as far as meetings go, and when their registrations are one."""

from datetime import datetime

from produktschau.meetings.models import Registration, Seat, Stage
from produktschau.showcase.models import Company, Product


def objections(kept: Company | Product, gone: Company | Product, *, at: datetime) -> list[str]:
    """One sentence for each meeting to come at which the two stand differently: only one of them can be right."""
    if not isinstance(kept, Company) or not isinstance(gone, Company):
        return []
    ahead = Registration.objects.filter(meeting__stage=Stage.ANNOUNCED, meeting__ends_at__gt=at)
    stands = dict(ahead.filter(company=kept).values_list("meeting", "seat"))
    rows = ahead.filter(company=gone, meeting__in=stands).exclude(seat=Seat.CANCELLED).select_related("meeting")
    return [
        f"Für „{one.meeting}“ stehen beide verschieden da: „{kept.name}“ ist {Seat(stands[one.meeting_id]).label}, „{gone.name}“ "
        f"{Seat(one.seat).label}. Melden Sie „{gone.name}“ dort ab, und tragen Sie die Personen bei „{kept.name}“ ein."
        for one in rows.order_by("pk")
        if one.seat != stands[one.meeting_id]
    ]


def are_together(kept: Registration, gone: Registration) -> bool:
    """Whether the people of one registration may stand in the other: they have the same standing."""
    return kept.seat == gone.seat
