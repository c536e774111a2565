"""What must go on after the grant, and who carries it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from produktschau.networks.actions.continuation import (
    AGREED_IN_FUTURE,
    GONE,
    NOBODY,
    TWICE,
    confirm_task,
    refuse_task,
    write_task,
)
from produktschau.networks.models import Network
from produktschau.networks.queries.continuation import plan_of, uncarried_first
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories import networks, showcase
from tests.factories.showcase import BY

AT = timezone.now


def test_a_task_is_carried_when_somebody_agreed_on_a_day(network: Network) -> None:
    carried = networks.task(network, "Einladen", carrier_name="Kammer", agreed_on=networks.days_ago(3))
    talked = networks.task(network, "Aufräumen", carrier_name="Kammer")
    assert (carried.is_carried, talked.is_carried) == (True, False)


def test_the_plan_sums_what_is_carried_and_what_is_not(network: Network) -> None:
    networks.task(network, "Einladen", carrier_name="Kammer", agreed_on=networks.days_ago(3))
    networks.task(network, "Schreiben", hours_per_year=Decimal("12.5"), cost_cents=None, is_funded=False)
    plan = plan_of(network)
    assert (plan.carried.tasks, plan.carried.hours, plan.carried.cents) == (1, Decimal(40), 120_000)
    assert (plan.open.tasks, plan.open.hours, plan.open.cents) == (1, Decimal("12.5"), 0)
    assert (plan.whole.hours, plan.whole.unknown, plan.funded.tasks) == (Decimal("52.5"), 1, 1)


def test_what_nobody_carries_stands_first(network: Network) -> None:
    networks.task(network, "Einladen", carrier_name="Kammer", agreed_on=networks.days_ago(3))
    networks.task(network, "Schreiben")
    assert [task.title for task in uncarried_first()] == ["Schreiben", "Einladen"]


def test_an_agreement_needs_somebody_and_a_day_that_has_been(network: Network) -> None:
    for given, sentence in (
        ({"agreed_on": networks.days_ago(1)}, NOBODY),
        ({"agreed_on": networks.days_ago(-1), "carrier_name": "Kammer"}, AGREED_IN_FUTURE),
    ):
        with pytest.raises(NotAcceptable) as refused:
            networks.task(network, **given)
        assert refused.value.problems == {"agreed_on": sentence}


def test_a_task_stands_in_the_plan_once(network: Network) -> None:
    networks.task(network)
    with pytest.raises(NotAcceptable) as refused:
        networks.task(network)
    assert refused.value.problems == {"title": TWICE}


def test_a_firm_that_is_said_to_carry_it_is_asked_and_confirms(network: Network, firm: Company) -> None:
    made = write_task(by=BY, at=AT(), network=network, title="Einladen", carrier=firm)
    assert Mail.objects.get().to == "zimmerei@example.org"
    done = confirm_task(by=BY, at=AT(), task=made, company=firm)
    assert (done.agreed_on, done.confirmed_at is not None) == (timezone.localdate(), True)


def test_another_carrier_has_not_confirmed(network: Network, firm: Company) -> None:
    made = confirm_task(by=BY, at=AT(), task=networks.task(network, carrier=firm), company=firm)
    other = showcase.company("Dachdeckerei Kamm")
    changed = write_task(by=BY, at=AT(), network=network, task=made, title=made.title, carrier=other, is_told=False)
    assert changed.confirmed_at is None


def test_only_the_firm_that_is_named_confirms(network: Network, firm: Company) -> None:
    made = networks.task(network, carrier=firm)
    with pytest.raises(NotReady) as refused:
        confirm_task(by=BY, at=AT(), task=made, company=showcase.company("Dachdeckerei Kamm"))
    assert str(refused.value) == GONE


def test_a_firm_that_says_no_carries_nothing(network: Network, firm: Company) -> None:
    made = networks.task(network, carrier=firm, agreed_on=networks.days_ago(2))
    done = refuse_task(by=BY, at=AT() + timedelta(seconds=1), task=made, company=firm)
    assert (done.carrier, done.is_carried) == (None, False)
