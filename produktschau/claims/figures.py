"""What can be read up on of claims: how many are open and how many were decided."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from produktschau.claims.models import OPEN, Claim
from produktschau.claims.rules import may_see_claims
from produktschau.lib.desk import Evidence, Figure, Told


def told(on: date) -> Iterator[Told]:
    """Claims, open and ended; nothing as long as there was none."""
    numbers = Claim.objects.aggregate(
        open=Count("pk", filter=Q(standing__in=OPEN)), ended=Count("pk", filter=~Q(standing__in=OPEN))
    )
    page = reverse("claims_house:list")
    if any(numbers.values()):
        ended = Figure(numbers["ended"], "abgeschlossen", f"{page}?stand=entschieden")
        yield Told("Ansprüche auf Einträge", [Figure(numbers["open"], "offen", page), ended], url=page)


EVIDENCE = Evidence(may_see_claims, told)
