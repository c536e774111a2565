"""Tags of the region's charts: ``{% load charts %}``."""

from django import template

register = template.Library()


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
