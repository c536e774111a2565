"""Mails about the steps of a submission: to the firm with its personal link, and to the office. In the transaction of the step."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from produktschau.accounts.models import Role
from produktschau.audit.record import Actor
from produktschau.intake.calculations.contents import PRINT, fields_for
from produktschau.intake.calculations.quoting import quoted
from produktschau.intake.models import Submission
from produktschau.outreach.actions.messages import tell_firm, tell_staff
from produktschau.showcase.models import Company

OFFICE = (Role.MANAGER, Role.EDITOR)
_SILENT: ContextVar[bool] = ContextVar("intake.telling.silent", default=False)


@contextmanager
def silently() -> Iterator[None]:
    """Steps taken inside tell nobody: those of invented firms are examples."""
    token = _SILENT.set(True)
    try:
        yield
    finally:
        _SILENT.reset(token)


def tell_the_firm(submission: Submission, template: str, *, by: Actor, at: datetime, **context: Any) -> None:
    """Write to the firm about its submission; ``template`` is a name below „intake/mail“."""
    if _SILENT.get():
        return
    tell_firm(
        by=by,
        at=at,
        company=submission.company,
        purpose="submission",
        subject=f"submission:{submission.key}",
        template=f"intake/mail/{template}",
        context={**_about(submission), **context},
        key=_key(submission, template, at),
    )


def tell_of(company: Company, template: str, *, key: str, by: Actor, at: datetime, **context: Any) -> None:
    """Write to the firm about something outside a round, with a link to everything of the firm."""
    tell_firm(
        by=by,
        at=at,
        company=company,
        purpose="submission",
        subject=f"company:{company.key}",
        template=f"intake/mail/{template}",
        context=context,
        key=f"{key}:{template}:{at.timestamp():.6f}",
    )


def tell_the_office(
    submission: Submission, template: str, *, by: Actor, at: datetime, roles: Iterable[Role] = OFFICE, **context: Any
) -> None:
    """Write to those of the office whose turn it is."""
    if _SILENT.get():
        return
    page = settings.SITE_URL + reverse("intake:desk_submission", args=[submission.key])
    tell_staff(
        by=by,
        at=at,
        template=f"intake/mail/{template}",
        context={**_about(submission), "company": submission.company, "page": page, **context},
        key=_key(submission, template, at),
        roles=roles,
    )


def open_remarks(submission: Submission) -> list[tuple[str, str]]:
    """The office's remarks that are not settled, with the label of their field; those on the whole have none."""
    labels = {spec.name: spec.label for spec in fields_for(submission.product_id is not None)}
    labels |= {PRINT: "Drucktext", "pictures": "Bilder"}
    found = submission.comments.filter(is_from_firm=False, done_at=None).order_by("at", "pk")
    return [(labels.get(one.field, ""), one.text) for one in found]


def _about(submission: Submission) -> Mapping[str, Any]:
    title = str(submission.product or submission.company)
    return {"submission": submission, "title": title, "entry": quoted(title)}


def _key(submission: Submission, template: str, at: datetime) -> str:
    return f"submission:{submission.key}:{template}:{at.timestamp():.6f}"
