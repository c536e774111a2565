"""What stands between two firms before somebody introduces them: reasons against it, and what is good to know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from produktschau.design.formats import day
from produktschau.lib.dates import day_of
from produktschau.networks.engine.events import TIES, TieKind
from produktschau.outreach.queries.recipients import recipients
from produktschau.relations.models import Introduction, Outcome, Stage
from produktschau.relations.queries.apart import kept_apart
from produktschau.showcase.models import Company

OPEN = (Stage.DRAFT, Stage.ASKED)
"""Stages in which nothing is decided yet; two firms have at most one such introduction."""
BLOCKED = "Diese beiden Betriebe können nicht vermittelt werden."
FIRST_DAY = date(1990, 1, 1)


@dataclass(frozen=True)
class Known:
    """A sentence about the two, with the page it comes from."""

    sentence: str
    url: str


def between(first: Company, second: Company) -> QuerySet[Introduction]:
    """All introductions of the two, the newest first."""
    return Introduction.objects.filter(parties__company=first).filter(parties__company=second).order_by("-made_at")


def against(first: Company, second: Company, *, by_mail: bool, but: Introduction | None = None) -> dict[str, str]:
    """Why the two cannot be introduced, by field. ``by_mail``: both are to be written to; ``but``: the draft that is asked about."""
    if first.pk == second.pk:
        return {"second": "Das ist derselbe Betrieb. Wählen Sie zwei verschiedene."}
    problems = {name: why for name, one in (("first", first), ("second", second)) if (why := _hidden(one))}
    if problems:
        return problems
    if kept_apart(first, second):
        return {"second": BLOCKED}
    there = between(first, second).filter(stage__in=OPEN).exclude(pk__in=[but.pk] if but else []).first()
    if there is not None:
        words = "ist schon angelegt" if there.stage == Stage.DRAFT else "wartet noch auf Antwort"
        return {"second": f"Eine Vermittlung zwischen beiden {words} ({there.key}). Führen Sie diese weiter."}
    pairs = (("first", first), ("second", second))
    return {name: unreachable(one) for name, one in pairs if by_mail and not recipients(one)}


def unreachable(company: Company) -> str:
    """Why a firm cannot be asked by mail, and what to do."""
    return f"Von „{company}“ haben wir keine E-Mail-Adresse. Rufen Sie an, und tragen Sie die Vermittlung dann als mündlich nach."


def known(first: Company, second: Company, on: date) -> list[Known]:
    """What is good to know before: earlier introductions with their end, and what already joins the two."""
    told = [Known(_earlier(one), one.get_absolute_url()) for one in between(first, second).exclude(stage__in=OPEN)]
    return told + list(_ties(first, second, on))


def _hidden(company: Company) -> str:
    if company.is_withdrawn:
        return f"„{company}“ ist zurückgezogen. Vermittelt werden Betriebe, die in der Schau stehen."
    if not company.is_published:
        return f"„{company}“ ist noch ein Entwurf. Veröffentlichen Sie den Eintrag zuerst."
    return ""


def _earlier(one: Introduction) -> str:
    on = day(day_of(one.accepted_at or one.asked_at or one.made_at))
    if one.stage == Stage.ACCEPTED:
        came = f"Ergebnis: {Outcome(one.outcome).label}" if one.outcome else "noch kein Ergebnis gemeldet"
        return f"Die beiden wurden am {on} schon verbunden ({came})."
    ended = day(day_of(one.ended_at)) if one.ended_at else on
    how = {
        Stage.DECLINED: "ein Betrieb hat abgelehnt",
        Stage.EXPIRED: "es kam keine Antwort",
        Stage.WITHDRAWN: "sie wurde zurückgezogen",
    }
    return f"Eine Vermittlung der beiden gab es schon, ohne Erfolg: {how[Stage(one.stage)]} ({ended})."


def _ties(first: Company, second: Company, on: date) -> Iterable[Known]:
    both = {first.pk, second.pk}
    words = {TieKind.SUPPLY: "liefern", TieKind.JOINT_PRODUCT: "gemeinsames Produkt"}
    for asking in TIES:
        for tie in asking(FIRST_DAY, on):
            if {tie.first, tie.second} == both and tie.kind in words and (tie.until is None or tie.until >= on):
                yield Known(f"Die beiden arbeiten schon zusammen: {tie.label} (seit {day(tie.on)}).", tie.url)
