"""Which notices who may read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from produktschau.accounts.models import User
from produktschau.accounts.roles import AnyUser
from produktschau.exchange.models import Notice, Stage, Visibility
from produktschau.exchange.rules import may_see_exchange
from produktschau.networks.models import Membership, Standing
from produktschau.showcase.models import Company, State, Steward


@dataclass(frozen=True)
class Reader:
    """Who reads: for which firms (primary keys) they speak, to which networks these belong, and whether they work for the office."""

    companies: frozenset[int] = frozenset()
    networks: frozenset[int] = frozenset()
    is_staff: bool = False

    @property
    def is_visitor(self) -> bool:
        """Whether they see what everybody sees."""
        return not self.companies and not self.is_staff


VISITOR = Reader()


def reader_for(user: AnyUser) -> Reader:
    """Who is signed in: staff, a steward, or a visitor."""
    if not isinstance(user, User) or not user.is_active:
        return VISITOR
    firms = frozenset(Steward.objects.filter(person=user).values_list("company_id", flat=True))
    return Reader(firms, _networks_of(firms), may_see_exchange(user))


def reader_of(company: Company) -> Reader:
    """Somebody who holds a link of this firm."""
    return Reader(frozenset({company.pk}), _networks_of(frozenset({company.pk})))


def is_hung(on: date) -> Q:
    """Notices that are hung up on a day: not ended, not past their day, of a firm that is published."""
    return Q(stage=Stage.OPEN, expires_on__gte=on, company__state=State.PUBLISHED)


def shown_to(reader: Reader, on: date) -> QuerySet[Notice]:
    """The notices this reader may read on a day, the newest first."""
    hung = Notice.objects.filter(is_hung(on))
    if reader.is_staff:
        return hung
    return hung.filter(_seen_by(reader))


def public_notices(on: date) -> QuerySet[Notice]:
    """The notices everyone may read on a day, the newest first."""
    return shown_to(VISITOR, on)


def with_all(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Notices with what a list shows of them, in a fixed number of queries."""
    return notices.select_related("company").prefetch_related("networks", "materials")


def was_seen_by(reader: Reader, key: str) -> Notice | None:
    """The notice with this key if the reader may read it, or might have while it hung; whether it still does, ``is_hung`` says."""
    found = Notice.objects.select_related("company").filter(key=key)
    return (found if reader.is_staff else found.filter(_seen_by(reader))).first()


def _seen_by(reader: Reader) -> Q:
    seen = Q(visibility=Visibility.PUBLIC)
    if reader.companies:
        through = Notice.networks.through.objects.filter(network__in=reader.networks)
        seen |= Q(visibility=Visibility.REGION) | Q(company__in=reader.companies)
        seen |= Q(visibility=Visibility.NETWORK, pk__in=through.values("notice"))
    return seen


def _networks_of(firms: frozenset[int]) -> frozenset[int]:
    if not firms:
        return frozenset()
    mine = Membership.objects.filter(company__in=firms, standing=Standing.ACTIVE)
    return frozenset(mine.values_list("network_id", flat=True))
