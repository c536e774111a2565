"""What asking would do now: who gets a mail, who can only be called or written to, who is left out and why."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from produktschau.design.formats import day
from produktschau.lib.dates import day_of
from produktschau.outreach.queries.audience import postal_site, to_write_to
from produktschau.outreach.queries.recipients import recipients
from produktschau.outreach.queries.refusals import refused
from produktschau.showcase.models import Company
from produktschau.upkeep.models import Asking, Rhythm
from produktschau.upkeep.queries.rhythm import bounds
from produktschau.upkeep.queries.standing import ASKED, CALL, CHANGES, CLOSED, FRESH, LABELS, with_standing

NOT_PUBLIC = "der Eintrag ist nicht öffentlich"
_WHY = {
    CHANGES: f"{LABELS[CHANGES]}, noch nicht erledigt",
    CLOSED: "hat gemeldet, dass der Betrieb aufgegeben ist",
}


@dataclass(frozen=True)
class Planned:
    """One firm. ``to`` are the addresses of the mails; ``where`` a postal address or telephone; ``why`` it is left out."""

    company: Company
    to: tuple[str, ...] = ()
    where: str = ""
    why: str = ""


@dataclass(frozen=True)
class Plan:
    """The firms chosen, by name. ``stamp`` changes with who is asked, and how."""

    by_mail: list[Planned]
    without_mail: list[Planned]
    left_out: list[Planned]

    @property
    def asked(self) -> list[Planned]:
        """Whom it concerns."""
        return [*self.by_mail, *self.without_mail]

    @property
    def mails(self) -> int:
        """Mails: one for each address."""
        return sum(len(one.to) for one in self.by_mail)

    @property
    def stamp(self) -> str:
        """What stands for this plan in a form."""
        told = "\n".join(f"{one.company.pk} {' '.join(one.to)}" for one in self.asked)
        return hashlib.sha256(told.encode()).hexdigest()[:24]


def plan_of(companies: QuerySet[Company], rhythm: Rhythm, *, at: datetime, even_fresh: bool = False) -> Plan:
    """The plan as of now, in a fixed number of statements. ``even_fresh`` asks those too whose entry was checked lately."""
    chosen = list(to_write_to(companies))
    within = bounds(rhythm, at)
    standings = dict(with_standing(companies.order_by(), within).values_list("pk", "standing"))
    asked_at = dict(Asking.objects.filter(company__in=chosen, ended_at=None).values_list("company_id", "asked_at"))
    alive = addresses_of(chosen)
    plan = Plan([], [], [])
    for company in chosen:
        why = _why_not(standings.get(company.pk, ""), asked_at.get(company.pk), even_fresh=even_fresh)
        if why:
            plan.left_out.append(Planned(company, why=why))
        elif to := alive[company.pk]:
            plan.by_mail.append(Planned(company, to=to))
        else:
            plan.without_mail.append(Planned(company, where=_reached(company)))
    return plan


def _why_not(standing: str, asked_at: datetime | None, *, even_fresh: bool) -> str:
    if not standing:
        return NOT_PUBLIC
    if asked_at is not None and standing in (ASKED, CALL):
        return f"gefragt am {day(day_of(asked_at))}, die Antwort steht aus"
    if standing == FRESH and not even_fresh:
        return "innerhalb der Frist geprüft, beantwortet oder veröffentlicht"
    return _WHY.get(standing, "")


def addresses_of(companies: Sequence[Company]) -> Mapping[int, tuple[str, ...]]:
    """The addresses mails reach, by firm. A wish to get no circulars does not count: this is about the firm's own entry."""
    people = {company.pk: [one.email for one in recipients(company)] for company in companies}
    dead = {
        place for place, no in refused([(pk, one) for pk, to in people.items() for one in to]).items() if not no.is_wish
    }
    return {pk: tuple(one for one in to if (pk, one) not in dead) for pk, to in people.items()}


def _reached(company: Company) -> str:
    site = postal_site(company)
    return " · ".join(part for part in (company.phone, site.line if site else "") if part)
