"""Writes down that the makers of a product found each other here, and how."""

from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.dates import day_of
from produktschau.meetings.models import Meeting
from produktschau.networks.models import Network
from produktschau.relations.models import Introduction, JointWork
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.models import Maker, Product

LONGEST_STORY, LONGEST_SOURCE = 300, 120
ALONE = (
    "Dieses Produkt macht ein Betrieb allein. Tragen Sie erst die anderen Hersteller beim Produkt ein, "
    "dann lässt sich hier sagen, wie es dazu kam."
)
FOREIGN = "Die Vermittlung verbindet andere Betriebe als die Hersteller dieses Produkts. Wählen Sie eine passende."


@transaction.atomic
def note_joint_work(
    *,
    by: Actor,
    at: datetime,
    product: Product,
    since: date | None,
    source: str,
    introduction: Introduction | None = None,
    meeting: Meeting | None = None,
    network: Network | None = None,
    story: str = "",
    story_en: str = "",
    is_by_firm: bool = False,
) -> JointWork:
    """Say from what a product of several makers grew; said again, the new words stand. ``is_by_firm``: one of its makers says so itself.

    A firm's own word keeps what the office knows of the introduction. Raises ``NotAcceptable``, ``NotReady``.
    """
    Product.objects.select_for_update().get(pk=product.pk)
    makers = set(Maker.objects.filter(product=product).values_list("company_id", flat=True))
    if len(makers) < 2:
        raise NotReady([ALONE])
    there = JointWork.objects.select_for_update().filter(product=product).first()
    if is_by_firm and there is not None:
        introduction = introduction or there.introduction
    told = _checked(since, source, story, story_en, at)
    if introduction is not None and not makers.issuperset(introduction.parties.values_list("company_id", flat=True)):
        raise NotAcceptable({"introduction": FOREIGN})
    work = there or JointWork(product=product)
    before = _told(there) if there is not None else {}
    work.since, work.source, work.story, work.story_en = told
    work.introduction, work.meeting, work.network = introduction, meeting, network
    work.noted_by, work.noted_at = by.actor_key, at
    work.confirmed_at = at if is_by_firm else work.confirmed_at
    work.save()
    verb = "joint.confirmed" if is_by_firm else "joint.noted"
    record(by=by, verb=verb, subject=f"product:{product.key}", at=at, before=before, after=_told(work))
    return work


@transaction.atomic
def forget_joint_work(*, by: Actor, at: datetime, product: Product, reason: str = "") -> None:
    """Take it back: the product stays, and nothing is said of how it came about."""
    for work in JointWork.objects.select_for_update().filter(product=product):
        subject = f"product:{product.key}"
        record(by=by, verb="joint.taken_back", subject=subject, at=at, before=_told(work), reason=reason)
        work.delete()


def _checked(since: date | None, source: str, story: str, story_en: str, at: datetime) -> tuple[date, str, str, str]:
    problems: dict[str, str] = {}
    words: dict[str, str] = {}
    for name, value, label, longest in (
        ("source", source, "Die Quelle", LONGEST_SOURCE),
        ("story", story, "„Wie es dazu kam“", LONGEST_STORY),
        ("story_en", story_en, "„Wie es dazu kam (englisch)“", LONGEST_STORY),
    ):
        try:
            words[name] = line(value, label, longest)
        except Unfit as unfit:
            problems[name] = str(unfit)
    if "source" in words and not words["source"]:
        problems["source"] = "Schreiben Sie, woher Sie es wissen, zum Beispiel „Telefon“."
    if since is None:
        problems["since"] = "Nennen Sie den Tag, seit dem es das gemeinsame Produkt gibt; ungefähr genügt."
    elif since > day_of(at):
        problems["since"] = "Dieser Tag liegt in der Zukunft. Nennen Sie den Tag, seit dem es das Produkt gibt."
    if problems or since is None:
        raise NotAcceptable(problems)
    return since, words["source"], words["story"], words["story_en"]


def _told(work: JointWork) -> dict[str, str]:
    told = {"since": work.since.isoformat(), "story": work.story}
    links = {"network": work.network, "meeting": work.meeting, "introduction": work.introduction}
    return told | {name: str(one) for name, one in links.items() if one is not None}
