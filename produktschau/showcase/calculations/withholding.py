"""What the permanent record of changes may hold of a record's values: nothing that speaks of a person.

The record outlives what it speaks of, so a name or number in it could not be erased (Art. 17 GDPR). Which field changed
is kept, its value is not.
"""

from collections.abc import Mapping
from typing import Any

WITHHELD = "nicht aufgezeichnet"
"""Stands in the record where a value would speak of a person."""
ALWAYS = frozenset({"email", "phone", "consent_wording"})
"""Fields that speak of a person in every company."""
IMPERSONAL = frozenset(
    {
        "state",
        "source",
        "external_key",
        "is_sole_trader",
        "is_invented",
        "consent_on",
        "checked_on",
        "size_class",
        "languages",
        "sectors",
        "trades",
        "certificates",
        "contacts",
        "person",
        "picture",
        "widths",
    }
)
"""Fields that say nothing about who it is, even where the company is a person."""


def without_person(fields: Mapping[str, Any], *, is_person: bool) -> dict[str, Any]:
    """The fields as the record may hold them; empty values stay, because „nothing“ speaks of nobody."""
    return {
        name: WITHHELD
        if value not in (None, "", [], {}) and (name in ALWAYS or (is_person and name not in IMPERSONAL))
        else value
        for name, value in fields.items()
    }
