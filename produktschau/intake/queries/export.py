"""Everything the house holds of a firm, as plain values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from produktschau.intake.calculations.comparing import shown
from produktschau.intake.calculations.contents import fields_for
from produktschau.intake.models import Submission, Version
from produktschau.intake.queries.contents import content_of
from produktschau.intake.queries.effect import effect_of
from produktschau.intake.queries.past import writer_of
from produktschau.intake.queries.words import words_for_fields
from produktschau.outreach.models import ContactNote, PersonalLink
from produktschau.showcase.models import Company, Product

LEAVING = "Der Betrieb möchte die Schau verlassen"
"""The subject under which the wish to leave is noted."""


def wish_to_leave(company: Company) -> ContactNote | None:
    """The firm's wish to leave that nobody has followed up yet."""
    return ContactNote.objects.filter(
        company=company, subject=LEAVING, is_from_firm=True, follow_up_on__isnull=False, followed_up_at=None
    ).first()


def firm_data(company: Company, *, on: date) -> dict[str, Any]:
    """Entry, people, products, pictures, rounds with all their versions, links, what was counted; up to this day."""
    effect = effect_of(company, on=on)
    return {
        "Stand": on,
        "Betrieb": _record(company) | _of_company(company),
        "Produkte": [_record(product) for product in Product.objects.filter(makers=company).order_by("sort_key", "pk")],
        "Einreichungen": [
            _round(one)
            for one in Submission.objects.filter(company=company)
            .select_related("product", "call")
            .order_by("opened_at", "pk")
        ],
        "persönliche Links": [
            {
                "für": link.name or link.email,
                "ausgestellt": link.made_at,
                "gültig bis": link.expires_at,
                "beendet": link.ended_at,
            }
            for link in PersonalLink.objects.filter(company=company).order_by("pk")
        ],
        "gezählt": {month.label: {"geöffnet": month.opened, "gemerkt": month.kept} for month in effect.months},
    }


def _record(record: Company | Product) -> dict[str, Any]:
    is_product = isinstance(record, Product)
    return {
        "Kurzschlüssel": record.key,
        "Stand": record.get_state_display(),
        "öffentlich seit": record.published_at,
        **_words(content_of(record), is_product),
        "Bilder": [
            {"Beschreibung": one.alt, "Nachweis": one.credit, "Breite": one.width, "Höhe": one.height}
            for one in record.pictures.all()
        ],
    }


def _of_company(company: Company) -> dict[str, Any]:
    return {
        "Firma": company.legal_name,
        "Einwilligung vom": company.consent_on,
        "Wortlaut der Einwilligung": company.consent_wording,
        "Standorte": [site.line for site in company.sites.all()],
        "Zertifikate": [one.name for one in company.certificates.all()],
        "Links": [one.url for one in company.links.all()],
        "Personen": [
            {
                "Name": one.name,
                "Aufgabe": one.role,
                "E-Mail": one.email,
                "Telefon": one.phone,
                "öffentlich": one.is_published,
                "Einwilligung vom": one.consent_on,
                "Wortlaut": one.consent_wording,
            }
            for one in company.contacts.all()
        ],
        "zuständig": [
            {"Person": str(one.person), "seit": one.since_on} for one in company.stewards.select_related("person")
        ],
    }


def _round(submission: Submission) -> dict[str, Any]:
    return {
        "Kurzschlüssel": submission.key,
        "zu": str(submission.product or submission.company),
        "Aufruf": submission.call.title if submission.call else "",
        "Stand": submission.get_stage_display(),
        "begonnen": submission.opened_at,
        "eingereicht": submission.submitted_at,
        "beendet": submission.closed_at,
        "Fassungen": [_version(submission, one) for one in submission.versions.order_by("number")],
        "Bemerkungen": [
            {"wann": one.at, "von": "Betrieb" if one.is_from_firm else "Redaktion", "Feld": one.field, "Text": one.text}
            for one in submission.comments.all()
        ],
        "Freigaben": [
            {"wann": one.at, "Teil": one.get_part_display(), "freigegeben": one.is_given, "Begründung": one.reason}
            for one in submission.approvals.all()
        ],
    }


def _version(submission: Submission, version: Version) -> dict[str, Any]:
    return {
        "Nummer": version.number,
        "wann": version.at,
        "von": writer_of(version),
        **_words(version.content, submission.product_id is not None),
        "Drucktext": version.print_text,
    }


def _words(content: Mapping[str, Any], is_product: bool) -> dict[str, str]:
    names = words_for_fields()
    return {spec.label: shown(spec, content.get(spec.name), names) for spec in fields_for(is_product)}
