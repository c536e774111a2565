"""What letters and mails of the house say of it, and how mails to firms are known again."""

from typing import TypedDict

from produktschau.design.letters import Written, written
from produktschau.region.queries import region

__all__ = ["LetterHead", "Written", "firm_key", "letter_head", "reply_headers", "written"]


class LetterHead(TypedDict):
    """What ``typeset.letter.Letters`` takes from the region."""

    sender: tuple[str, ...]
    contact: tuple[str, str]
    signed: str


def firm_key(key: str) -> str:
    """How the keys of all mails to the firm with this short key begin: by it the history of contacts finds them."""
    return f"firm:{key}:"


def letter_head() -> LetterHead:
    """Who writes a letter on paper, and how to reach them."""
    here = region()
    sender = [here.publisher_name or here.name, *here.publisher_address.splitlines()]
    return {
        "sender": tuple(part.strip() for part in sender if part.strip()),
        "contact": (here.contact_phone and f"Telefon {here.contact_phone}", here.contact_email),
        "signed": here.publisher_name or here.name,
    }


def reply_headers() -> dict[str, str]:
    """Answers reach the office, not the machine."""
    office = region().contact_email
    return {"Reply-To": office} if office else {}
