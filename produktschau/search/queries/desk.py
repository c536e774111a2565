"""What the search puts on the Leitstand."""

from typing import Any

from django.http import HttpRequest

from produktschau.search.rules import may_search_staff


def desk_field(request: HttpRequest | None) -> dict[str, Any] | None:
    """The context of the search field; none for those who may not search there."""
    return {} if request is not None and may_search_staff(request.user) else None
