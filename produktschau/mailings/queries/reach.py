"""Whom a list reaches today: each firm once, with its way, its salutation, and why not where there is none."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet

from produktschau.mailings.models import DistributionList, ListException, Way
from produktschau.outreach.calculations.salutations import PLAIN, salutation
from produktschau.outreach.engine.refusals import Place, Refusal
from produktschau.outreach.queries import audience as choosing
from produktschau.outreach.queries.audience import Audience, Choice, Option, postal_site, to_write_to
from produktschau.outreach.queries.recipients import Recipient, recipients
from produktschau.outreach.queries.refusals import refused
from produktschau.showcase.models import Company, State

FACETS = choosing.facets_called(("former_district", "municipality", "trade", "sector", "certificate"))
"""The facets by which a list chooses, in their order on the page."""
STATES = "stand"
LEFT = "wurde zurückgezogen"
NO_WAY = "weder E-Mail noch vollständige Anschrift"
DEAD = "unzustellbar, und keine vollständige Anschrift"


@dataclass(frozen=True)
class Target:
    """One firm of a list. ``to`` are the people a mail goes to; ``left_out`` says which addresses get none, and why."""

    company: Company
    way: Way
    salutation: str
    to: tuple[Recipient, ...] = ()
    where: str = ""
    why: str = ""
    left_out: tuple[str, ...] = ()
    exception: ListException | None = None


@dataclass(frozen=True)
class Reach:
    """A whole list, in the order of names."""

    targets: list[Target] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Firms on the list."""
        return len(self.targets)

    @property
    def by_way(self) -> Counter[Way]:
        """Firms by way."""
        return Counter(target.way for target in self.targets)

    @property
    def firms_by_mail(self) -> int:
        """Firms that get a mail."""
        return self.by_way[Way.MAIL]

    @property
    def mails(self) -> int:
        """Mails: one for each address."""
        return sum(len(target.to) for target in self.targets)

    @property
    def letters(self) -> int:
        """Firms that get a letter."""
        return self.by_way[Way.LETTER]

    @property
    def unreached(self) -> int:
        """Firms that get nothing."""
        return self.by_way[Way.NONE]


def cleaned(given: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """What of an address or a form is a choice: known facets and states, each value once."""
    found = choosing.cleaned(given, FACETS)
    states = [value for value in dict.fromkeys(given.get(STATES, ())) if value in State.values]
    return {STATES: states, **found} if states and len(states) < len(State.values) else found


def choices(audience: Audience) -> list[Choice]:
    """What can be chosen, with the number of firms for each value: the state, then the facets."""
    counts = Counter(Company.objects.order_by().values_list("state", flat=True))
    chosen = audience.get(STATES, ())
    states = [Option(value, label, counts[value], value in chosen) for value, label in State.choices]
    return [Choice(STATES, "Stand des Eintrags", states), *choosing.choices(audience, FACETS)]


def described(audience: Audience) -> list[tuple[str, str]]:
    """The choice in words."""
    labels = dict(State.choices)
    states = [str(labels[value]) for value in audience.get(STATES, ()) if value in labels]
    said = [("Stand des Eintrags", ", ".join(states))] if states else []
    return said + choosing.described(audience, FACETS)


def reach_of(found: DistributionList, audience: Audience | None = None) -> Reach:
    """Everyone on a list, or on it with another choice; the number of statements does not grow with the list."""
    exceptions = {one.company_id: one for one in found.exceptions.all()}
    chosen = _chosen(found.audience if audience is None else audience)
    added = [pk for pk, one in exceptions.items() if one.is_added]
    removed = [pk for pk, one in exceptions.items() if not one.is_added]
    fitting = Company.objects.filter(Q(pk__in=chosen.values("pk")) | Q(pk__in=added)).exclude(pk__in=removed)
    return _reach(list(to_write_to(fitting)), exceptions)


def target_of(company: Company) -> Target:
    """How one firm would be reached today."""
    return _reach([company], {}).targets[0]


def _chosen(audience: Audience) -> QuerySet[Company]:
    found = choosing.fitting_companies(audience, FACETS)
    return found.filter(state__in=audience[STATES]) if audience.get(STATES) else found


def _reach(companies: list[Company], exceptions: Mapping[int, ListException]) -> Reach:
    people = {company.pk: recipients(company) for company in companies}
    places = {(pk, one.email) for pk, found in people.items() for one in found} | {(pk, "") for pk in people}
    refusals = refused(places)
    taken: dict[str, Company] = {}
    targets = [
        _target(company, people[company.pk], refusals, taken, exceptions.get(company.pk)) for company in companies
    ]
    return Reach(targets)


def _target(
    company: Company,
    people: list[Recipient],
    refusals: Mapping[Place, Refusal],
    taken: dict[str, Company],
    exception: ListException | None,
) -> Target:
    """``taken`` are the addresses that firms before this one are reached at: nobody gets the same twice."""
    nothing = Target(company, Way.NONE, _salutation(company, people), exception=exception)
    against = refusals.get((company.pk, ""))
    if company.is_withdrawn or against is not None:
        return replace(nothing, why=against.why if against else LEFT)
    refusing = {one.email: refusals[(company.pk, one.email)] for one in people if (company.pk, one.email) in refusals}
    open_to = [one for one in people if one.email not in refusing]
    free = [one for one in open_to if one.email.lower() not in taken]
    twice = {one: taken[one.email.lower()] for one in open_to if one.email.lower() in taken}
    left_out = [f"{_shown(one)}: {refusing[one.email].why}" for one in people if one.email in refusing]
    left_out += [f"{_shown(one)}: bekommt die Mail schon für „{other.name}“" for one, other in twice.items()]
    nothing = replace(nothing, left_out=tuple(left_out))
    if free:
        taken.update({one.email.lower(): company for one in free})
        told = ", ".join(map(_shown, free))
        return replace(nothing, way=Way.MAIL, salutation=_salutation(company, free), to=tuple(free), where=told)
    if twice:
        return replace(nothing, why=f"gleiche Adresse wie „{next(iter(twice.values())).name}“")
    return _without_mail(nothing, list(refusing.values()))


def _without_mail(nothing: Target, refusing: list[Refusal]) -> Target:
    """A letter for a firm that no mail reaches, unless that is what somebody there wished."""
    wishes = [refusal.why for refusal in refusing if refusal.is_wish]
    if wishes:
        return replace(nothing, why=wishes[0])
    site = postal_site(nothing.company)
    if site is not None:
        return replace(nothing, way=Way.LETTER, salutation=_salutation(nothing.company, []), where=site.line)
    return replace(nothing, why=DEAD if refusing else NO_WAY)


def _salutation(company: Company, people: list[Recipient]) -> str:
    """As the first mail, or the letter, begins."""
    if people:
        return salutation(people[0].name)
    person = person_of(company)
    return salutation(person) if person else PLAIN


def person_of(company: Company) -> str:
    """The contact who was entered first, for letters."""
    first = min(company.contacts.all(), key=lambda contact: contact.pk, default=None)
    return first.name if first else ""


def _shown(recipient: Recipient) -> str:
    return f"{recipient.name} <{recipient.email}>" if recipient.name else recipient.email
