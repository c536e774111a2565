"""Words are written: the firm's in a draft, the office's once it has the entry. Nobody's words are lost."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.writing import (
    STAGES_OF_FIRM,
    expect,
    locked,
    move,
    said,
    still_open,
    told,
    write_down,
)
from produktschau.intake.calculations.contents import (
    PRINT,
    Content,
    check_content,
    check_print,
    fields_for,
    rough_content,
)
from produktschau.intake.models import Stage, Submission, Version, Via
from produktschau.intake.queries.rounds import latest
from produktschau.intake.queries.words import allowed_choices
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit


@transaction.atomic
def write_version(
    *,
    by: Actor,
    at: datetime,
    submission: Submission,
    content: Mapping[str, Any],
    print_text: str | None = None,
    via: Via = Via.OWN,
    said_on: date | None = None,
    expected: str | None,
    is_rough: bool = False,
) -> Version:
    """Write the fields given over the latest version; those not given stay. ``print_text`` ``None`` stays as it is.

    ``is_rough`` keeps what does not fit yet as it was typed (only in a draft; ``submit`` tells it). A person who saves again
    without anything having happened in between replaces the own version. Words written after the maker was asked to approve
    take the round back to „checked“. Nothing different: nothing is written, and the same words
    once more are no conflict whatever the editor saw: the answer to the first save may have been lost.
    Raises ``NotAcceptable``, ``ChangedMeanwhile``, ``NotReady`` (not their turn).
    """
    via, said_on = said(via, said_on)
    submission = locked(submission)
    _their_turn(submission, via)
    last = latest(submission)
    is_rough = is_rough and submission.stage == Stage.DRAFT
    words = {**last.content, **_fit(submission, content, is_rough)}
    printed = last.print_text if print_text is None else _fit_print(print_text, is_rough)
    is_same = words == last.content and printed == last.print_text
    if is_same and (content or print_text is not None):
        return last
    expect(submission, expected)
    if is_same:
        return last
    version = _own_again(last, submission, by, via, said_on) or Version(submission=submission, number=last.number + 1)
    return _keep(version, last, words, printed, by=by, at=at, via=via, said_on=said_on)


@transaction.atomic
def restore_version(
    *,
    by: Actor,
    at: datetime,
    submission: Submission,
    number: int,
    expected: str | None,
    via: Via = Via.OFFICE,
    said_on: date | None = None,
) -> Version:
    """Make the words of an earlier version count again, as a new version. Raises ``ChangedMeanwhile``, ``NotReady``."""
    via, said_on = said(via, said_on)
    submission = locked(submission)
    _their_turn(submission, via)
    last = expect(submission, expected)
    earlier = submission.versions.get(number=number)
    if (earlier.content, earlier.print_text) == (last.content, last.print_text):
        return last
    version = Version(submission=submission, number=last.number + 1)
    return _keep(
        version, last, earlier.content, earlier.print_text, by=by, at=at, via=via, said_on=said_on, restored=number
    )


def _their_turn(submission: Submission, via: Via) -> None:
    still_open(submission)
    if submission.stage in STAGES_OF_FIRM and via == Via.OFFICE:
        raise NotReady(
            [
                "Noch schreibt der Betrieb. Tragen Sie ein, was er gesagt hat, mit Weg und Tag, oder warten Sie, bis er einreicht."
            ]
        )
    if submission.stage not in STAGES_OF_FIRM and via == Via.OWN:
        raise NotReady(
            ["Der Eintrag liegt gerade bei der Redaktion. Schreiben Sie eine Bemerkung, wenn etwas anders werden soll."]
        )


def _fit(submission: Submission, content: Mapping[str, Any], is_rough: bool) -> Content:
    specs = fields_for(submission.product_id is not None)
    cleaned, problems = check_content(specs, content, choices=allowed_choices())
    if problems and not is_rough:
        raise NotAcceptable(problems)
    return {**rough_content(specs, {name: content[name] for name in problems}), **cleaned}


def _fit_print(text: str, is_rough: bool) -> str:
    try:
        return check_print(text)
    except Unfit as unfit:
        if is_rough:
            return text.strip()
        raise NotAcceptable({PRINT: str(unfit)}) from unfit


def _own_again(last: Version, submission: Submission, by: Actor, via: Via, said_on: date | None) -> Version | None:
    """The last version where the same person wrote it the same way and nothing has happened since; the first one stays for good."""
    is_own = (last.by, last.via, last.said_on) == (by.actor_key, via, said_on)
    return last if is_own and last.at == submission.changed_at and last.number > 1 else None


def _keep(
    version: Version,
    last: Version,
    words: Content,
    printed: str,
    *,
    by: Actor,
    at: datetime,
    via: Via,
    said_on: date | None,
    restored: int | None = None,
) -> Version:
    submission = version.submission
    is_new = version.pk is None
    changed = sorted(name for name in words if words[name] != last.content.get(name))
    changed += [PRINT] * (printed != last.print_text)
    version.content, version.print_text = words, printed
    version.by, version.via, version.said_on, version.at = by.actor_key, via, said_on, at
    version.save()
    submission.number = version.number
    submission.changed_at = at
    submission.save(update_fields=["number", "changed_at"])
    if is_new:
        after = {"number": version.number, "fields": changed, **told(via, said_on)}
        verb = "written" if restored is None else "restored"
        write_down(submission, verb, by=by, at=at, after=after | ({"from": restored} if restored is not None else {}))
    if submission.stage in (Stage.EDITED, Stage.APPROVED):
        move(submission, Stage.CHECKED, "taken_back", by=by, at=at)
    return version
