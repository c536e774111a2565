"""What of circulars waits at the Leitstand."""

from datetime import timedelta
from typing import Any

from produktschau.lib.dates import now
from produktschau.lib.desk import DeskItem
from produktschau.mailings.models import Circular, Stage, Way
from produktschau.mailings.rules import may_send, may_write
from produktschau.work.models import MailState

RECENT = timedelta(days=14)
"""So long somebody can still do something about a mail that did not arrive."""


def _amiss(user: Any) -> int | None:
    """Circulars of these days with a mail nobody knows the fate of, or that failed, or that was withdrawn."""
    if not may_send(user):
        return None
    states = [MailState.UNCERTAIN, MailState.FAILED, MailState.WITHDRAWN]
    amiss = Circular.objects.exclude(stage=Stage.DRAFT).filter(
        released_at__gt=now() - RECENT, deliveries__way=Way.MAIL, deliveries__mail__state__in=states
    )
    return amiss.order_by().values("pk").distinct().count()


AMISS = DeskItem(
    "Rundschreiben der letzten 14 Tage mit offenen Zustellungen",
    _amiss,
    "nachsehen, welche Mail ungewiss, gescheitert oder angehalten ist",
    "mailings:lists",
)


def _drafts(user: Any) -> int | None:
    return Circular.objects.filter(stage=Stage.DRAFT).count() if may_write(user) else None


def _next(user: Any) -> str:
    return "ansehen und versenden" if may_send(user) else "fertig schreiben; versenden kann das Regionalmanagement"


DRAFTS = DeskItem("Rundschreiben als Entwurf", _drafts, _next, "mailings:lists")
