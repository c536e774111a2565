"""Writes the mails of the house from templates, as text and as HTML, under one letterhead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, engines
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from produktschau.lib.mail_text import laid_out
from produktschau.lib.points import Point

STYLES = Path(__file__).with_name("mail.css")

LETTERHEAD: Point[Callable[[], Mapping[str, Any]]] = Point(
    "design.letters.LETTERHEAD", "who writes the mails of the house: name, address, telephone"
)
"""Fills ``region`` of the templates: name, publisher_name, publisher_address, contact_phone, contact_email."""


@dataclass(frozen=True)
class Written:
    """A mail that is ready: one line of subject, the text, and the same as HTML."""

    subject: str
    text: str
    html: str


def written(template: str, context: Mapping[str, Any]) -> Written:
    """The mail from ``<template>_subject.txt``, ``<template>.txt`` and ``<template>.html``, in German whoever caused it.

    The templates extend „design/mail/letterhead.txt“ and „.html“ and find ``context``, ``site_url`` and who writes.
    """
    with override("de"):
        told = _told(context)
        subject = _subject(template, told)
        html = render_to_string(f"{template}.html", {**told, "subject_line": subject, "styles": _styles()})
        return Written(subject, laid_out(_plain(f"{template}.txt", told)), html.strip() + "\n")


def line_of(template: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and bare words of the same mail, without salutation, link and signature: for a mail that collects."""
    with override("de"):
        told = {**_told(context), "is_line": True}
        return _subject(template, told), laid_out(_plain(f"{template}.txt", told)).strip()


def office() -> str:
    """The address that answers to mails reach; empty where the region gave none."""
    return str(getattr(_told({}).get("region"), "contact_email", ""))


def _told(context: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"site_url": settings.SITE_URL}
    for give in LETTERHEAD:
        told |= give()
    return {**told, **context, "salutation": " ".join(str(context.get("salutation", "")).split())}


def _subject(template: str, told: Mapping[str, Any]) -> str:
    return " ".join(_plain(f"{template}_subject.txt", told).split())


def _plain(template: str, context: Mapping[str, Any]) -> str:
    """The text of a template, in which „&“ stays „&“: it is no HTML."""
    found = engines["django"].engine.get_template(template)  # type: ignore[attr-defined]  # Django's own backend has one
    return str(found.render(Context(dict(context), autoescape=False)))


@cache
def _styles() -> SafeString:
    """The style sheet as an element: a mail has no other place for it, and no page is touched."""
    return mark_safe(f"<style>{STYLES.read_text(encoding='utf-8')}</style>")
