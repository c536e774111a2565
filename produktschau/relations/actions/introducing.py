"""Introduces two firms: a draft, then both are asked; or it is written down what happened by word of mouth."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.record import Actor, record
from produktschau.exchange.models import Notice
from produktschau.lib.dates import begin_of
from produktschau.lib.free_keys import free_key
from produktschau.meetings.models import Meeting
from produktschau.networks.models import Network
from produktschau.relations.actions.writing import tell_party
from produktschau.relations.engine.told import checked_source
from produktschau.relations.models import Answer, Introduction, Party, Stage
from produktschau.relations.queries.held import held
from produktschau.relations.queries.pairs import against
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line, paragraphs
from produktschau.showcase.models import Company
from produktschau.work.models import Mail

LONGEST_REASON, LONGEST_NOTE = 1000, 2000
NO_DRAFT = (
    "Beide Betriebe sind schon gefragt. Ändern lässt sich daran nichts mehr; Sie können die Vermittlung zurückziehen."
)


@transaction.atomic
def propose(
    *,
    by: Actor,
    at: datetime,
    first: Company,
    second: Company,
    reason: str,
    note: str = "",
    network: Network | None = None,
    meeting: Meeting | None = None,
    notice: Notice | None = None,
    connected_by_name: str = "",
    is_invented: bool = False,
) -> Introduction:
    """An introduction as a draft of which the firms do not know yet. ``reason`` is told to both, ``note`` to neither.

    Raises ``NotAcceptable`` (keys: names of the arguments) for words that do not fit and for firms that cannot be introduced.
    """
    words = _words(reason, note, connected_by_name or _name_of(by))
    _refuse_pair(first, second, by_mail=not is_invented)
    made = _made(
        by, at, (first, second), words, network=network, meeting=meeting, notice=notice, is_invented=is_invented
    )
    record(by=by, verb="introduction.made", subject=made.matter, at=at, after=_told(made))
    return made


@transaction.atomic
def change_draft(
    *,
    by: Actor,
    at: datetime,
    introduction: Introduction,
    reason: str,
    note: str = "",
    network: Network | None = None,
    meeting: Meeting | None = None,
    notice: Notice | None = None,
    connected_by_name: str = "",
    expected: datetime | None = None,
) -> Introduction:
    """Other words for a draft; the two firms stay. ``expected`` is the ``changed_at`` the editor saw.

    Raises ``NotAcceptable``, ``ChangedMeanwhile``, and ``NotReady`` once the firms were asked.
    """
    introduction = held(introduction)
    if introduction.stage != Stage.DRAFT:
        raise NotReady([NO_DRAFT])
    if expected is not None and expected != introduction.changed_at:
        raise ChangedMeanwhile(introduction.changed_at)
    before = _told(introduction)
    for name, value in _words(reason, note, connected_by_name or introduction.connected_by_name).items():
        setattr(introduction, name, value)
    introduction.network, introduction.meeting, introduction.notice = network, meeting, notice
    introduction.changed_at = at
    introduction.save()
    record(
        by=by, verb="introduction.changed", subject=introduction.matter, at=at, before=before, after=_told(introduction)
    )
    return introduction


@transaction.atomic
def delete_introduction(*, by: Actor, at: datetime, introduction: Introduction) -> None:
    """Throw away a draft, or one that ended; that it was deleted stays on record. Raises ``NotReady`` for one that is open."""
    introduction = held(introduction)
    if introduction.stage in (Stage.ASKED, Stage.ACCEPTED):
        raise NotReady(["Diese Vermittlung gilt noch. Ziehen Sie sie zuerst zurück, mit einem Grund."])
    record(by=by, verb="introduction.deleted", subject=introduction.matter, at=at, before=_told(introduction))
    introduction.delete()


@transaction.atomic
def ask_both(
    *,
    by: Actor,
    at: datetime,
    introduction: Introduction,
    expected: datetime | None = None,
    is_told: bool = True,
) -> Introduction:
    """Write to both firms and wait for their answers. ``expected`` is the ``changed_at`` that was seen.

    Raises ``ChangedMeanwhile``, and ``NotReady`` where they were asked before or something came between since the draft was made.
    """
    introduction = held(introduction)
    if introduction.stage != Stage.DRAFT:
        raise NotReady(["Beide Betriebe sind schon gefragt."])
    if expected is not None and expected != introduction.changed_at:
        raise ChangedMeanwhile(introduction.changed_at)
    first, second = (party.company for party in introduction.parties.select_related("company"))
    if problems := against(first, second, by_mail=is_told, but=introduction):
        raise NotReady(list(problems.values()))
    introduction.stage, introduction.asked_at, introduction.changed_at = Stage.ASKED, at, at
    introduction.save(update_fields=["stage", "asked_at", "changed_at"])
    record(by=by, verb="introduction.asked", subject=introduction.matter, at=at)
    if is_told:
        for party in introduction.parties.select_related("company"):
            mails = tell_party(by=by, at=at, party=party, what="ask", key="ask")
            _reached(mails, party)
    return introduction


@transaction.atomic
def record_told(
    *,
    by: Actor,
    at: datetime,
    first: Company,
    second: Company,
    reason: str,
    source: str,
    told_on: date | None,
    note: str = "",
    network: Network | None = None,
    meeting: Meeting | None = None,
    notice: Notice | None = None,
    connected_by_name: str = "",
    is_invented: bool = False,
) -> Introduction:
    """Write down that two firms were introduced by word of mouth and both agreed; ``told_on`` is the day. No mail goes out.

    Raises ``NotAcceptable``.
    """
    words = _words(reason, note, connected_by_name or _name_of(by))
    source, told_on = checked_source(source, told_on, at)
    _refuse_pair(first, second, by_mail=False)
    since = min(begin_of(told_on), at)
    links = {"network": network, "meeting": meeting, "notice": notice, "is_invented": is_invented}
    made = _made(by, at, (first, second), words, **links)
    made.is_recorded, made.source, made.told_on = True, source, told_on
    made.stage, made.accepted_at = Stage.ACCEPTED, since
    made.save()
    answered = {"answer": Answer.ACCEPTED, "answered_at": since, "answered_by": by.actor_key}
    made.parties.update(**answered, source=source, told_on=told_on)
    after = {**_told(made), "source": source, "told_on": told_on.isoformat()}
    record(by=by, verb="introduction.recorded", subject=made.matter, at=at, after=after)
    return made


def _made(
    by: Actor, at: datetime, firms: tuple[Company, Company], words: Mapping[str, str], **links: Any
) -> Introduction:
    made = Introduction.objects.create(
        key=free_key(Introduction.objects), connected_by=by.actor_key, made_at=at, changed_at=at, **words, **links
    )
    Party.objects.bulk_create(
        Party(introduction=made, company=company, position=place) for place, company in enumerate(firms, start=1)
    )
    return made


def _words(reason: str, note: str, name: str) -> dict[str, str]:
    told: dict[str, str] = {}
    problems: dict[str, str] = {}
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("reason", lambda: paragraphs(reason, "Der Grund", LONGEST_REASON)),
        ("note", lambda: paragraphs(note, "Die Notiz", LONGEST_NOTE)),
        ("connected_by_name", lambda: line(name, "Der Name", 150)),
    )
    for field, check in checks:
        try:
            told[field] = check()
        except Unfit as unfit:
            problems[field] = str(unfit)
    if "reason" in told and not told["reason"]:
        problems["reason"] = "Schreiben Sie, warum die beiden zueinander passen: Beide Betriebe lesen es."
    if problems:
        raise NotAcceptable(problems)
    return told


def _refuse_pair(first: Company, second: Company, *, by_mail: bool) -> None:
    # Two people who introduce the same two firms at once wait for each other here.
    list(Company.objects.select_for_update().filter(pk__in=(first.pk, second.pk)).order_by("pk"))
    if problems := against(first, second, by_mail=by_mail):
        raise NotAcceptable(problems)


def _reached(mails: list[Mail], party: Party) -> None:
    if not mails:
        raise NotReady([f"An „{party.company}“ ging keine Mail hinaus. Prüfen Sie die Adressen des Betriebs."])


def _name_of(by: Actor) -> str:
    return by.name if isinstance(by, User) else ""


def _told(made: Introduction) -> dict[str, Any]:
    firms = [party.company.name for party in made.parties.select_related("company")]
    told = {"firms": " und ".join(firms), "reason": made.reason}
    links = {"network": made.network, "meeting": made.meeting, "notice": made.notice}
    return told | {name: str(one) for name, one in links.items() if one is not None}
