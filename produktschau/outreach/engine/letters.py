"""Writes mails from templates, as text and as HTML, signed by the region."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

from django.conf import settings
from django.template import Context, engines
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from produktschau.outreach.calculations.plain import laid_out
from produktschau.region.queries import region

STYLES = Path(__file__).with_name("mail.css")


@dataclass(frozen=True)
class Written:
    """A mail that is ready: one line of subject, the text, and the same as HTML."""

    subject: str
    text: str
    html: str


class LetterHead(TypedDict):
    """What ``typeset.letter.Letters`` takes from the region."""

    sender: tuple[str, ...]
    contact: tuple[str, str]
    signed: str


def written(template: str, context: Mapping[str, Any]) -> Written:
    """The mail from ``<template>_subject.txt``, ``<template>.txt`` and ``<template>.html``; what it says of the region is there."""
    told = {"site_url": settings.SITE_URL, **context, "region": region()}
    subject = " ".join(_plain(f"{template}_subject.txt", told).split())
    html = render_to_string(f"{template}.html", {**told, "subject_line": subject, "styles": _styles()})
    return Written(subject, laid_out(_plain(f"{template}.txt", told)), html.strip() + "\n")


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


def _plain(template: str, context: Mapping[str, Any]) -> str:
    """The text of a template, in which „&“ stays „&“: it is no HTML."""
    found = engines["django"].engine.get_template(template)  # type: ignore[attr-defined]  # Django's own backend has one
    return str(found.render(Context(dict(context), autoescape=False)))


@cache
def _styles() -> SafeString:
    """The style sheet as an element: a mail has no other place for it, and no page is touched."""
    return mark_safe(f"<style>{STYLES.read_text(encoding='utf-8')}</style>")
