"""Needs, offers and answers of invented firms, for the demo."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.exchange.actions.ending import block_notice, close_notice, note_outcome, withdraw_notice
from produktschau.exchange.actions.posting import post_notice
from produktschau.exchange.actions.replying import answer_notice
from produktschau.exchange.models import Notice, Stage
from produktschau.networks.models import Network
from produktschau.showcase.models import Company, Material

Row = Mapping[str, str]
YES = "ja"
BY_PHONE = "Telefon"
WORDS = ("kind", "title", "title_en", "text", "text_en", "amount", "visibility")
ADDRESS = "beispiel@example.org"


@transaction.atomic
def load_example_notices(
    *, by: Actor, at: datetime, rows: Sequence[Row], replies: Sequence[Row], networks: Mapping[str, Network]
) -> dict[str, Notice]:
    """Hang up each row so many ``days`` before ``at`` for so many ``weeks``, with its answers; no mail goes out.

    ``networks`` gives them by the words of the column „networks“. Rows of firms that are not there, or not invented, are left out.
    Return the notices by their „id“.
    """
    made: dict[str, Notice] = {}
    for row in rows:
        company = _firm(row["company"])
        if company is not None:
            made[row["id"]] = _posted(by, at - timedelta(days=int(row["days"])), company, row, networks)
    for reply in sorted(replies, key=lambda one: -int(one["days"])):
        if reply["notice"] in made:
            _answered(by, at - timedelta(days=int(reply["days"])), made[reply["notice"]], reply)
    for row in rows:
        if row["id"] in made:
            _ended(by, at, made[row["id"]], row)
    return {key: Notice.objects.get(pk=one.pk) for key, one in made.items()}


def _posted(by: Actor, at: datetime, company: Company, row: Row, networks: Mapping[str, Network]) -> Notice:
    is_confirmed = row["confirmed"] == YES
    words: dict[str, Any] = {name: row[name] for name in WORDS}
    return post_notice(
        by=by,
        at=at,
        company=company,
        **words,
        materials=list(Material.objects.filter(slug__in=_several(row["materials"]))),
        networks=[networks[name] for name in _several(row["networks"]) if name in networks],
        weeks=int(row["weeks"]),
        source="selbst über persönlichen Link" if is_confirmed else BY_PHONE,
        confirmed=is_confirmed,
        is_told=False,
        is_invented=True,
    )


def _answered(by: Actor, at: datetime, notice: Notice, row: Row) -> None:
    reply = answer_notice(
        by=by,
        at=at,
        notice=notice,
        company=_firm(row["company"]) if row["company"] else None,
        name=row["name"],
        email=ADDRESS,
        text=row["text"],
        is_told=False,
    )
    if row["came_of"]:
        note_outcome(by=by, at=at, notice=notice, reply=reply.key, came_of=row["came_of"])


def _ended(by: Actor, at: datetime, notice: Notice, row: Row) -> None:
    """End it a day after its last answer, but not after its day."""
    last = notice.replies.order_by("-sent_at").values_list("sent_at", flat=True).first() or notice.published_at
    moment = min(at, last + timedelta(days=1))
    if row["stage"] == Stage.DONE:
        close_notice(by=by, at=moment, notice=notice, came_of=row["came_of"] or "none")
    elif row["stage"] == Stage.WITHDRAWN:
        withdraw_notice(by=by, at=moment, notice=notice)
    elif row["stage"] == Stage.BLOCKED:
        block_notice(by=by, at=moment, notice=notice, reason="Das ist ein Beispiel.", is_told=False)


def _firm(key: str) -> Company | None:
    return Company.objects.filter(external_key=key, is_invented=True).first()


def _several(said: str) -> list[str]:
    return [one for one in said.split("|") if one]
