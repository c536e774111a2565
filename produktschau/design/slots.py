"""Slots: places in a template that upper domains fill without the page knowing them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from produktschau.lib.points import Point

SlotContext = Callable[..., dict[str, Any] | None]
"""Called with the request (or None) and the tag's arguments; ``None`` leaves the slot empty."""


def nothing(request: HttpRequest | None, *arguments: Any) -> dict[str, Any]:
    """The context of a template that needs none."""
    return {}


@dataclass(frozen=True)
class Slot:
    """One filling of the slot called ``name``; fillings of one slot stand by ``order``."""

    name: str
    template: str
    order: int = 100
    context: SlotContext = nothing


SLOTS: Point[Slot] = Point("design.slots.SLOTS", "Fillings of named places in templates.")


def filled(name: str, request: HttpRequest | None, *arguments: Any) -> SafeString:
    """All fillings of one slot, one after the other; nothing registered gives an empty string."""
    fillings = sorted((slot for slot in SLOTS if slot.name == name), key=lambda slot: slot.order)
    parts = []
    for slot in fillings:
        context = slot.context(request, *arguments)
        if context is not None:
            parts.append(render_to_string(slot.template, context, request=request))
    return mark_safe("".join(parts))
