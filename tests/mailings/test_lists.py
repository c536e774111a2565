"""Lists: a choice with a name, firms added and taken out by hand, and by which way each is reached."""

from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.mailings.actions.lists import change_list, delete_list, except_firm, forget_exception, make_list
from produktschau.mailings.models import Circular, DistributionList, ListException, Way
from produktschau.mailings.queries.firms import NotFound, firm_called
from produktschau.mailings.queries.reach import reach_of
from produktschau.showcase.actions import NotAcceptable, NotReady, appoint_steward, change_company, withdraw_company
from produktschau.showcase.actions.company_parts import ContactFields
from produktschau.showcase.actions.merging import merge
from tests import cast
from tests.factories import showcase
from tests.forms import main_form
from tests.mailings.conftest import BY, Firms, released


def ways(found: DistributionList) -> dict[str, str]:
    """Name of the firm → way."""
    return {target.company.name: str(target.way.value) for target in reach_of(found).targets}


def test_every_firm_has_a_way_or_a_reason(all_firms: DistributionList) -> None:
    reach = reach_of(all_firms)
    assert [(one.company.name, one.way, one.why) for one in reach.targets] == [
        ("Ahorn Tischlerei", Way.MAIL, ""),
        ("Buchbinderei Kern", Way.LETTER, ""),
        ("Stille Mühle", Way.NONE, "weder E-Mail noch vollständige Anschrift"),
    ]
    assert (reach.total, reach.mails, reach.firms_by_mail, reach.letters, reach.unreached) == (3, 1, 1, 1, 1)


def test_the_salutation_is_that_of_the_person_written_to(all_firms: DistributionList, firms: Firms) -> None:
    people: list[ContactFields] = [{"name": "Frau Dr. Anna Berg", "email": "berg@ahorn.example"}]
    change_company(by=BY, at=cast.NOW, company=firms.mailed, contacts=people)
    first = reach_of(all_firms).targets[0]
    assert (first.salutation, first.where) == ("Guten Tag Frau Dr. Berg,", "Frau Dr. Anna Berg <berg@ahorn.example>")


def test_a_choice_narrows_the_list_and_a_state_too(all_firms: DistributionList) -> None:
    def chosen(**audience: Any) -> list[str]:
        told: dict[str, Any] = {"by": BY, "at": cast.NOW, "found": all_firms, "name": "Alle Betriebe"}
        return list(ways(change_list(**told, audience=audience)))

    assert chosen(stand=["draft"]) == ["Stille Mühle"]
    assert chosen(gemeinde=["14522180"]) == ["Ahorn Tischlerei", "Buchbinderei Kern"]
    assert chosen(gemeinde=["erfunden"], frei=["x"]) == ["Ahorn Tischlerei", "Buchbinderei Kern", "Stille Mühle"]


def test_a_firm_by_hand_goes_before_the_choice(all_firms: DistributionList, firms: Firms) -> None:
    told: dict[str, Any] = {"by": BY, "at": cast.NOW, "found": all_firms}
    all_firms = change_list(**told, name="Entwürfe", audience={"stand": ["draft"]})
    except_firm(**told, company=firms.mailed, is_added=True, reason="war gefragt")
    except_firm(**told, company=firms.mute, is_added=False, reason="zieht um")
    assert list(ways(all_firms)) == ["Ahorn Tischlerei"]
    forget_exception(by=BY, at=cast.NOW, exception=ListException.objects.get(company=firms.mute))
    assert list(ways(DistributionList.objects.get())) == ["Ahorn Tischlerei", "Stille Mühle"]


def test_an_exception_needs_a_reason(all_firms: DistributionList, firms: Firms) -> None:
    with pytest.raises(NotAcceptable, match="warum"):
        except_firm(by=BY, at=cast.NOW, found=all_firms, company=firms.mute, is_added=False, reason=" ")


def test_a_withdrawn_firm_gets_nothing(all_firms: DistributionList, firms: Firms) -> None:
    withdraw_company(by=BY, at=cast.NOW, company=firms.mailed)
    assert ways(all_firms)["Ahorn Tischlerei"] == "none"


def test_one_address_gets_one_mail_even_for_two_firms(all_firms: DistributionList, firms: Firms) -> None:
    change_company(by=BY, at=cast.NOW, company=firms.mute, email="POST@ahorn.example")
    last = reach_of(all_firms).targets[-1]
    assert (last.way, last.why) == (Way.NONE, "gleiche Adresse wie „Ahorn Tischlerei“")


def test_two_lists_cannot_have_one_name(all_firms: DistributionList) -> None:
    with pytest.raises(NotAcceptable, match="gibt es schon"):
        make_list(by=BY, at=cast.NOW, name="  alle   BETRIEBE ")
    with pytest.raises(NotAcceptable, match="Namen"):
        make_list(by=BY, at=cast.NOW, name=" ")


def test_who_saves_a_list_second_is_told_and_loses_no_choice(all_firms: DistributionList, manager: User) -> None:
    browser, page = cast.client_of(manager), f"/leitstand/verteiler/{all_firms.key}/"
    opened = main_form(browser.get(page).content.decode())
    assert browser.post(f"{page}speichern/", {**opened, "name": "Erste", "stand": ["draft"]}).status_code == 302
    second = browser.post(f"{page}speichern/", {**opened, "name": "Zweite", "stand": ["published"]})
    shown = " ".join(unescape(second.content.decode()).split())
    assert second.status_code == 409
    assert [words for words in ("Jemand anderes", "Erste", "Stand des Eintrags: Entwurf") if words not in shown] == []
    again = main_form(second.content.decode())
    assert (again["name"], again["stand"]) == ("Zweite", "published")
    assert browser.post(f"{page}speichern/", again).status_code == 302
    assert DistributionList.objects.values_list("name", "audience").get() == ("Zweite", {"stand": ["published"]})


def test_a_refused_name_loses_no_choice(all_firms: DistributionList, manager: User) -> None:
    make_list(by=BY, at=cast.NOW, name="Vergeben")
    browser, page = cast.client_of(manager), f"/leitstand/verteiler/{all_firms.key}/"
    opened = main_form(browser.get(page).content.decode())
    refused = browser.post(f"{page}speichern/", {**opened, "name": "Vergeben", "stand": ["draft"]})
    told = main_form(refused.content.decode())
    assert (refused.status_code, told["name"], told["stand"], told["expected"]) == (
        422,
        "Vergeben",
        "draft",
        opened["expected"],
    )


def test_an_exception_ended_twice_is_on_record_once(all_firms: DistributionList, firms: Firms) -> None:
    exception = except_firm(by=BY, at=cast.NOW, found=all_firms, company=firms.mute, is_added=False, reason="zieht um")
    for _ in range(2):
        forget_exception(by=BY, at=cast.NOW, exception=exception)
    assert (ListException.objects.count(), Entry.objects.filter(verb="list.exception_ended").count()) == (0, 1)


def test_a_list_with_circulars_stays(circular: Circular) -> None:
    with pytest.raises(NotReady):
        delete_list(by=BY, at=cast.NOW, found=circular.list)


def test_a_firm_is_found_by_key_name_or_part(firms: Firms) -> None:
    assert firm_called(firms.mute.key.lower()) == firms.mute
    assert firm_called("stille mühle" if connection.vendor == "postgresql" else "Stille Mühle") == firms.mute
    assert firm_called("Kern") == firms.written
    for typed, told in (("", "Schreiben Sie"), ("Zwirn", "gibt es nicht"), ("e", "passt auf mehrere")):
        with pytest.raises(NotFound, match=told):
            firm_called(typed)


def test_statements_do_not_grow_with_the_list(all_firms: DistributionList, firms: Firms, steward: User) -> None:
    appoint_steward(by=BY, company=firms.mailed, person=steward, on=cast.TODAY, at=cast.NOW)
    with CaptureQueriesContext(connection) as few:
        reach_of(all_firms)
    for number in range(6):
        showcase.company(f"Werk {number}", email=f"werk{number}@werk.example")
    with CaptureQueriesContext(connection) as many:
        assert reach_of(all_firms).total == 9
    assert (len(few), len(many)) == (len(many), 8)


def test_merged_firms_keep_their_exceptions_and_their_history(circular: Circular, firms: Firms) -> None:
    except_firm(by=BY, at=cast.NOW, found=circular.list, company=firms.mute, is_added=True, reason="gefragt")
    released(circular)
    merge(by=BY, at=cast.NOW, kept=firms.written, gone=firms.mute)
    assert ListException.objects.get().company == firms.written
    assert [one.company for one in circular.deliveries.order_by("pk")] == [firms.mailed, firms.written]


def test_the_page_names_addresses_only_to_those_who_write(
    all_firms: DistributionList, editor: User, officer: User, auditor: User
) -> None:
    page = reverse("mailings:list", args=[all_firms.key])
    piece = reverse("mailings:list_reach", args=[all_firms.key])
    for person, sees in ((editor, True), (officer, False), (auditor, False)):
        for path in (page, piece):
            answer = cast.client_of(person).get(path).content.decode()
            assert ("post@ahorn.example" in answer, "1 per E-Mail" in answer) == (sees, True)


def test_names_of_firms_and_lists_stay_text(client: Client, manager: User, firms: Firms) -> None:
    showcase.company("<script>alert(1)</script> Werk")
    made = make_list(by=BY, at=cast.NOW, name="<img src=x onerror=alert(1)>")
    page = cast.client_of(manager).get(reverse("mailings:list", args=[made.key])).content.decode()
    assert ("<script>alert" in page, "<img src=x" in page) == (False, False)


def test_a_firm_is_taken_out_at_its_page(all_firms: DistributionList, firms: Firms, editor: User) -> None:
    browser, path = cast.client_of(editor), reverse("mailings:list_except", args=[all_firms.key])
    wrong = browser.post(path, {"firm": "Zwirn", "is_added": "nein", "reason": "x"})
    assert (wrong.status_code, "gibt es nicht" in wrong.content.decode()) == (422, True)
    done = browser.post(path, {"firm": firms.mailed.key, "is_added": "nein", "reason": "zieht um"})
    assert (done.status_code, "Ahorn Tischlerei" in ways(DistributionList.objects.get())) == (302, False)
