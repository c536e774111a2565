"""Lists and circulars of the demo, made by the steps everyone takes: one circular went out, one is a draft."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor, System
from produktschau.mailings.actions.circulars import draft_circular
from produktschau.mailings.actions.lists import change_list, except_firm, make_list
from produktschau.mailings.actions.refusing import opt_out
from produktschau.mailings.actions.sending import release_circular, send_all
from produktschau.mailings.models import Circular, DistributionList
from produktschau.mailings.queries.plan import plan_of
from produktschau.showcase.models import Company

Row = Mapping[str, str]
MADE = timedelta(days=45)
"""So long ago the lists were made."""


@transaction.atomic
def load_example_lists(*, by: Actor, at: datetime, lists: Sequence[Row], refusals: Sequence[Row]) -> int:
    """Make each list and note who wants no circulars; return the number of lists.

    ``audience`` reads „altkreis=doebeln|freiberg“; ``left_out`` is the key of a firm's source, left out for the ``reason``;
    ``days`` is how long before ``at`` somebody opted out.
    """
    for row in refusals:
        company = _firm(row["company"])
        if company is not None:
            opt_out(by=by, at=at - timedelta(days=int(row["days"])), company=company, source=row["source"])
    for row in lists:
        parameter, _, values = row["audience"].partition("=")
        made = make_list(by=by, at=at - MADE, name=row["name"])
        change_list(by=by, at=at - MADE, found=made, name=made.name, audience={parameter: values.split("|")})
        company = _firm(row["left_out"])
        if company is not None:
            except_firm(by=by, at=at - MADE, found=made, company=company, is_added=False, reason=row["reason"])
    return len(lists)


@transaction.atomic
def load_example_circulars(*, by: Actor, at: datetime, rows: Sequence[Row], sender: Actor) -> int:
    """Draft each circular so many ``days`` before ``at``; of today it stays a draft, an earlier one goes out. Return their number."""
    for row in rows:
        begun = at - timedelta(days=int(row["days"]))
        over = DistributionList.objects.get(name=row["list"])
        draft = draft_circular(by=by, at=begun, over=over, subject=row["subject"], text=row["text"])
        if begun < at:
            release_circular(by=sender, at=begun, circular=draft, seen=plan_of(draft).stamp)
            send_all(by=System("worker"), at=begun, circular=Circular.objects.get(pk=draft.pk))
    return len(rows)


def _firm(key: str) -> Company | None:
    return Company.objects.filter(external_key=key, is_invented=True).first() if key else None
