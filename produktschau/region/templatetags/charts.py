"""Tags of the region's charts: ``{% load charts %}``."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from produktschau.region.calculations.charts.scales import decimals

register = template.Library()


@register.filter
def places_of(ticks: Sequence[tuple[float, float]], is_percent: bool = False) -> int:
    """Decimals with which the marks of a scale are written, so that none says another value than where it stands."""
    return decimals([mark for mark, _ in ticks], 100 if is_percent else 1)


@register.filter
def add_units(value: float, more: float) -> float:
    """A place in a drawing moved by so many units, to a tenth."""
    return round(value + more, 1)


LINE_COLOURS = ("#0b4f5c", "#b5532d", "#2c6fa8", "#2f6b3a", "#b07a00", "#5d6a75", "#1d1c1a")
"""Colours of lines where no sheet of the house is, in a file on its own."""


@register.filter
def line_colour(number: int) -> str:
    """The colour of the line with this number, from 0."""
    return LINE_COLOURS[number % len(LINE_COLOURS)]


@register.simple_tag
def opens(page: Any, *parts: str) -> SafeString:
    """Where a link goes that opens a number of the page, its key in parts; the number that is open says so."""
    key = ".".join(parts)
    if page.opened and page.opened.key == key:
        return format_html('href="{}{}#rechnung" aria-current="true"', page.opens, key)
    return format_html('href="{}{}#rechnung"', page.opens, key)
