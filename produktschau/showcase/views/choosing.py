"""What a visitor chose in a public list, as its address has it."""

from django.http import HttpRequest

from produktschau.search.queries.listing import Asked, asked_for


def asked_of(request: HttpRequest) -> Asked:
    """Words, choices, order and page of the address."""
    return asked_for(request.GET.getlist)
