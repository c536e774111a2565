"""What can be read up on of enquiries: how often firms were asked. Nobody reads the words."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from produktschau.enquiries.models import Enquiry
from produktschau.enquiries.queries.desk import YEAR
from produktschau.enquiries.rules import may_see_numbers
from produktschau.lib.dates import now
from produktschau.lib.desk import Evidence, Figure, Told


def told(on: date) -> Iterator[Told]:
    """Enquiries of the last 365 days; nothing as long as there was none."""
    numbers = Enquiry.objects.filter(asked_at__gt=now() - YEAR).aggregate(
        asked=Count("pk"), answered=Count("pk", filter=Q(answers__gt=0)), firms=Count("company", distinct=True)
    )
    page = reverse("enquiries_house:desk")
    if numbers["asked"]:
        note = f"in 365 Tagen an {numbers['firms']} Betriebe, davon {numbers['answered']} über die Schau beantwortet"
        yield Told("Anfragen", [Figure(numbers["asked"], "weitergeleitet", page)], note, page)


EVIDENCE = Evidence(may_see_numbers, told)
