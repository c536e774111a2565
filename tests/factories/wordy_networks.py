"""Words of networks, meetings, the exchange and relations that no other row of the table has: reasons, programmes, what came of it."""

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from produktschau.exchange.models import Notice
from produktschau.meetings.models import Meeting, ProgrammeItem
from produktschau.networks.models import Network
from produktschau.relations.actions.introducing import record_told
from produktschau.relations.models import Introduction, OutcomeReport
from produktschau.showcase.models import Company, Product
from tests.cast import NOW, TODAY
from tests.factories.exchange import notice
from tests.factories.meetings import meeting
from tests.factories.showcase import BY
from tests.factories.supplies import joint_work

OFF, DOWN, TOLD = "WRDYMT", "WRDYNT", "WRDYNN"
"""The keys of a meeting that was cancelled, of a notice that was taken down, and of an introduction by word of mouth."""
PAGES = (f"/leitstand/treffen/{OFF}/", f"/leitstand/boerse/{DOWN}/", f"/leitstand/vermittlungen/{TOLD}/")


def network_rows(things: Mapping[str, Mapping[str, Any]]) -> None:
    """A contact by consent, a programme, what was called off or taken down, what firms told the office."""
    shown = Company.objects.get(key=things["shown company"]["key"])
    consent = {"contact_consent_on": TODAY, "contact_consent_wording": "Ja, gern."}
    Network.objects.update(contact_name="Erna Uhlig", **consent)
    told: dict[str, Any] = {"title": "Werkstattgang", "begins": time(18), "speaker": "Erna Uhlig", "company": shown}
    ProgrammeItem.objects.create(meeting=Meeting.objects.get(key=things["own meeting"]["key"]), **told)
    off = meeting(Network.objects.get(key=things["own network"]["key"]), title="Abgesagtes Treffen")
    cancelled = {"stage": "cancelled", "cancelled_at": NOW, "cancel_reason": "Der Saal ist gesperrt."}
    Meeting.objects.filter(pk=off.pk).update(key=OFF, **cancelled)
    down = notice(shown, "Abgenommener Aushang")
    blocked = {"stage": "blocked", "closed_at": NOW, "closed_reason": "Das ist Werbung."}
    Notice.objects.filter(pk=down.pk).update(key=DOWN, **blocked)
    joint_work(Product.objects.get(key=things["joint product"]["key"]), story="Am Buffet.", story_en="At the buffet.")
    _outcomes(Introduction.objects.get(key=things["connected introduction"]["key"]))
    _by_word_of_mouth(shown, Company.objects.get(name="Vermittelte Sattlerei"))


def _outcomes(made: Introduction) -> None:
    for one in made.parties.all():
        OutcomeReport.objects.create(
            party=one, after_days=0, reported_at=NOW, outcome="joint", note="Das läuft.", product_name="Eine Bank",
            source="Telefon", told_on=TODAY,
        )  # fmt: skip


def _by_word_of_mouth(first: Company, second: Company) -> None:
    day = TODAY - timedelta(days=9)
    made = record_told(by=BY, at=NOW, first=first, second=second, reason="Holz", source="Telefon", told_on=day)
    Introduction.objects.filter(pk=made.pk).update(key=TOLD)
