"""Jobs of networks."""

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.networks.actions import forgetting, inviting
from produktschau.networks.models import Network
from produktschau.outreach.queries.asking import audience_companies
from produktschau.work.queue import job


@job(atomic=False)
def invite(network: int, audience: dict[str, list[str]]) -> None:
    """Ask the firms of a choice; running it twice asks each once."""
    found = Network.objects.filter(pk=network).first()
    if found is not None:
        companies = audience_companies(audience)
        inviting.invite_firms(by=System("worker"), at=now(), network=found, companies=companies)


@job
def forget_words() -> None:
    """Once a day: messages and reasons of old requests are emptied."""
    forgetting.forget_words(by=System("worker"), at=now())
