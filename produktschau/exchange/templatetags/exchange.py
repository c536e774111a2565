"""Filters for lists of notices."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def with_key(base: str, key: str) -> str:
    """The address of one notice below that of its list."""
    return f"{base}{key}/"


@register.filter
def of_firm(places: Mapping[int, str], company: int) -> str:
    """The town of a firm (primary key)."""
    return places.get(company, "")
