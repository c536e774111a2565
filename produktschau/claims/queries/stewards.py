"""Who speaks for a firm, since when, and by whom."""

from dataclasses import dataclass

from produktschau.audit.models import Entry
from produktschau.audit.names import names_of
from produktschau.showcase.models import Company, Steward

APPOINTED = "company.steward_appointed"


@dataclass(frozen=True)
class Speaking:
    """One person who speaks for a firm; ``by`` is who appointed them, ``""`` where the record does not say."""

    steward: Steward
    by: str


def speaking(company: Company) -> list[Speaking]:
    """The stewards in the order they came. Four queries at most, however many."""
    stewards = list(company.stewards.select_related("person").order_by("since_on", "pk"))
    if not stewards:
        return []
    entries = Entry.objects.filter(subject=f"company:{company.key}", verb=APPOINTED).order_by("at", "pk")
    actors = {told["person"]: actor for told, actor in entries.values_list("after", "actor")}
    names = names_of(actors.values())
    found = []
    for steward in stewards:
        actor = actors.get(steward.person.actor_key)
        found.append(Speaking(steward, names[actor].label if actor else ""))
    return found
