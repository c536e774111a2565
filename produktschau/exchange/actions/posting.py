"""Hangs up what a firm looks for or has to give, and changes it while it is open."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.exchange.models import Notice
from produktschau.exchange.queries.checking import (
    OWN,
    Told,
    against_company,
    checked_end,
    checked_source,
    checked_words,
    is_open,
)
from produktschau.lib.dates import day_of
from produktschau.lib.free_keys import free_key
from produktschau.networks.models import Network
from produktschau.outreach.actions.messages import tell_firm
from produktschau.showcase.actions import ChangedMeanwhile, NotReady
from produktschau.showcase.actions.writing import refuse
from produktschau.showcase.models import Company, Material

PURPOSE = "exchange"
CLOSED = "Dieser Aushang ist beendet und lässt sich nicht mehr ändern. Hängen Sie bei Bedarf einen neuen aus."


@transaction.atomic
def post_notice(
    *,
    by: Actor,
    at: datetime,
    company: Company,
    kind: str,
    title: str,
    text: str,
    visibility: str,
    title_en: str = "",
    text_en: str = "",
    amount: str = "",
    networks: Sequence[Network] = (),
    materials: Sequence[Material] = (),
    weeks: int | None = None,
    expires_on: date | None = None,
    source: str = OWN,
    told_on: date | None = None,
    confirmed: bool = True,
    is_told: bool = True,
    is_invented: bool = False,
) -> Notice:
    """Hang up a need or an offer of a firm until the end of ``weeks``, or until ``expires_on``.

    ``confirmed`` is false for what staff enters by word of ``source``: the firm is then asked by mail whether it is right, unless not
    ``is_told``. Raises ``NotAcceptable`` (fields: company and the arguments' names).
    """
    told = checked_words(company, _words(locals()))
    if sentence := against_company(company):
        told.problems["company"] = sentence
    ends = checked_end(told, at, weeks, expires_on)
    source, day = checked_source(told, at, source, told_on)
    refuse(told.problems)
    notice = Notice.objects.create(
        key=free_key(Notice.objects),
        company=company,
        **told.words,
        published_at=at,
        expires_on=ends,
        span=(ends - day_of(at)).days,
        source=source,
        told_on=day,
        made_by=by.actor_key,
        confirmed_at=at if confirmed else None,
        is_invented=is_invented,
        changed_at=at,
    )
    _sort(notice, told)
    record(by=by, verb="notice.posted", subject=notice.matter, at=at, after={**_seen(notice), "source": source})
    if is_told and not confirmed:
        tell_of(by=by, at=at, notice=notice, what="entered", key="entered")
    return notice


@transaction.atomic
def change_notice(
    *,
    by: Actor,
    at: datetime,
    notice: Notice,
    expected: datetime | None = None,
    kind: str,
    title: str,
    text: str,
    visibility: str,
    title_en: str = "",
    text_en: str = "",
    amount: str = "",
    networks: Sequence[Network] = (),
    materials: Sequence[Material] = (),
    confirmed: bool = True,
) -> Notice:
    """Word an open notice anew; its end stays. ``expected`` is the ``changed_at`` that was seen.

    ``confirmed`` is false for what staff changes: a notice the firm had not confirmed stays so. Raises ``NotAcceptable``,
    ``NotReady`` (it is over), ``ChangedMeanwhile``.
    """
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if not is_open(notice, day_of(at)):
        raise NotReady([CLOSED])
    if expected is not None and notice.changed_at != expected:
        raise ChangedMeanwhile(notice.changed_at)
    told = checked_words(notice.company, _words(locals()))
    refuse(told.problems)
    before = _seen(notice)
    for name, value in told.words.items():
        setattr(notice, name, value)
    notice.changed_at = at
    notice.confirmed_at = (notice.confirmed_at or at) if confirmed else notice.confirmed_at
    notice.save()
    _sort(notice, told)
    after = _seen(notice)
    differing = [name for name in after if before[name] != after[name]]
    record(
        by=by,
        verb="notice.changed",
        subject=notice.matter,
        at=at,
        before={name: before[name] for name in differing},
        after={name: after[name] for name in differing},
    )
    return notice


@transaction.atomic
def confirm_notice(*, by: Actor, at: datetime, notice: Notice) -> Notice:
    """The firm says that what the office entered for it is right; a second time changes nothing. Raises ``NotReady`` (it is over)."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if not is_open(notice, day_of(at)):
        raise NotReady([CLOSED])
    if notice.confirmed_at is None:
        notice.confirmed_at = at
        notice.save(update_fields=["confirmed_at"])
        record(by=by, verb="notice.confirmed", subject=notice.matter, at=at)
    return notice


def tell_of(*, by: Actor, at: datetime, notice: Notice, what: str, key: str) -> None:
    """Write to the firm of a notice: the template „exchange/mail/<what>“, with a link to the page of this notice."""
    tell_firm(
        by=by,
        at=at,
        company=notice.company,
        purpose=PURPOSE,
        subject=notice.matter,
        template=f"exchange/mail/{what}",
        context={"notice": notice},
        key=f"{notice.matter}:{key}",
    )


def _words(told: dict[str, Any]) -> dict[str, Any]:
    names = ("kind", "title", "title_en", "text", "text_en", "amount", "visibility", "networks", "materials")
    return {name: told[name] for name in names}


def _sort(notice: Notice, told: Told) -> None:
    notice.networks.set(told.networks)
    notice.materials.set(told.materials)


def _seen(notice: Notice) -> dict[str, Any]:
    """What the record of changes keeps of a notice."""
    return {
        "company": notice.company.key,
        "kind": notice.kind,
        "title": notice.title,
        "text": notice.text,
        "visibility": notice.visibility,
        "expires_on": notice.expires_on.isoformat(),
        "networks": [one.short_name for one in notice.networks.all()],
    }
