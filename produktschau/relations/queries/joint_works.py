"""Products that several firms make together, and what they grew from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from produktschau.design.formats import day
from produktschau.lib.dates import day_of
from produktschau.meetings.models import Attendance, Meeting
from produktschau.networks.models import Network
from produktschau.networks.queries.members import networks_of
from produktschau.relations.models import Introduction, JointWork, Stage
from produktschau.showcase.models import Company, Maker, Product, State

LEAST = 2
"""So many makers make a joint product."""
GROWN = "hier"
"""What „stand“ of an address asks for: only products of which is known how they came about here."""


@dataclass(frozen=True)
class JointProduct:
    """A product of several makers, and what is known of how it came about."""

    product: Product
    makers: Sequence[Company]
    work: JointWork | None

    @property
    def standing(self) -> tuple[str, str]:
        """Mark and word."""
        if self.work is None:
            return "open", "Herkunft nicht bekannt"
        if self.work.confirmed_at is None:
            return "submitted", "eingetragen, nicht bestätigt"
        return "published", "von einem Hersteller bestätigt"


def joint_products(*, company: Company | None = None, grown: bool = False) -> QuerySet[Product]:
    """Products with several makers, by name; ``company``: those it makes; ``grown``: those known to have come about here."""
    several = Maker.objects.values("product").annotate(number=Count("company", distinct=True)).filter(number__gte=LEAST)
    rows = Product.objects.filter(pk__in=several.values("product"))
    if company is not None:
        rows = rows.filter(maker_rows__company=company)
    if grown:
        rows = rows.filter(pk__in=JointWork.objects.values("product"))
    return rows.order_by("sort_key", "pk")


def with_works(products: QuerySet[Product]) -> list[JointProduct]:
    """The products with makers and what is known, in a fixed number of queries."""
    makers = Maker.objects.select_related("company").order_by("position", "pk")
    found = list(products.prefetch_related(Prefetch("maker_rows", queryset=makers, to_attr="all_makers")))
    works = {one.product_id: one for one in _works().filter(product__in=[product.pk for product in found])}
    return [JointProduct(one, [row.company for row in _makers(one)], works.get(one.pk)) for one in found]


def work_of(product: Product) -> JointWork | None:
    """What is known of how a product came about."""
    return _works().filter(product=product).first()


def public_work(product: Product) -> JointWork | None:
    """The same where it may be told to everyone: the product and several of its makers are public. One query where nothing is known."""
    work = work_of(product)
    if work is None or not product.is_published:
        return None
    return work if len(public_makers(product)) >= LEAST else None


def public_makers(product: Product) -> list[Company]:
    """Makers everyone may see, in their order."""
    rows = Maker.objects.filter(product=product, company__state=State.PUBLISHED).select_related("company")
    return [row.company for row in rows.order_by("position", "pk")]


def network_works(network: Network) -> list[JointProduct]:
    """Public joint products that grew from a network, the newest first."""
    works = JointWork.objects.filter(network=network, product__state=State.PUBLISHED).order_by("-since", "-pk")
    found = {one.product.pk: one for one in with_works(Product.objects.filter(pk__in=works.values("product")))}
    told = (found.get(number) for number in works.values_list("product_id", flat=True))
    return [one for one in told if one is not None and _shown(one.makers) >= LEAST]


def public_joint_products() -> QuerySet[Product]:
    """Published products that several public firms make and of which it is known how they came about."""
    shown = Maker.objects.filter(company__state=State.PUBLISHED).values("product")
    several = shown.annotate(number=Count("company", distinct=True)).filter(number__gte=LEAST)
    noted = JointWork.objects.values("product")
    return Product.objects.filter(state=State.PUBLISHED, pk__in=several.values("product")).filter(pk__in=noted)


def choices_for(product: Product, *, company: Company | None = None, before: date) -> dict[str, Any]:
    """What the origin of a product may be chosen from: introductions, meetings and networks of its makers (or of one of them)."""
    makers = [company.pk] if company else list(product.maker_rows.values_list("company_id", flat=True))
    return {
        "introduction": _introductions(makers),
        "meeting": _meetings(makers, before),
        "network": networks_of(company) if company else Network.objects.all(),
    }


def _introductions(makers: Collection[int]) -> QuerySet[Introduction]:
    rows = Introduction.objects.filter(stage=Stage.ACCEPTED, parties__company__in=makers)
    return rows.prefetch_related("parties__company").order_by("-made_at").distinct()


def _meetings(makers: Collection[int], before: date) -> QuerySet[Meeting]:
    there = Attendance.objects.filter(company__in=makers).values("meeting")
    return Meeting.objects.filter(pk__in=there, starts_at__date__lte=before).order_by("-starts_at")


def met(meeting: Meeting) -> str:
    """A meeting in a list to choose from."""
    return f"{meeting.title}, {day(day_of(meeting.starts_at))}"


def introduced(introduction: Introduction) -> str:
    """An introduction in a list to choose from."""
    firms = " und ".join(party.company.name for party in introduction.parties.all())
    return f"{firms}, {day(day_of(introduction.made_at))}"


def _works() -> QuerySet[JointWork]:
    return JointWork.objects.select_related("introduction", "meeting", "network")


def _makers(product: Product) -> list[Maker]:
    return getattr(product, "all_makers", [])


def _shown(makers: Sequence[Company]) -> int:
    return sum(one.is_published for one in makers)
