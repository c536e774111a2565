"""Products of several makers, and what they grew from."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from produktschau.networks.engine.events import TieKind
from produktschau.networks.models import Membership, Standing
from produktschau.relations.actions.joining import ALONE, FOREIGN, forget_joint_work
from produktschau.relations.models import JointWork
from produktschau.relations.queries import joint_events, supply_events
from produktschau.relations.queries.joint_works import joint_products, with_works
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company
from tests.factories import showcase
from tests.factories.introductions import accepted
from tests.factories.networks import member
from tests.factories.networks import network as a_network
from tests.factories.showcase import BY
from tests.factories.supplies import claimed, confirmed, joint_product, joint_work


class TestWhatItGrewFrom:
    """Noted by the office or told by a maker."""

    def test_is_noted_once_and_may_be_said_anew(self, firms: list[Company]) -> None:
        product = joint_product(firms[0], firms[1])
        joint_work(product, story="Am Bach.")
        joint_work(product, story="Am Fluss.")
        assert [(one.story, one.confirmed_at) for one in JointWork.objects.all()] == [("Am Fluss.", None)]

    def test_is_confirmed_by_a_maker_who_keeps_what_the_office_knows(self, firms: list[Company]) -> None:
        product = joint_product(firms[0], firms[1])
        met = accepted(firms[0], firms[1])
        joint_work(product, introduction=met)
        told = joint_work(product, is_by_firm=True, story="Am Bach.")
        assert (told.introduction, told.confirmed_at is not None) == (met, True)

    def test_needs_two_makers(self, firms: list[Company]) -> None:
        with pytest.raises(NotReady, match=ALONE[:30]):
            joint_work(showcase.product(firms[0], "Allein"))

    def test_needs_a_day_a_source_and_a_fitting_introduction(self, firms: list[Company]) -> None:
        product = joint_product(firms[0], firms[1])
        with pytest.raises(NotAcceptable) as refused:
            joint_work(product, since=timezone.localdate() + timedelta(days=1), source="")
        assert sorted(refused.value.problems) == ["since", "source"]
        with pytest.raises(NotAcceptable) as refused:
            joint_work(product, introduction=accepted(firms[0], firms[2]))
        assert refused.value.problems == {"introduction": FOREIGN}

    def test_is_taken_back(self, firms: list[Company]) -> None:
        product = joint_product(firms[0], firms[1])
        joint_work(product)
        forget_joint_work(by=BY, at=timezone.now(), product=product)
        assert JointWork.objects.count() == 0

    def test_stands_in_the_list_with_all_makers(self, firms: list[Company]) -> None:
        joint_work(joint_product(firms[0], firms[1]))
        joint_product(firms[2], firms[3], "Bank")
        showcase.product(firms[4], "Allein")
        found = with_works(joint_products())
        assert [(one.product.name, len(one.makers), one.work is None) for one in found] == [
            ("Bank", 2, True),
            ("Wollplaid", 2, False),
        ]
        assert [one.product.name for one in with_works(joint_products(company=firms[2]))] == ["Bank"]


class TestEvents:
    """Acts and ties."""

    def test_each_confirming_firm_acts_on_its_day(self, firms: list[Company]) -> None:
        circle = a_network()
        member(circle, firms[0])
        confirmed(firms[0], firms[1])
        claimed(firms[2], firms[3])
        on = timezone.localdate()
        told = [(act.company, act.on, act.networks) for act in supply_events.acts(on, on)]
        assert told == [(firms[0].pk, on, (circle.pk,)), (firms[1].pk, on, ())]
        assert list(supply_events.acts(on - timedelta(days=9), on - timedelta(days=1))) == []

    def test_a_confirmed_relation_ties_since_the_day_it_says(self, firms: list[Company]) -> None:
        on = timezone.localdate()
        confirmed(firms[0], firms[1], since=on - timedelta(days=40))
        confirmed(firms[1], firms[2])
        claimed(firms[2], firms[3])
        recent = list(supply_events.ties(on - timedelta(days=7), on))
        assert [(tie.first, tie.second, tie.on, tie.kind) for tie in recent] == [
            (firms[1].pk, firms[2].pk, on, TieKind.SUPPLY)
        ]
        assert len(list(supply_events.ties(on - timedelta(days=60), on))) == 2

    def test_counts_in_the_networks_of_that_day_whatever_became_of_the_firms(self, firms: list[Company]) -> None:
        on = timezone.localdate()
        begun = on - timedelta(days=40)
        before, later = a_network(), a_network("Die Industrie")
        for firm in firms[:2]:
            left = member(before, firm, begun - timedelta(days=60))
            Membership.objects.filter(pk=left.pk).update(standing=Standing.ENDED, until=begun)
            member(later, firm, begun + timedelta(days=1))
        noon = datetime.combine(begun, time(12), timezone.get_current_timezone())
        confirmed(firms[0], firms[1], since=begun, at=noon)
        joint_work(joint_product(firms[0], firms[1]), since=begun)
        ties = [*supply_events.ties(begun, begun), *joint_events.ties(begun, begun)]
        acts = supply_events.acts(begun, begun)
        assert [one.networks for one in ties] + [one.networks for one in acts] == [(before.pk,)] * 4

    def test_each_pair_of_makers_is_tied(self, firms: list[Company]) -> None:
        circle = a_network()
        product = showcase.product(firms[0], "Zu dritt", makers=firms[:3])
        joint_work(product, network=circle)
        on = timezone.localdate()
        ties = list(joint_events.ties(on - timedelta(days=60), on))
        assert [(tie.first, tie.second, tie.networks) for tie in ties] == [
            (firms[0].pk, firms[1].pk, (circle.pk,)),
            (firms[0].pk, firms[2].pk, (circle.pk,)),
            (firms[1].pk, firms[2].pk, (circle.pk,)),
        ]
