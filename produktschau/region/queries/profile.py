"""The region of this installation, and what it says about itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from produktschau.design.formats import day
from produktschau.region.calculations.duties import Duty, open_duties
from produktschau.region.calculations.stamp import stamp
from produktschau.region.models import Region
from produktschau.region.models.profile import THE_REGION

_ROW = f"SELECT * FROM {Region._meta.db_table} WHERE id = %s"  # noqa: S608  # the table's own name
"""Every page asks for it: written once, it costs a sixth of the query that Django would put together."""

SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("name", "Name und Leitsatz", ("name", "tagline", "tagline_en")),
    (
        "herausgeber",
        "Herausgeber",
        ("publisher_name", "publisher_address", "publisher_represented_by", "contact_email", "contact_phone"),
    ),
    ("foerderung", "Förderung", ("funding_sentence", "funding_sentence_en")),
    ("impressum", "Impressum", ("vat_id", "supervisory_authority", "content_responsible", "imprint_text")),
    (
        "datenschutz",
        "Datenschutz",
        ("privacy_officer", "privacy_contact", "privacy_recipients", "privacy_authority"),
    ),
    (
        "barrierefreiheit",
        "Barrierefreiheit",
        (
            "accessibility_status",
            "accessibility_gaps",
            "accessibility_method",
            "accessibility_assessed_on",
            "accessibility_stated_on",
            "accessibility_contact",
            "enforcement_body",
        ),
    ),
)
"""What a region fills in, as it is shown: key, title, names of fields."""
PROFILE_FIELDS = tuple(name for _, _, names in SECTIONS for name in names)
LABELS = {field.name: str(field.verbose_name) for field in Region._meta.concrete_fields}


@dataclass(frozen=True)
class Said:
    """One section, to read: its title and pairs (name for people, value as text)."""

    title: str
    facts: list[tuple[str, str]]


def region() -> Region:
    """The region's profile; before set-up an unsaved one with a neutral name. Its home district is one more query."""
    found = next(iter(Region.objects.raw(_ROW, [THE_REGION])), None)
    return found or Region(pk=THE_REGION, name="Unsere Region", slug="region")


def letterhead() -> dict[str, Any]:
    """Who writes the mails of the house."""
    return {"region": region()}


def profile_values(region: Region) -> dict[str, Any]:
    """What the region filled in, by name of field."""
    return {name: getattr(region, name) for name in PROFILE_FIELDS}


def profile_stamp(region: Region) -> str:
    """What tells this state of the profile from another."""
    return stamp(profile_values(region))


def profile_said(region: Region) -> list[Said]:
    """The profile to read, section by section."""
    return [Said(title, [(LABELS[name], _text(region, name)) for name in names]) for _, title, names in SECTIONS]


def differences(region: Region, typed: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Where what is saved differs from what somebody typed: pairs (name for people, what is saved as text)."""
    return [
        (LABELS[name], _text(region, name))
        for name in PROFILE_FIELDS
        if name in typed and (getattr(region, name) or "") != (typed[name] or "")
    ]


def missing_duties(region: Region, page: str = "") -> list[Duty]:
    """What law asks for and the region has not said yet, for one page or for all."""
    return open_duties(profile_values(region), page)


def _text(region: Region, name: str) -> str:
    shown = getattr(region, f"get_{name}_display", None)
    value = shown() if shown is not None else getattr(region, name)
    return day(value) if isinstance(value, date) else str(value or "")
