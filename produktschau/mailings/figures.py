"""What can be read up on of circulars: how many reached whom, without an address."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from produktschau.design.formats import day
from produktschau.lib.desk import Evidence, Figure, Told
from produktschau.mailings.models import Circular, Stage
from produktschau.mailings.queries.history import TABS, numbers_of
from produktschau.mailings.rules import may_see_numbers

LATEST = 3
ALWAYS = ("gesendet", "briefe")
WORDS = {"briefe": "als Brief", "ohne": "nicht erreicht"}


def told(on: date) -> Iterator[Told]:
    """The latest circulars with the numbers of their tabs."""
    went_out = Circular.objects.exclude(stage=Stage.DRAFT).select_related("list").order_by("-released_at", "-pk")
    latest = list(went_out[:LATEST])
    numbers = numbers_of(latest)
    for one in latest:
        page = reverse("mailings:circular", args=[one.key])
        figures = [
            Figure(count, WORDS.get(tab, TABS[tab]), f"{page}?stand={tab}")
            for tab, count in numbers[one.pk].items()
            if tab != "alle" and (count or tab in ALWAYS)
        ]
        sent = day(one.released_at) if one.released_at else ""
        yield Told(f"Rundschreiben „{one.subject}“", figures, f"an „{one.list.name}“, {sent}", page)


EVIDENCE = Evidence(may_see_numbers, told)
