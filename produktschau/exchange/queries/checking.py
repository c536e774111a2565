"""What stands against a notice before it is written: words, days, networks, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from produktschau.exchange.calculations.spans import WEEKS, against_end, end_after
from produktschau.exchange.models import Kind, Notice, Stage, Visibility
from produktschau.lib.dates import day_of
from produktschau.networks.models import Network
from produktschau.networks.queries.members import networks_of
from produktschau.showcase.calculations.values import Unfit, line, paragraphs
from produktschau.showcase.models import Company, Material

LONGEST_TEXT = 3000
OWN = "selbst"
"""The source of what a firm did itself."""
WITHOUT = {
    "title": "Der Titel fehlt. Schreiben Sie in wenigen Worten, worum es geht.",
    "text": "Die Beschreibung fehlt. Schreiben Sie in ein, zwei Sätzen, was Sie suchen oder bieten.",
}
NOT_PUBLISHED = (
    "„{}“ ist noch nicht veröffentlicht. Aushängen kann ein Betrieb, sobald sein Eintrag in der Schau zu sehen ist."
)
NO_KIND = "Wählen Sie, ob Sie etwas suchen oder etwas bieten."
NO_VISIBILITY = "Wählen Sie, wer den Aushang lesen darf."
NO_NETWORK = "Wählen Sie mindestens ein Netzwerk, dessen Mitglieder den Aushang lesen sollen."
NOT_A_MEMBER = "Im Netzwerk „{}“ ist der Betrieb nicht Mitglied. Wählen Sie ein Netzwerk, dem er angehört."
NOT_SHOWN = "Das Netzwerk „{}“ ist nicht veröffentlicht. Wählen Sie ein anderes."
NO_END = "Wählen Sie, wie lange der Aushang gilt."
NO_SOURCE = "Schreiben Sie, woher wir das wissen, zum Beispiel „Telefon“."
TOLD_IN_FUTURE = "Der Tag, an dem es gemeldet wurde, liegt in der Zukunft. Nennen Sie einen Tag bis heute."
LINES = (("title", "Der Titel", 120), ("title_en", "Der englische Titel", 120), ("amount", "Die Menge", 120))
TEXTS = (("text", "Die Beschreibung"), ("text_en", "Die englische Beschreibung"))


@dataclass
class Told:
    """What somebody says of a notice; ``words`` holds the fields of text and choice, ``problems`` one sentence for each refused field."""

    words: dict[str, Any] = field(default_factory=dict)
    networks: Sequence[Network] = ()
    materials: Sequence[Material] = ()
    problems: dict[str, str] = field(default_factory=dict)


def checked_words(company: Company, told: dict[str, Any]) -> Told:
    """Words, choice and networks of a notice of this firm, cleaned."""
    found = Told(networks=list(told["networks"]), materials=list(told["materials"]))
    for name, what, longest in LINES:
        _keep(found, name, lambda name=name, what=what, longest=longest: line(told[name], what, longest))
    for name, what in TEXTS:
        _keep(found, name, lambda name=name, what=what: paragraphs(told[name], what, LONGEST_TEXT))
    for name, sentence in WITHOUT.items():
        if not found.words.get(name) and name not in found.problems:
            found.problems[name] = sentence
    for name, allowed, sentence in (
        ("kind", Kind.values, NO_KIND),
        ("visibility", Visibility.values, NO_VISIBILITY),
    ):
        found.words[name] = told[name]
        if told[name] not in allowed:
            found.problems[name] = sentence
    if sentence := _against_networks(company, found):
        found.problems["networks"] = sentence
    return found


def checked_end(found: Told, at: datetime, weeks: int | None, expires_on: date | None) -> date:
    """The last day: so many weeks from today, or the day given; today where neither is acceptable."""
    on = day_of(at)
    if expires_on is None and weeks not in WEEKS:
        found.problems["weeks"] = NO_END
        return on
    ends = expires_on or end_after(weeks or 0, on)
    if sentence := against_end(ends, on):
        found.problems["expires_on"] = sentence
    return ends


def checked_source(found: Told, at: datetime, source: str, told_on: date | None) -> tuple[str, date]:
    """How and since when the house knows."""
    day = told_on or day_of(at)
    try:
        source = line(source, "Die Quelle", 120)
    except Unfit as unfit:
        found.problems["source"] = str(unfit)
    if not source:
        found.problems["source"] = NO_SOURCE
    if day > day_of(at):
        found.problems["told_on"] = TOLD_IN_FUTURE
    return source, day


def against_company(company: Company) -> str:
    """Why a firm cannot hang up anything; ``""`` where it can."""
    return "" if company.is_published else NOT_PUBLISHED.format(company.name)


def is_open(notice: Notice, on: date) -> bool:
    """Whether a notice is hung up on a day: not ended, and its last day has not passed."""
    return notice.stage == Stage.OPEN and notice.expires_on >= on


def _keep(found: Told, name: str, clean: Any) -> None:
    try:
        found.words[name] = clean()
    except Unfit as unfit:
        found.problems[name] = str(unfit)


def _against_networks(company: Company, found: Told) -> str:
    if found.words["visibility"] == Visibility.NETWORK:
        if not found.networks:
            return NO_NETWORK
        mine = set(networks_of(company).values_list("pk", flat=True))
        return next((NOT_A_MEMBER.format(one.name) for one in found.networks if one.pk not in mine), "")
    return next((NOT_SHOWN.format(one.name) for one in found.networks if not one.is_published), "")
