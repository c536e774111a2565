"""What becomes of introductions when one of the two firms is deleted for good."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.relations.actions.introducing import delete_introduction
from produktschau.relations.actions.withdrawing import end_open
from produktschau.relations.actions.writing import clear_shared, tell_party
from produktschau.relations.models import Introduction, Stage
from produktschau.showcase.models import Company

REASON = "Ein Betrieb ist nicht mehr in der Schau."


@transaction.atomic
def end_before_deleting(*, by: Actor, at: datetime, company: Company) -> None:
    """Drafts are deleted, open ones end, and the other firm is told that nothing comes of it.

    Two that were connected stay counted; what the other firm shared has no reader any more.
    """
    for one in Introduction.objects.filter(parties__company=company).order_by("pk"):
        if one.stage == Stage.DRAFT:
            delete_introduction(by=by, at=at, introduction=one)
            continue
        if one.stage == Stage.ASKED:
            end_open(by=by, at=at, introduction=one, reason=REASON, is_told=False)
            for party in one.parties.exclude(company=company).select_related("introduction", "company"):
                tell_party(by=by, at=at, party=party, what="off", key="off")
        clear_shared(by=by, introduction=one)
