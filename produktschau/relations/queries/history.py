"""Introductions, supply relations and joint products as happenings of a firm."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from produktschau.lib.dates import begin_of
from produktschau.outreach.engine.history import Happening, Happenings
from produktschau.relations.models import Confidence, JointWork, Outcome, Party, Stage, SupplyRelation
from produktschau.relations.rules import may_see_introductions, may_see_supplies
from produktschau.showcase.models import Company


def introductions_of(company: Company, most: int) -> Iterator[Happening]:
    """With whom it was introduced, what both said and what came of it; two queries.

    What the other firm answered is told to this one only when both agreed.
    """
    rows = Party.objects.filter(company=company).select_related("introduction")
    rows = rows.exclude(introduction__stage=Stage.DRAFT).prefetch_related("introduction__parties__company")
    for one in rows.order_by("-introduction__made_at", "-pk")[:most]:
        introduction = one.introduction
        other = next((str(each.company) for each in introduction.parties.all() if each.pk != one.pk), "")
        url = reverse("relations_house:introduction", args=[introduction.key])
        source, said = one.source, one.confirmed_at is not None
        yield Happening(introduction.asked_at or introduction.made_at, f"Vermittlung mit {other}", url, source)
        if one.answered_at is not None:
            text = f"{one.get_answer_display()}: Vermittlung mit {other}"
            yield Happening(one.answered_at, text, url, source, said)
        if introduction.accepted_at is not None:
            came = f", daraus wurde: {Outcome(introduction.outcome).label}" if introduction.outcome else ""
            yield Happening(introduction.accepted_at, f"verbunden mit {other}{came}", url, source, said)
        elif introduction.ended_at is not None:
            text = f"{introduction.get_stage_display()}: Vermittlung mit {other}"
            yield Happening(introduction.ended_at, text, url, is_own=False)


def introduced_number(company: Company) -> int:
    """With how many firms it was connected, each once however often."""
    mine = Party.objects.filter(company=company, introduction__stage=Stage.ACCEPTED).values("introduction")
    others = Party.objects.filter(introduction__in=mine).exclude(company=company)
    return others.order_by().values("company").distinct().count()


def supplies_of(company: Company, most: int) -> Iterator[Happening]:
    """Supply relations and joint products; two queries."""
    rows = SupplyRelation.objects.filter(Q(supplier=company) | Q(customer=company))
    rows = rows.exclude(confidence=Confidence.DROPPED).select_related("supplier", "customer")
    for one in rows.order_by("-claimed_at", "-pk")[:most]:
        url, text = (
            reverse("relations_house:supply", args=[one.key]),
            f"{one.supplier} liefert {one.what} an {one.customer}",
        )
        own = one.supplier_confirmed_at if one.supplier_id == company.pk else one.customer_confirmed_at
        begun = begin_of(one.since) if one.since else one.claimed_at
        yield Happening(begun, text, url, one.source, own is not None)
        if one.until is not None:
            yield Happening(begin_of(one.until), f"beendet: {text}", url, one.source, own is not None)
    works = JointWork.objects.filter(product__makers=company).select_related("product").distinct()
    for work in works.order_by("-since", "-pk")[:most]:
        url, said = reverse("relations_house:joint_product", args=[work.product.key]), work.confirmed_at is not None
        yield Happening(begin_of(work.since), f"gemeinsames Produkt: {work.product}", url, work.source, said)


INTRODUCTIONS = Happenings("Vermittlungen", introductions_of, may_see_introductions)
SUPPLIES = Happenings("Lieferungen", supplies_of, may_see_supplies)
