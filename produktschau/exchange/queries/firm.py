"""What a firm's own pages show of the exchange."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from produktschau.exchange.calculations.spans import LATE, REMIND
from produktschau.exchange.models import Notice, Reply, Stage, Subscription
from produktschau.exchange.queries.visible import Reader, shown_to, with_all
from produktschau.lib.dates import begin_of
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company

NEW = 14
"""Days for which a notice of somebody else is new."""
SHOWN = 3


@dataclass(frozen=True)
class Own:
    """One notice of the firm on a day. ``state``: open, ending (within a week), over (can be renewed), done, withdrawn, blocked, gone."""

    notice: Notice
    replies: int
    state: str

    @property
    def mark(self) -> str:
        """Its mark."""
        return {"open": "published", "ending": "warn", "over": "warn", "done": "ok", "blocked": "stop"}.get(
            self.state, "withdrawn"
        )

    @property
    def word(self) -> str:
        """Its state in words."""
        words = {"open": "hängt aus", "ending": "läuft bald ab", "over": "abgelaufen", "gone": "abgelaufen"}
        return words.get(self.state) or str(self.notice.get_stage_display())


def own_of(notice: Notice, replies: int, on: date) -> Own:
    """A notice as its firm sees it."""
    left = (notice.expires_on - on).days
    if notice.stage != Stage.OPEN:
        return Own(notice, replies, notice.stage)
    if left < 0:
        return Own(notice, replies, "over" if -left <= LATE else "gone")
    return Own(notice, replies, "ending" if left <= REMIND else "open")


def own_notices(company: Company, on: date) -> list[Own]:
    """All notices of the firm: those that need something first, then the open ones, then what is over."""
    counted = (
        with_all(Notice.objects.filter(company=company))
        .annotate(number=Count("replies"))
        .order_by("-published_at", "-pk")
    )
    rows = [own_of(one, one.number, on) for one in counted]
    order = ["ending", "over", "open"]
    return sorted(rows, key=lambda row: order.index(row.state) if row.state in order else len(order))


def own_notice(company: Company, key: str) -> Notice | None:
    """The firm's notice with this key."""
    return with_all(Notice.objects.filter(company=company, key=key)).first()


def replies_of(notice: Notice) -> list[Reply]:
    """The answers to a notice, the newest first."""
    return list(notice.replies.filter(is_abuse=False).select_related("company"))


def reply_of(notice: Notice, key: str) -> Reply | None:
    """One of them."""
    return notice.replies.filter(key=key).first()


def new_for(company: Company, reader: Reader, on: date) -> QuerySet[Notice]:
    """What others hung up within two weeks and is meant for this firm: in its networks, or of a material it works with; the newest first."""
    since = begin_of(on - timedelta(days=NEW))
    materials = company.maker_rows.values("product__materials")
    fits = Q(pk__in=Notice.networks.through.objects.filter(network__in=reader.networks).values("notice"))
    fits |= Q(pk__in=Notice.materials.through.objects.filter(material__in=materials).values("notice"))
    return shown_to(reader, on).filter(fits, published_at__gte=since).exclude(company=company)


def subscriptions_of(company: Company, emails: Collection[str]) -> list[Subscription]:
    """What was ordered in the firm's name under these addresses and holds or waits."""
    mine = Subscription.objects.filter(company=company, ended_at=None).prefetch_related("networks")
    wanted = {one.lower() for one in emails if one}
    return [one for one in mine if one.email.lower() in wanted]


def ordered_by(link: PersonalLink, at: datetime) -> Subscription | None:
    """The subscription a link was given for in its mails, while it holds."""
    kind, _, key = link.subject.partition(":")
    found = Subscription.objects.filter(key=key, company=link.company, ended_at=None).first()
    return found if kind == "subscription" else None
