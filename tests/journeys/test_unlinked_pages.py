"""Pages of the desk to which no link leads from the first page of each kind: they hold for everyone too."""

import json

from playwright.sync_api import Browser

from tests.journeys.beside import in_the_house
from tests.journeys.pages import LOOKS, admit, context, look_through
from tests.journeys.served import Served

SCRIPT = """
import json
from django.urls import reverse
from produktschau.exchange.models import Notice
from produktschau.meetings.models import Attendee, Meeting
from produktschau.relations.models import Party
from produktschau.showcase.models import Company
from tests.factories.attendance import photo
from tests.factories.introductions import introduction
meeting = Meeting.objects.exclude(attendances=None).order_by("-starts_at")[0]
notice = Notice.objects.filter(stage="open")[0]
party = Party.objects.filter(introduction__stage="accepted").order_by("-pk")[0]
firms = Company.objects.filter(state="published").exclude(email="").order_by("-pk")[:2]
draft = introduction(*firms, asked=False)
person = Attendee.objects.exclude(code="").order_by("-pk")[0]
pages = {
    "exchange_house:notice_change": [notice.key],
    "meetings_house:attendance_all": [meeting.key],
    "meetings_house:badge": [person.code],
    "meetings_house:photo_change": [photo(meeting).key],
    "meetings_house:preview": [meeting.key],
    "relations_house:introduction_change": [draft.key],
    "relations_house:outcome_entered": [party.introduction.key, party.pk],
}
print("PAGES" + json.dumps({name: reverse(name, args=told) for name, told in pages.items()}))
"""


def test_pages_no_link_leads_to_hold(browser: Browser, served: Served) -> None:
    pages: dict[str, str] = json.loads(in_the_house(served, SCRIPT).partition("PAGES")[2])
    assert len(pages) == 7
    with context(browser, LOOKS[0]) as person:
        admit(person.new_page(), served, served.manager)
        answers = {
            name: person.request.get(f"{served.url}{path}", max_redirects=0).status for name, path in pages.items()
        }
        assert set(answers.values()) == {200}, answers
        assert look_through(person, served, pages.values()) == []
