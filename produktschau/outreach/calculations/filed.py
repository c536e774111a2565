"""What is kept of a mail that somebody files: subject, day, plain text. Nothing else of it is ever looked at again.

Read with the older, plain parser of the standard library: the newer one takes minutes over a header made to that end.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from html.parser import HTMLParser
from typing import TypeAlias

MOST_BYTES = 15 * 1024 * 1024
MOST_PARTS = 200
LONGEST_HEADER = 2000
MOST_LINES = 50
"""Lines of one folded header."""
LONGEST_TEXT = 20_000
LONGEST_SUBJECT = 200
LONGEST_ID = 250
_SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript"})
_BREAKS = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "blockquote", "table", "ul", "ol"})

Mail: TypeAlias = "Message[str, str]"


class _Short(policy.Compat32):
    """Cuts every header before anything looks into it: taking one of a megabyte apart lasts for minutes."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and beginning of the value."""
        name, value = super().header_source_parse([line[:LONGEST_HEADER] for line in sourcelines[:MOST_LINES]])
        return name, value[:LONGEST_HEADER]


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
        mail = BytesParser(policy=_Short()).parsebytes(content)
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


def _filed(mail: Mail) -> Filed:
    addresses = getaddresses([_header(mail, "From")])
    return Filed(
        subject=_clean(_decoded(_header(mail, "Subject")))[:LONGEST_SUBJECT].strip() or "(ohne Betreff)",
        sent_at=_sent(_header(mail, "Date")),
        text=_text(mail),
        message_id=_clean(_header(mail, "Message-ID"))[:LONGEST_ID],
        senders=tuple(_clean(address).lower() for _, address in addresses if "@" in address),
    )


def _is_mail(mail: Mail) -> bool:
    return bool(_header(mail, "From") or _header(mail, "Received")) and bool(
        _header(mail, "Date") or _header(mail, "Subject")
    )


def _header(mail: Mail, name: str) -> str:
    return str(mail.get(name, ""))[:LONGEST_HEADER]


def _decoded(raw: str) -> str:
    try:
        return str(make_header(decode_header(raw)))
    except (LookupError, ValueError, MessageError):  # an encoding nobody knows, or spoilt
        return raw


def _sent(raw: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(raw)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def _text(mail: Mail) -> str:
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


def _content(part: Mail) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:  # an encoding nobody knows
        return content.decode("utf-8", "replace")


def _tidy(text: str) -> str:
    short = text[: 4 * LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    readable = "".join(sign for sign in short if sign == "\n" or sign.isprintable() or sign == "\xa0")
    lines = "\n".join(line.rstrip() for line in readable.split("\n"))
    whole = re.sub(r"\n{3,}", "\n\n", lines).strip()
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
