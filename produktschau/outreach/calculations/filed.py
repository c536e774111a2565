"""What is kept of a mail that somebody files: subject, day, plain text. Nothing else of it is ever looked at again."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser

MOST_BYTES = 15 * 1024 * 1024
MOST_PARTS = 200
LONGEST_TEXT = 20_000
LONGEST_SUBJECT = 200
LONGEST_ID = 250
_SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript"})
_BREAKS = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "blockquote", "table", "ul", "ol"})


class NotAMail(ValueError):
    """The file cannot be filed as a mail; the message says why."""


@dataclass(frozen=True)
class Filed:
    """A mail as it is kept. ``sent_at`` is ``None`` where the mail does not say; ``senders`` are bare addresses."""

    subject: str
    sent_at: datetime | None
    text: str
    message_id: str
    senders: tuple[str, ...]


def read_mail(content: bytes) -> Filed:
    """Read the bytes of an .eml file. Attachments, pictures and markup are left out. Raises ``NotAMail``."""
    if len(content) > MOST_BYTES:
        raise NotAMail("Die Datei ist größer als 15 MB. Speichern Sie die Mail ohne Anhänge und legen Sie sie dann ab.")
    try:
        mail = BytesParser(policy=policy.default).parsebytes(content)
        filed = _filed(mail) if _is_mail(mail) else None
    # The parser of the standard library raises many kinds of errors on mails that break the rules.
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise NotAMail(
            "Die Mail ist beschädigt. Kopieren Sie ihren Text in eine Notiz, statt sie abzulegen."
        ) from error
    if filed is None:
        raise NotAMail(
            "Das ist keine Mail. Speichern Sie sie in Ihrem Mailprogramm als .eml und wählen Sie diese Datei."
        )
    return filed


def _filed(mail: EmailMessage) -> Filed:
    return Filed(
        subject=_subject(mail),
        sent_at=_sent(mail),
        text=_text(mail),
        message_id=_clean(str(mail.get("Message-ID", "")))[:LONGEST_ID],
        senders=_senders(mail),
    )


def _is_mail(mail: EmailMessage) -> bool:
    return any(mail.get(name) for name in ("From", "Received", "Message-ID")) and bool(
        mail.get("Date") or mail.get("Subject")
    )


def _subject(mail: EmailMessage) -> str:
    return _clean(str(mail.get("Subject", "")))[:LONGEST_SUBJECT] or "(ohne Betreff)"


def _sent(mail: EmailMessage) -> datetime | None:
    try:
        moment: datetime | None = getattr(mail.get("Date"), "datetime", None)
        return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _senders(mail: EmailMessage) -> tuple[str, ...]:
    addresses: tuple[Address, ...] = getattr(mail.get("From"), "addresses", ())
    return tuple(_clean(one.addr_spec).lower() for one in addresses if one.addr_spec)


def _text(mail: EmailMessage) -> str:
    """The plain part, else the words of the HTML part."""
    plain: list[str] = []
    marked: list[str] = []
    for place, part in enumerate(mail.walk()):
        if place >= MOST_PARTS:
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html"):
            (plain if kind == "text/plain" else marked).append(_content(part))
    words = "\n\n".join(plain) if any(one.strip() for one in plain) else "\n\n".join(map(_words, marked))
    return _tidy(words)


def _content(part: EmailMessage) -> str:
    try:
        content = part.get_content()
    except (LookupError, UnicodeError):  # an encoding nobody knows
        content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else str(content)


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    readable = "".join(sign for sign in lines if sign == "\n" or sign.isprintable())
    whole = re.sub(r"\n{3,}", "\n\n", readable).strip()
    return whole if len(whole) <= LONGEST_TEXT else whole[: LONGEST_TEXT - 2].rstrip() + " …"


def _clean(text: str) -> str:
    """One line without control signs."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


class _Words(HTMLParser):
    """Collects what a reader of the HTML would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self.skipped += 1
        elif tag in _BREAKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self.skipped = max(self.skipped - 1, 0)
        elif tag in _BREAKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.found.append(re.sub(r"\s+", " ", data))


def _words(html: str) -> str:
    reader = _Words()
    reader.feed(html[: 20 * LONGEST_TEXT])
    return "".join(reader.found)
