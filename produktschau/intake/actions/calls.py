"""Makes, starts, prolongs and closes calls."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from produktschau.audit.record import Actor, changes, record
from produktschau.intake.calculations.contents import COMPANY_FIELDS, PRODUCT_FIELDS
from produktschau.intake.models import Call
from produktschau.intake.queries.calls import reasons_against_start
from produktschau.lib.dates import day_of
from produktschau.lib.text import new_key
from produktschau.outreach.models import PersonalLink
from produktschau.outreach.queries.asking import cleaned
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line, paragraphs
from produktschau.work.queue import enqueue

INVITE = "produktschau.intake.tasks.invite"
OUT_AT = time(8)
"""When invitations go out on the day a call begins."""
LONGEST = timedelta(days=366)
AFTERWARDS = timedelta(days=30)
"""So long after the deadline an invitation's link still opens its page, which then says that it is over."""
ASKABLE = {
    spec.name: spec for spec in (*COMPANY_FIELDS, *PRODUCT_FIELDS) if not spec.is_required and not spec.is_for_staff
}
"""Fields a call can ask for beyond the required ones."""


@transaction.atomic
def make_call(
    *,
    by: Actor,
    at: datetime,
    title: str,
    text: str,
    opens_on: date | None,
    deadline_on: date | None,
    asks: Sequence[str] = (),
    audience: Mapping[str, Iterable[str]] | None = None,
) -> Call:
    """A call as a draft; nobody hears of it yet. Raises ``NotAcceptable`` with a sentence per field."""
    told = _checked(title, text, opens_on, deadline_on, asks, on=day_of(at))
    call = Call.objects.create(
        key=_free_key(), audience=cleaned(audience or {}), made_by=by.actor_key, made_at=at, changed_at=at, **told
    )
    record(by=by, verb="call.made", subject=_subject(call), at=at)
    return call


@transaction.atomic
def change_call(
    *,
    by: Actor,
    at: datetime,
    call: Call,
    title: str,
    text: str,
    opens_on: date | None,
    deadline_on: date | None,
    asks: Sequence[str] = (),
    expected: datetime | None = None,
) -> Call:
    """Other words or days, while nobody was asked. ``expected`` is the ``changed_at`` the editor saw.

    Raises ``NotAcceptable``, ``ChangedMeanwhile``, and ``NotReady`` once it was started.
    """
    call = _held(call)
    _refuse_started(call)
    _refuse_changed(call, expected)
    told = _checked(title, text, opens_on, deadline_on, asks, on=day_of(at))
    before, after = changes(
        {name: _plain(getattr(call, name)) for name in told}, {n: _plain(v) for n, v in told.items()}
    )
    if after:
        for name, value in told.items():
            setattr(call, name, value)
        call.changed_at = at
        call.save(update_fields=[*told, "changed_at"])
        record(by=by, verb="call.changed", subject=_subject(call), at=at, before=before, after=after)
    return call


@transaction.atomic
def choose_audience(
    *, by: Actor, at: datetime, call: Call, audience: Mapping[str, Iterable[str]], expected: datetime | None = None
) -> Call:
    """Whom the call asks. ``expected`` is the ``changed_at`` the editor saw. Raises ``ChangedMeanwhile``, and ``NotReady`` once it was started."""
    call = _held(call)
    _refuse_started(call)
    _refuse_changed(call, expected)
    wanted = cleaned(audience)
    if wanted != call.audience:
        before, after = {"audience": call.audience}, {"audience": wanted}
        call.audience, call.changed_at = wanted, at
        call.save(update_fields=["audience", "changed_at"])
        record(by=by, verb="call.changed", subject=_subject(call), at=at, before=before, after=after)
    return call


@transaction.atomic
def start_call(*, by: Actor, at: datetime, call: Call, expected: datetime | None = None) -> Call:
    """Send the invitations on the day the call begins, at once if that is today. Raises ``NotReady``.

    ``expected`` is the ``changed_at`` that was seen: nobody sends what somebody else has changed since. Raises ``ChangedMeanwhile``.
    """
    call = _held(call)
    _refuse_started(call)
    _refuse_changed(call, expected)
    reasons = reasons_against_start(call, on=day_of(at))
    if reasons:
        raise NotReady(reasons)
    call.started_at = call.changed_at = at
    call.save(update_fields=["started_at", "changed_at"])
    record(by=by, verb="call.started", subject=_subject(call), at=at, after={"audience": call.audience})
    begins = timezone.make_aware(datetime.combine(call.opens_on, OUT_AT))
    enqueue(INVITE, key=f"call:{call.key}:invite", at=at, run_after=begins if begins > at else None, call=call.pk)
    return call


@transaction.atomic
def extend_call(*, by: Actor, at: datetime, call: Call, deadline_on: date | None) -> Call:
    """A later deadline; the links of the invitations hold longer with it. Raises ``NotAcceptable``, ``NotReady``."""
    call = _held(call)
    if call.closed_at is not None or call.started_at is None:
        raise NotReady(["Verlängern lässt sich nur ein Aufruf, der gestartet und nicht geschlossen ist."])
    if deadline_on is None or deadline_on <= call.deadline_on or deadline_on < day_of(at):
        raise NotAcceptable({"deadline_on": "Wählen Sie einen Tag nach dem bisherigen Einsendeschluss."})
    if problem := _against_deadline(call.opens_on, deadline_on, day_of(at)):
        raise NotAcceptable({"deadline_on": problem})
    before, after = {"deadline_on": _plain(call.deadline_on)}, {"deadline_on": _plain(deadline_on)}
    call.deadline_on, call.changed_at = deadline_on, at
    call.save(update_fields=["deadline_on", "changed_at"])
    until = timezone.make_aware(datetime.combine(deadline_on, time.max)) + AFTERWARDS
    links = PersonalLink.objects.filter(subject=_subject(call), ended_at=None, expires_at__lt=until)
    links.update(expires_at=until)
    record(by=by, verb="call.extended", subject=_subject(call), at=at, before=before, after=after)
    return call


@transaction.atomic
def close_call(*, by: Actor, at: datetime, call: Call, reason: str = "") -> Call:
    """Take no more answers. What was begun or handed in goes its way. Raises ``NotReady`` for a draft."""
    call = _held(call)
    if call.started_at is None:
        raise NotReady(["Ein Entwurf lässt sich nicht schließen. Löschen Sie ihn, wenn er nicht mehr gebraucht wird."])
    if call.closed_at is None:
        call.closed_at = call.changed_at = at
        call.save(update_fields=["closed_at", "changed_at"])
        record(by=by, verb="call.closed", subject=_subject(call), at=at, reason=reason)
    return call


@transaction.atomic
def delete_call(*, by: Actor, at: datetime, call: Call) -> None:
    """Throw away a draft nobody heard of. Raises ``NotReady`` once it was started."""
    call = _held(call)
    _refuse_started(call)
    record(by=by, verb="call.deleted", subject=_subject(call), at=at, before={"title": call.title})
    call.delete()


def _checked(
    title: str, text: str, opens_on: date | None, deadline_on: date | None, asks: Sequence[str], *, on: date
) -> dict[str, object]:
    told: dict[str, object] = {"asks": [name for name in ASKABLE if name in asks]}
    problems: dict[str, str] = {}
    try:
        told["title"] = line(title, "Der Titel", 150)
    except Unfit as unfit:
        problems["title"] = str(unfit)
    try:
        told["text"] = paragraphs(text, "Der Einladungstext", 4000)
    except Unfit as unfit:
        problems["text"] = str(unfit)
    if told.get("title") == "":
        problems["title"] = "Geben Sie dem Aufruf einen Titel. Er wird der Betreff der Mail."
    if told.get("text") == "":
        problems["text"] = "Schreiben Sie, wozu Sie einladen: zwei bis fünf Sätze."
    if opens_on is None:
        problems["opens_on"] = "Wählen Sie den Tag, an dem die Einladungen hinausgehen."
    problem = _against_deadline(opens_on, deadline_on, on)
    if problem:
        problems["deadline_on"] = problem
    if problems:
        raise NotAcceptable(problems)
    return {**told, "opens_on": opens_on, "deadline_on": deadline_on}


def _against_deadline(opens_on: date | None, deadline_on: date | None, on: date) -> str:
    if deadline_on is None:
        return "Wählen Sie den letzten Tag, an dem eine Antwort zählt."
    if deadline_on < on:
        return "Der Einsendeschluss liegt in der Vergangenheit. Wählen Sie einen späteren Tag."
    if opens_on is not None and deadline_on < opens_on:
        return "Der Einsendeschluss liegt vor dem Beginn. Wählen Sie einen späteren Tag."
    if opens_on is not None and deadline_on - opens_on > LONGEST:
        return "Ein Aufruf läuft höchstens ein Jahr. Wählen Sie einen früheren Tag."
    return ""


def _refuse_changed(call: Call, expected: datetime | None) -> None:
    if expected is not None and expected != call.changed_at:
        raise ChangedMeanwhile(call.changed_at)


def _refuse_started(call: Call) -> None:
    if call.started_at is not None:
        raise NotReady(
            ["Der Aufruf ist gestartet: Die Betriebe haben ihn so bekommen. Sie können die Frist verlängern."]
        )


def _held(call: Call) -> Call:
    return Call.objects.select_for_update().get(pk=call.pk)


def _free_key() -> str:
    while True:
        key = new_key()
        if not Call.objects.filter(key=key).exists():
            return key


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _subject(call: Call) -> str:
    return f"call:{call.key}"
