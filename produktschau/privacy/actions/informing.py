"""Tells people what is kept of them and from where (Art. 14 GDPR): by mail, by letter, or noted after a talk. Each person once."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.design.letters import written
from produktschau.outreach.actions.queueing import queue_letter
from produktschau.outreach.calculations.salutations import salutation
from produktschau.outreach.engine.letters import firm_key
from produktschau.privacy.calculations.notice import Controller, lacking, opening, sections
from produktschau.privacy.calculations.purposes import purposes_for_imported
from produktschau.privacy.models import InformationNotice, Way
from produktschau.privacy.queries.persons import Person, called, with_ways
from produktschau.privacy.queries.texts import controller, told_of
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail

TEMPLATE = "privacy/mail/informed"
NOTE_LENGTH = 200


@transaction.atomic
def inform_by_mail(*, by: Actor, at: datetime, on: date, people: Iterable[Person]) -> int:
    """Write to those whose own address is known, and return how many now; who was told or left meanwhile is left out.

    Raises ``NotReady`` while the region's profile lacks what the law asks for.
    """
    house = _complete()
    waiting = [person for person in _held(people) if person.way == Way.MAIL]
    for person in waiting:
        notice = _noted(by, at, on, person, Way.MAIL, "")
        notice.mail = _queued(by, at, person, notice, house)
        notice.save(update_fields=["mail"])
    return len(waiting)


@transaction.atomic
def take_letters(*, by: Actor, at: datetime, on: date, people: Iterable[Person]) -> list[Person]:
    """Note that letters go to those without a mail, and return whom they are for; who was told or left meanwhile is left out.

    Raises ``NotReady`` as ``inform_by_mail``.
    """
    _complete()
    waiting = [person for person in _held(people) if person.way == Way.LETTER]
    for person in waiting:
        _noted(by, at, on, person, Way.LETTER, "")
    return waiting


@transaction.atomic
def note_informed(
    *, by: Actor, at: datetime, person: Person, way: str, told_on: date | None, note: str, on: date
) -> InformationNotice:
    """Note that the office told a person, or that the person knew already; ``note`` is the evidence.

    Raises ``NotAcceptable``.
    """
    problems = {}
    note = " ".join(note.split())
    if way not in (Way.SPOKEN, Way.KNOWN):
        problems["way"] = "Wählen Sie, wie die Person es erfahren hat."
    if told_on is None:
        problems["told_on"] = "Schreiben Sie, an welchem Tag das war."
    elif told_on > on:
        problems["told_on"] = "Dieser Tag liegt in der Zukunft. Schreiben Sie den Tag, an dem es war."
    if not note or len(note) > NOTE_LENGTH:
        problems["note"] = f"Schreiben Sie in höchstens {NOTE_LENGTH} Zeichen, woran man es später noch sieht."
    if problems or told_on is None:
        raise NotAcceptable(problems)
    held = next(iter(_held([person])), None)
    if held is None or held.notice is not None:
        raise NotAcceptable({"way": "Diese Person ist schon informiert oder steht nicht mehr auf der Liste."})
    return _noted(by, at, told_on, held, Way(way), note)


@transaction.atomic
def take_back(*, by: Actor, at: datetime, notice: InformationNotice, reason: str) -> None:
    """Undo a note or a letter that was never posted; a mail went out and stays. Raises ``NotAcceptable``."""
    reason = " ".join(reason.split())[:NOTE_LENGTH]
    if notice.way == Way.MAIL:
        raise NotAcceptable({"reason": "Eine Mail ist hinausgegangen und lässt sich nicht zurücknehmen."})
    if not reason:
        raise NotAcceptable({"reason": "Schreiben Sie, warum die Person doch nicht informiert ist."})
    held = InformationNotice.objects.select_for_update().select_related("company").filter(pk=notice.pk).first()
    if held is None:  # somebody else was faster
        return
    told, subject = _recorded(held), f"company:{held.company.key}"
    record(by=by, verb="company.information_taken_back", subject=subject, at=at, before=told, reason=reason)
    held.delete()


def _complete() -> Controller:
    """Who answers for the data. Raises ``NotReady`` while the profile lacks what every notice must say."""
    house = controller()
    if missing := lacking(house):
        raise NotReady([f"Im Profil der Region fehlt, was das Gesetz im Text verlangt: {', '.join(missing)}."])
    return house


def _held(people: Iterable[Person]) -> list[Person]:
    """The same people as they stand now, their firms locked: nobody else tells, changes or removes them meanwhile."""
    listed = list(people)
    firms = Company.objects.filter(pk__in={one.company.pk for one in listed})
    list(firms.select_for_update().order_by("pk").values_list("pk"))
    return with_ways(called(one.ref for one in listed))


def _queued(by: Actor, at: datetime, person: Person, notice: InformationNotice, house: Controller) -> Mail:
    facts = told_of(person)
    context = {
        "salutation": salutation(person.name) if person.contact else salutation(""),
        "opening": opening(facts, house),
        "sections": sections(facts, house, purposes_for_imported(is_sole_trader=facts.is_sole_trader)),
    }
    key = f"{firm_key(person.company.key)}information:{notice.pk}"
    return queue_letter(by=by, at=at, to=person.email, letter=written(TEMPLATE, context), key=key)


def _noted(by: Actor, at: datetime, on: date, person: Person, way: Way, note: str) -> InformationNotice:
    """The new row, in the place of one whose mail could not be delivered."""
    InformationNotice.objects.filter(company=person.company, contact=person.contact, mail__isnull=False).delete()
    notice = InformationNotice.objects.create(
        company=person.company, contact=person.contact, way=way, told_on=on, note=note, by=by.actor_key, at=at
    )
    subject = f"company:{person.company.key}"
    record(by=by, verb="company.person_informed", subject=subject, at=at, after=_recorded(notice))
    return notice


def _recorded(notice: InformationNotice) -> dict[str, str | int | None]:
    """What the record of changes says of it: the person only as the number of a row."""
    return {"way": Way(notice.way).label, "row": notice.contact_id}
