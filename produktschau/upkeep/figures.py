"""What can be read up on of how old entries are: numbers that open to their lists."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone

from produktschau.lib.desk import Evidence, Figure, Told
from produktschau.showcase.models import Company
from produktschau.upkeep.queries.desk import counts_of
from produktschau.upkeep.queries.rhythm import bounds, rhythm
from produktschau.upkeep.queries.standing import ASKED, CALL, CONFIRMED, FRESH, NEVER, with_standing
from produktschau.upkeep.rules import may_see_upkeep

WORDS = {
    CONFIRMED: "vom Betrieb bestätigt",
    FRESH: "aktuell",
    ASKED: "gefragt",
    CALL: "ohne Antwort",
    NEVER: "nie geprüft",
}


def told(on: date) -> Iterator[Told]:
    """Public entries by how old they are."""
    how, desk = rhythm(), reverse("upkeep:list")
    at = timezone.make_aware(datetime.combine(on, time.max))
    numbers = counts_of(with_standing(Company.objects.all(), bounds(how, at)))
    figures = [Figure(numbers[name], words, f"{desk}?stand={name}") for name, words in WORDS.items()]
    yield Told("Aktualität der Einträge", figures, f"in den letzten {how.months} Monaten, von allen öffentlichen", desk)


UPKEEP = Evidence(may_see_upkeep, told)
