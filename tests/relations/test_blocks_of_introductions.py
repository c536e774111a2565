"""Who does not want to be introduced is left in peace, and the other firm never hears of it."""

import pytest
from django.utils import timezone

from produktschau.exchange.engine.keeping_apart import are_kept_apart
from produktschau.relations.actions.blocking import block, lift
from produktschau.relations.models import Block
from produktschau.relations.queries.apart import apart_from, kept_apart
from produktschau.relations.queries.introduction_merging import objections
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests import cast
from tests.factories.introductions import accepted, introduction
from tests.factories.showcase import BY

NOW = timezone.now


def test_a_pair_is_kept_apart_both_ways_and_others_are_not(firms: list[Company]) -> None:
    block(by=BY, at=NOW(), company=firms[0], other=firms[1], source="Telefon")
    assert [kept_apart(*pair) for pair in ((firms[0], firms[1]), (firms[1], firms[0]), (firms[0], firms[2]))] == [
        True,
        True,
        False,
    ]
    assert [apart_from(one) for one in firms[:3]] == [{firms[1].pk}, {firms[0].pk}, set()]
    assert are_kept_apart(firms[1].pk, firms[0].pk)


def test_who_wants_none_is_kept_apart_from_all(firms: list[Company]) -> None:
    block(by=BY, at=NOW(), company=firms[0], source="Telefon")
    assert apart_from(firms[0]) == {one.pk for one in firms[1:]}
    assert apart_from(firms[1]) == {firms[0].pk}
    assert not are_kept_apart(firms[1].pk, firms[0].pk)


def test_the_same_wish_is_noted_once_and_can_be_lifted_once(firms: list[Company]) -> None:
    first = block(by=BY, at=NOW(), company=firms[0], other=firms[1], source="Telefon")
    assert block(by=BY, at=NOW(), company=firms[0], other=firms[1], source="Gespräch") == first
    with pytest.raises(NotAcceptable):
        lift(by=BY, at=NOW(), block=first, source=" ")
    lift(by=BY, at=NOW(), block=first, source="Gespräch")
    with pytest.raises(NotReady):
        lift(by=BY, at=NOW(), block=first, source="Gespräch")
    assert not kept_apart(firms[0], firms[1])


def test_a_block_ends_what_waits_and_tells_nobody_why(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    block(by=BY, at=NOW(), company=firms[0], other=firms[1], reason="Streit", source="Telefon")
    made.refresh_from_db()
    assert made.stage == "withdrawn"
    assert len(Mail.objects.all()) == 2
    assert not any("Streit" in mail.text or "möchte nicht" in mail.text for mail in Mail.objects.all())


def test_the_desk_sets_and_lifts_blocks_with_a_source(firms: list[Company]) -> None:
    client = cast.client_of(cast.enter("manager"))
    told = {"betrieb": firms[0].key, "mit": "", "source": ""}
    assert client.post("/leitstand/vermittlungen/sperren/", told).status_code == 422
    assert client.post("/leitstand/vermittlungen/sperren/", {**told, "source": "Telefon"}).status_code == 302
    (made,) = Block.objects.all()
    assert (made.company, made.other, made.source) == (firms[0], None, "Telefon")
    assert "niemandem" in client.get("/leitstand/vermittlungen/sperren/").content.decode()
    path = f"/leitstand/vermittlungen/sperren/{made.pk}/aufheben/"
    client.post(path, {"source": ""})
    assert Block.objects.filter(ended_at=None).count() == 1
    client.post(path, {"source": "Telefon"})
    assert Block.objects.filter(ended_at=None).count() == 0


def test_the_desk_does_not_say_who_said_no(firms: list[Company]) -> None:
    block(by=BY, at=NOW(), company=firms[0], other=firms[1], reason="Streit", source="Telefon")
    client = cast.client_of(cast.enter("manager"))
    for pair in ((0, 1), (1, 0)):
        path = f"/leitstand/vermittlungen/neu/?betrieb={firms[pair[0]].key}&mit={firms[pair[1]].key}"
        page = client.get(path).content.decode()
        assert "Diese beiden Betriebe können nicht vermittelt werden." in page
        assert "Streit" not in page
        assert 'name="reason"' not in page


def test_firms_of_one_introduction_do_not_become_one(firms: list[Company]) -> None:
    made = accepted(firms[0], firms[1])
    assert objections(firms[0], firms[2]) == []
    assert objections(firms[1], firms[0]) == [
        f"Die beiden stehen zusammen in der Vermittlung {made.key}. Ziehen Sie sie zurück, wenn sie noch gilt, und löschen Sie sie dann."
    ]
