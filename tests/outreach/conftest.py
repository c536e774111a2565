"""A firm to speak with, and a purpose that only the tests know."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse

from produktschau.outreach.engine.purposes import PURPOSES, Purpose
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company
from tests.factories import region, showcase


def answered(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponse:
    """What the test's purpose shows: whose link it is, and the rest of the address."""
    status = 422 if request.POST.get("wrong") else 200
    return HttpResponse(f"{link.company.name}|{link.subject}|{rest}|{request.method}", status=status)


@pytest.fixture(name="purpose")
def test_purpose() -> Iterator[str]:
    """A purpose that holds for thirty days."""
    PURPOSES.register("test", Purpose("test", "Probe", 30, answered, is_sent_again=True))
    yield "test"
    del PURPOSES._things["test"]


@pytest.fixture
def firm(db: None) -> Company:
    """A published firm in Freiberg without any address for mails."""
    region.district()
    return showcase.company()
