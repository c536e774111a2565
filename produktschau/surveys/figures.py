"""What can be read up on of surveys: numbers that open to their pages."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.urls import reverse

from produktschau.design.formats import day, percent
from produktschau.lib.dates import day_of
from produktschau.lib.desk import Evidence, Figure, Told
from produktschau.surveys.queries.standing import survey_rows
from produktschau.surveys.rules import may_see_surveys

SHOWN = 2


def told(on: date) -> Iterator[Told]:
    """The latest surveys that were opened, with their response."""
    for row in islice((row for row in survey_rows(on) if row.standing in ("running", "closed")), SHOWN):
        page = reverse("surveys:results", args=[row.survey.key])
        rate = f"; Rücklauf {percent(row.counts.rate)}" if row.counts.rate is not None else ""
        last = row.survey.closes_on
        if row.survey.closed_at is not None:
            last = min(last, day_of(row.survey.closed_at))
        when = f"läuft bis {day(last)}" if row.standing == "running" else f"beendet am {day(last)}"
        figures = [
            Figure(row.counts.answered, "geantwortet", page),
            Figure(row.counts.invited, "gefragt", reverse("surveys:survey", args=[row.survey.key])),
        ]
        yield Told(f"Umfrage „{row.survey.title}“", figures, f"{when}{rate}", page)


SURVEYS = Evidence(may_see_surveys, told)
