"""Jobs of the exchange."""

from produktschau.audit.record import System
from produktschau.exchange.actions import alerting, forgetting, reminding
from produktschau.lib.dates import now
from produktschau.work.queue import job


@job(atomic=False)
def remind_of_ends() -> None:
    """Once a day: firms are asked whether what ends within a week still holds; running it twice asks once."""
    reminding.remind_all(by=System("worker"), at=now())


@job(atomic=False)
def tell_of_news() -> None:
    """Once a day: subscribers hear of new notices; running it twice tells once."""
    alerting.tell_all(by=System("worker"), at=now())


@job
def forget_exchange() -> None:
    """Once a day: old answers are emptied, subscriptions nobody confirmed are deleted."""
    forgetting.forget_old(by=System("worker"), at=now())
