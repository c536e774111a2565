"""What a house really sent, read from the folder its mails go to: as those read it whom it reaches."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from tests.journeys.served import Served

PATIENCE_SECONDS = 90
PAUSE_SECONDS = 0.2
BETWEEN = re.compile(rb"\n-{79}\n")
LINK = re.compile(r"https?://\S+?(/(?:m|konto)/[^\s<>\"]+/)")


@dataclass(frozen=True)
class Letter:
    """One mail: whom it names as recipient, its subject, its words as text and as HTML, its headers by name."""

    to: str
    subject: str
    text: str
    html: str
    headers: dict[str, str]

    @property
    def words(self) -> str:
        """The text in one line, however it was broken."""
        return " ".join(self.text.split())

    @property
    def link(self) -> str:
        """The path of the first personal link, or of the link that sets a password; ``""`` for none."""
        found = LINK.search(self.text)
        return found.group(1) if found else ""


class Mails:
    """The mails of a house, in the order in which they were sent."""

    def __init__(self, served: Served) -> None:
        self._folder = served.folder / "mails"

    def sent(self, words: str = "", to: str = "") -> list[Letter]:
        """All whose subject holds the words, to one address or to any."""
        return [one for one in self._all() if words in one.subject and (not to or one.to == to)]

    def latest(self, to: str, words: str) -> Letter:
        """The latest to an address whose subject holds the words; waits for the worker."""
        return self.awaited(words, 1, to)[-1]

    def awaited(self, words: str, number: int, to: str = "") -> list[Letter]:
        """At least so many mails whose subject holds the words; waits for the worker."""
        until = time.monotonic() + PATIENCE_SECONDS
        while len(found := self.sent(words, to)) < number:
            if time.monotonic() > until:
                there = [(one.to, one.subject) for one in self._all()]
                raise AssertionError(
                    f"{len(found)} of {number} mails „{words}“ to {to or 'anybody'}; there are {there}"
                )
            time.sleep(PAUSE_SECONDS)
        return found

    def _all(self) -> Iterator[Letter]:
        for file in sorted(self._folder.glob("*.log"), key=lambda one: one.stat().st_mtime_ns):
            for part in BETWEEN.split(file.read_bytes())[:-1]:  # what comes after the last line is still being written
                mail = message_from_bytes(part, policy=policy.default)
                yield _letter(mail)


def _letter(mail: EmailMessage) -> Letter:
    headers = {name: str(value).strip() for name, value in mail.items()}
    return Letter(headers["To"], headers["Subject"], _body(mail, "plain"), _body(mail, "html"), headers)


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
