"""Drafts circulars, and tries them on oneself."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from produktschau.accounts.models import User
from produktschau.audit.record import Actor, record
from produktschau.lib.free_keys import free_key
from produktschau.mailings.calculations.merge_fields import problem
from produktschau.mailings.models import Circular, DistributionList, Stage
from produktschau.mailings.queries.plan import GONE_OUT, name_for
from produktschau.mailings.queries.reach import target_of
from produktschau.mailings.queries.written import words_for
from produktschau.outreach.actions.queueing import queue_letter
from produktschau.outreach.engine.letters import written
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line, paragraphs
from produktschau.showcase.models import Company
from produktschau.work.models import Mail

TEMPLATE = "mailings/mail/circular"
LONGEST_SUBJECT = 150
LONGEST_TEXT = 10_000


@transaction.atomic
def draft_circular(*, by: Actor, at: datetime, over: DistributionList, subject: str, text: str) -> Circular:
    """A circular to a list, not sent yet. Raises ``NotAcceptable`` (fields: subject, text)."""
    told = _checked(subject, text)
    made = Circular.objects.create(
        key=free_key(Circular.objects), list=over, made_by=by.actor_key, made_at=at, changed_at=at, **told
    )
    record(by=by, verb="circular.made", subject=made.matter, at=at, after={"list": over.key})
    return made


@transaction.atomic
def change_circular(
    *, by: Actor, at: datetime, circular: Circular, subject: str, text: str, expected: datetime | None = None
) -> Circular:
    """Other words, while it is a draft. ``expected`` is the ``changed_at`` the editor saw.

    Raises ``NotAcceptable`` (fields: subject, text), ``ChangedMeanwhile``, ``NotReady``.
    """
    circular = _held_draft(circular)
    if expected is not None and expected != circular.changed_at:
        raise ChangedMeanwhile(circular.changed_at)
    told = _checked(subject, text)
    if told != {"subject": circular.subject, "text": circular.text}:
        circular.subject, circular.text, circular.changed_at = told["subject"], told["text"], at
        circular.save(update_fields=["subject", "text", "changed_at"])
        record(by=by, verb="circular.changed", subject=circular.matter, at=at)
    return circular


@transaction.atomic
def delete_circular(*, by: Actor, at: datetime, circular: Circular) -> None:
    """Throw a draft away. Raises ``NotReady`` for what went out."""
    circular = _held_draft(circular)
    record(by=by, verb="circular.deleted", subject=circular.matter, at=at)
    circular.delete()


@transaction.atomic
def try_circular(*, by: User, at: datetime, circular: Circular, company: Company) -> Mail:
    """Send a circular to oneself as one firm would read it; pressed twice within a minute it is one mail.

    It carries no link to opt out: the firm's own is not lent. Raises ``NotReady`` where a merge field is unknown.
    """
    reasons = [told for told in (problem(circular.subject), problem(circular.text)) if told]
    if reasons:
        raise NotReady(reasons)
    words = words_for(circular, company, name_for(target_of(company)))
    told = {"words": words, "salutation": words.salutation, "company": company, "link": "", "is_test": True}
    letter = written(TEMPLATE, told)
    return queue_letter(
        by=by,
        at=at,
        to=by.email,
        letter=replace(letter, subject=f"Probe: {letter.subject}"),
        key=f"test:{circular.matter}:{company.key}:{by.pk}:{at:%Y%m%d%H%M}",
    )


def _checked(subject: str, text: str) -> dict[str, str]:
    problems, told = {}, {}
    try:
        told["subject"] = line(subject, "Der Betreff", LONGEST_SUBJECT)
    except Unfit as unfit:
        problems["subject"] = str(unfit)
    try:
        told["text"] = paragraphs(text, "Der Text", LONGEST_TEXT)
    except Unfit as unfit:
        problems["text"] = str(unfit)
    if told.get("subject") == "":
        problems["subject"] = "Schreiben Sie einen Betreff."
    if told.get("text") == "":
        problems["text"] = "Schreiben Sie, was die Betriebe lesen sollen."
    for name, value in told.items():
        if name not in problems and (wrong := problem(value)):
            problems[name] = wrong
    if problems:
        raise NotAcceptable(problems)
    return told


def _held_draft(circular: Circular) -> Circular:
    circular = Circular.objects.select_for_update().get(pk=circular.pk)
    if circular.stage != Stage.DRAFT:
        raise NotReady([GONE_OUT])
    return circular
