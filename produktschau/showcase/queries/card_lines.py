"""The small print of a product's card: who makes it, where, of what. Short, because five names would push the next row down."""

from collections.abc import Sequence

from django.utils.translation import gettext

MOST_NAMED = 3
"""Makers and places named one by one; of more, two makers are named and places are counted."""
MATERIALS = 2
DOT = "\u00a0· "
"""Stays at the end of a line: one that begins with a dot reads as a list."""


def makers_line(names: Sequence[str]) -> str:
    """„Kelterei Streuwiese, Imkerei Lindenwinkel und 3 weitere“, in the language in force."""
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    return gettext("%(first)s, %(second)s und %(more)d weitere") % {
        "first": names[0],
        "second": names[1],
        "more": len(names) - 2,
    }


def about_line(places: Sequence[str], materials: Sequence[str]) -> str:
    """„Penig · Rossau · Ton“ with what the thing is made of; „5 Orte · Honig und Wachs“ where there are many places."""
    many = len(places) > MOST_NAMED
    named = [gettext("%(number)d Orte") % {"number": len(places)}] if many else places
    return DOT.join([*named, *materials[:MATERIALS]])
