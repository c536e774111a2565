"""What every page knows: the context processor."""

from typing import Any

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """Values for the base page."""
    return {}
