"""What a visitor chose in a public list, as its address has it."""

from django.http import HttpRequest

FACETS = ("bereich", "farbwelt", "material", "altkreis")


def chosen_words(request: HttpRequest) -> dict[str, list[str]]:
    """The words chosen in each facet."""
    return {name: request.GET.getlist(name) for name in FACETS}
