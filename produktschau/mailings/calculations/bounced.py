"""Reads a mail that came back: which address it could not reach, for good or for now.

Delivery status notifications by RFC 3464; older mail servers say it in ``X-Failed-Recipients``. Read with the plain parser of the
standard library, every header cut short, as for mails that are filed.
"""

import re
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from typing import TypeAlias

MOST_BYTES = 5 * 1024 * 1024
MOST_PARTS = 50
MOST_RECIPIENTS = 20
LONGEST = 1000
LONGEST_WHY = 150
_ADDRESS = re.compile(r"[^\s<>;,()\"]{1,64}@[^\s<>;,()\"]{1,250}")
_STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
_WORDS = {
    "5.1.1": "Das Postfach gibt es nicht",
    "5.1.2": "Die Domain gibt es nicht",
    "5.1.10": "Das Postfach gibt es nicht",
    "5.2.1": "Das Postfach ist abgeschaltet",
    "5.2.2": "Das Postfach ist voll",
    "5.4.4": "Die Domain nimmt keine Mails an",
    "5.7.1": "Der Empfänger lehnt unsere Mails ab",
}

Mail: TypeAlias = "Message[str, str]"


class NotABounce(ValueError):
    """The file says nothing about an address that could not be reached; the message says what to do."""


@dataclass(frozen=True)
class Failed:
    """One address a mail could not reach. ``is_lasting``: another try will not help. ``why`` is German and names nobody."""

    email: str
    is_lasting: bool
    why: str


class _Short(policy.Compat32):
    """Cuts every header before anything looks into it."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse([line[:LONGEST] for line in sourcelines[:MOST_PARTS]])
        return name, value[:LONGEST]


def read_bounce(content: bytes) -> list[Failed]:
    """The addresses a returned mail (.eml) names, each once. Raises ``NotABounce``."""
    if len(content) > MOST_BYTES:
        raise NotABounce(
            "Die Datei ist größer als 5 MB. Speichern Sie die Mail ohne Anhänge und laden Sie sie dann hoch."
        )
    try:
        mail = BytesParser(policy=_Short()).parsebytes(content)
        found = _reported(mail) or _named(mail)
    # The parser of the standard library raises many kinds of errors on mails that break the rules.
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise NotABounce("Die Mail ist beschädigt. Tragen Sie die Adresse beim Betrieb von Hand ein.") from error
    if not found:
        raise NotABounce(
            "In dieser Datei steht keine Meldung über eine unzustellbare Mail. Tragen Sie die Adresse beim Betrieb von Hand ein."
        )
    return list({one.email: one for one in reversed(found)}.values())[::-1][:MOST_RECIPIENTS]


def _reported(mail: Mail) -> list[Failed]:
    """What the parts „message/delivery-status“ say: one block of headers for each recipient."""
    found = []
    for part in list(mail.walk())[:MOST_PARTS]:
        if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
            continue
        blocks = part.get_payload()
        for block in blocks[: MOST_RECIPIENTS + 1] if isinstance(blocks, list) else []:
            failed = _of_block(block) if isinstance(block, Message) else None
            if failed is not None:
                found.append(failed)
    return found


def _of_block(block: Mail) -> Failed | None:
    told = _header(block, "Original-Recipient") or _header(block, "Final-Recipient")
    address = _ADDRESS.search(told.partition(";")[2] or told)
    action = _header(block, "Action").strip().lower()
    if address is None or action in {"delivered", "relayed", "expanded"}:
        return None
    status = _STATUS.search(_header(block, "Status")) or _STATUS.search(_header(block, "Diagnostic-Code"))
    is_lasting = status.group(1) == "5" if status else action == "failed"
    return Failed(address.group().lower(), is_lasting, _why(status.group() if status else "", is_lasting))


def _named(mail: Mail) -> list[Failed]:
    """What Exim and others say in a header of their own; they report only what failed for good."""
    told = _header(mail, "X-Failed-Recipients")
    return [Failed(found.group().lower(), True, _why("", True)) for found in _ADDRESS.finditer(told)]


def _why(status: str, is_lasting: bool) -> str:
    words = _WORDS.get(status, "Die Mail kam zurück" if is_lasting else "Die Mail ist verspätet")
    return f"{words} ({status})"[:LONGEST_WHY] if status else words


def _header(mail: Mail, name: str) -> str:
    return str(mail.get(name, ""))[:LONGEST]
