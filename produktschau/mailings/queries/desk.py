"""What of circulars waits at the Leitstand."""

from datetime import timedelta
from typing import Any

from produktschau.lib.dates import now
from produktschau.lib.desk import DeskItem
from produktschau.mailings.models import Circular, Stage, Way
from produktschau.mailings.rules import may_send
from produktschau.work.models import MailState

RECENT = timedelta(days=14)
"""So long somebody can still do something about a mail that did not arrive."""


def _amiss(user: Any) -> int | None:
    """Circulars of these days with a mail nobody knows the fate of, or that failed."""
    if not may_send(user):
        return None
    states = [MailState.UNCERTAIN, MailState.FAILED]
    amiss = Circular.objects.exclude(stage=Stage.DRAFT).filter(
        released_at__gt=now() - RECENT, deliveries__way=Way.MAIL, deliveries__mail__state__in=states
    )
    return amiss.order_by().values("pk").distinct().count()


AMISS = DeskItem(
    "Rundschreiben der letzten 14 Tage mit offenen Zustellungen",
    _amiss,
    "nachsehen, welche Mail ungewiss oder gescheitert ist",
    "mailings:lists",
)
