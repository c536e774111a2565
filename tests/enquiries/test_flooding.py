"""A firm's mailbox is not flooded by enquiries from addresses that were made up."""

from datetime import timedelta
from typing import Any

import pytest

from produktschau.audit.record import System
from produktschau.enquiries.actions.asking import TO_A_FIRM, NoWayThere, ask_firm
from produktschau.enquiries.models import Enquiry
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.cast import NOW
from tests.factories import region, showcase

pytestmark = pytest.mark.django_db


def asked(firm: Company, number: int, *, hours: int = 0) -> Enquiry:
    """An enquiry from a sender of its own."""
    told: Any = {"name": "Jana Vogel", "email": f"jana{number}@visitor.example", "text": "Ich suche zwölf Fenster."}
    return ask_firm(by=System("visitor"), at=NOW + timedelta(hours=hours), company=firm, **told)


def test_a_firm_gets_so_many_a_day_and_no_more() -> None:
    region.district()
    firm, other = (showcase.company(name, email="werk@ahorn.example") for name in ("Tischlerei", "Seilerei"))
    for number in range(TO_A_FIRM):
        asked(firm, number)
    with pytest.raises(NoWayThere):
        asked(firm, TO_A_FIRM)
    assert (Enquiry.objects.count(), Mail.objects.count()) == (TO_A_FIRM, TO_A_FIRM)
    assert [asked(other, 1).company, asked(firm, 1, hours=25).company] == [other, firm]
