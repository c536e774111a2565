"""The history of contacts: notes of the office, mails of the house and what happened elsewhere, in one row of time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from produktschau.audit.names import names_of
from produktschau.lib.dates import day_of, today
from produktschau.lib.desk import DeskItem
from produktschau.outreach.engine.history import HAPPENINGS, Happening
from produktschau.outreach.engine.letters import firm_key
from produktschau.outreach.models import Channel, ContactNote, DigestLine
from produktschau.outreach.rules import may_see_contacts
from produktschau.showcase.models import Company, Merge
from produktschau.work.models import Mail, MailState

SIZE = 50
LATEST = 5
EXPORTED = 5000
EMPTIED = "Mail der Schau, Wortlaut nach 30 Tagen gelöscht"
TABS = {"faellig": "fällig", "kommend": "kommend", "alle": "alle Kontakte"}
_MAILS = {
    MailState.QUEUED: "wartet auf den Versand",
    MailState.SENDING: "wird gesendet",
    MailState.WITHDRAWN: "angehalten, nicht gesendet",
    MailState.FAILED: "nicht zugestellt",
    MailState.UNCERTAIN: "ungewiss, ob gesendet",
}


@dataclass(frozen=True)
class Contacted:
    """One contact with a firm. ``note`` is set where somebody wrote it down, and not for mails of the house.

    ``url``, ``is_confirmed`` and ``has_time`` matter for what happened elsewhere: its page, whether the firm said so itself, a day only.
    """

    at: datetime
    channel: str
    label: str
    subject: str
    text: str
    who: str
    is_from_firm: bool
    state: str
    note: ContactNote | None
    url: str = ""
    is_confirmed: bool = True
    has_time: bool = True


NOTES, MAILS = "notizen", "mails"


def sorts_for(user: Any) -> dict[str, str]:
    """The sorts of contacts this person may read: key → words."""
    told = {key: sort.label for key, sort in HAPPENINGS.items() if sort.permitted(user)}
    return {NOTES: "Notizen", MAILS: "Mails", **told}


def history_of(
    company: Company, *, most: int, sorts: Mapping[str, str] | None = None, sort: str = ""
) -> list[Contacted]:
    """The latest contacts with a firm, latest first: notes, mails the house sent, and of ``sorts`` what happened elsewhere; of one sort only."""
    found: list[Contacted] = []
    if sort in {"", NOTES, MAILS}:
        found += [one for one in _spoken(company, most) if not sort or (one.note is not None) == (sort == NOTES)]
    for key, label in (sorts or {}).items():
        if key in HAPPENINGS and sort in {"", key}:
            found += [_of_happening(one, label) for one in HAPPENINGS[key].of(company, most)]
    return sorted(found, key=lambda one: one.at, reverse=True)[:most]


def own_history(company: Company, *, most: int) -> list[tuple[str, Happening]]:
    """What happened with a firm as it may read it itself, latest first, with the sort; never what the office noted."""
    found = [(sort.label, one) for sort in HAPPENINGS for one in sort.of(company, most) if one.is_own]
    return sorted(found, key=lambda pair: pair[1].at, reverse=True)[:most]


def history_rows(company: Company, user: Any, sort: str) -> Iterator[tuple[Any, ...]]:
    """The whole history of a firm for a table."""
    for one in history_of(company, most=EXPORTED, sorts=sorts_for(user), sort=sort):
        said = "ja" if one.is_confirmed else "nein"
        yield company.key, company.name, day_of(one.at), one.label, one.subject, one.text, one.who, one.state, said


def _of_happening(one: Happening, label: str) -> Contacted:
    return Contacted(
        at=one.at,
        channel="",
        label=label,
        subject=one.text,
        text="",
        who=one.source,
        is_from_firm=False,
        state="" if one.is_confirmed else "vom Betrieb noch nicht bestätigt",
        note=None,
        url=one.url,
        is_confirmed=one.is_confirmed,
        has_time=False,
    )


def _spoken(company: Company, most: int) -> list[Contacted]:
    """Notes, mails and lines of daily mails, whose rows are only read."""
    notes = list(ContactNote.objects.filter(company=company).select_related("contact")[:most])
    mails = list(Mail.objects.filter(_to_firm(company)).order_by("-queued_at", "-pk")[:most])
    lines = list(DigestLine.objects.filter(_to_firm(company)).order_by("-queued_at", "-pk")[:most])
    names = names_of(
        {*(note.noted_by for note in notes), *(mail.queued_by for mail in mails), *(line.queued_by for line in lines)}
    )
    return [
        *(_of_note(note, names[note.noted_by].label) for note in notes),
        *(_of_mail(mail, names[mail.queued_by].label) for mail in mails),
        *(_of_line(line, names[line.queued_by].label) for line in lines),
    ]


def _to_firm(company: Company) -> Q:
    """The mails and lines to a firm, also those to entries that became one with it."""
    merged = Merge.objects.filter(kept_key=company.key, undone_at=None).values_list("gone_key", flat=True)
    which = Q(key__startswith=firm_key(company.key))
    for key in merged:
        which |= Q(key__startswith=firm_key(key))
    return which


def _of_note(note: ContactNote, who: str) -> Contacted:
    label = f"{note.get_channel_display()}, {note.contact.name}" if note.contact else note.get_channel_display()
    return Contacted(note.happened_at, note.channel, label, note.subject, note.text, who, note.is_from_firm, "", note)


def _of_mail(mail: Mail, who: str) -> Contacted:
    state = _MAILS.get(MailState(mail.state), "")
    return Contacted(
        at=mail.sent_at or mail.queued_at,
        channel=Channel.MAIL,
        label="Mail der Schau",
        subject=mail.subject or EMPTIED,
        text=mail.text,
        who=who,
        is_from_firm=False,
        state=state,
        note=None,
    )


def _of_line(line: DigestLine, who: str) -> Contacted:
    return Contacted(
        at=line.sent_at or line.queued_at,
        channel=Channel.MAIL,
        label="Tagesmail der Schau",
        subject=line.subject,
        text=line.text,
        who=who,
        is_from_firm=False,
        state="" if line.sent_at else "wartet auf die Tagesmail",
        note=None,
    )


@dataclass(frozen=True)
class ContactList:
    """The list of contacts of all firms."""

    page: Page[ContactNote]
    tabs: list[tuple[str, str, int]]
    tab: str
    word: str
    names: dict[str, Any]


def contact_list(tab: str, word: str, page: str | None, on: date) -> ContactList:
    """What is to be taken up again until today, what later, or all; ``word`` is sought in firm, subject and note."""
    tab = tab if tab in TABS else "faellig"
    notes = ContactNote.objects.select_related("company", "contact")
    for sought in word.split():
        fits = Q(company__name__icontains=sought) | Q(subject__icontains=sought) | Q(text__icontains=sought)
        notes = notes.filter(fits)
    found = {"faellig": due(notes, on), "kommend": coming(notes, on), "alle": notes}
    tabs = [(name, label, found[name].count()) for name, label in TABS.items()]
    ordered = found[tab] if tab == "alle" else found[tab].order_by("follow_up_on", "pk")
    shown = Paginator(ordered, SIZE).get_page(page)
    return ContactList(shown, tabs, tab, word, dict(names_of({note.noted_by for note in shown})))


def due(notes: QuerySet[ContactNote], on: date) -> QuerySet[ContactNote]:
    """What is to be taken up again, until a day."""
    return notes.filter(follow_up_on__lte=on, followed_up_at=None)


def coming(notes: QuerySet[ContactNote], on: date) -> QuerySet[ContactNote]:
    """What is to be taken up again after a day."""
    return notes.filter(follow_up_on__gt=on, followed_up_at=None)


def is_of_firm(company: Company, senders: Iterable[str]) -> bool:
    """Whether one of the addresses is the firm's, one of its people's, or lies in the firm's own domain."""
    people = [*company.contacts.values_list("email", flat=True)]
    people += company.stewards.values_list("person__email", flat=True)
    known = {address.lower() for address in (company.email, *people) if address}
    host = company.website.partition("//")[2].partition("/")[0].partition(":")[0].lower().removeprefix("www.")
    return any(sender in known or (host and sender.endswith(f"@{host}")) for sender in senders)


def _due(user: Any) -> int | None:
    return due(ContactNote.objects.all(), today()).count() if may_see_contacts(user) else None


FOLLOW_UPS = DeskItem("Wiedervorlagen", _due, "bei Betrieben nachfassen, wie vorgenommen", "outreach:contacts")
