"""Where a steward who signs in finds what a personal link would show."""

from django.urls import reverse

from produktschau.showcase.models import Company


def inside(company: Company, matter: str) -> str:
    """The path of the page of a matter („submission:K7M2QX“, „call:…“), else of the firm."""
    kind, _, key = matter.partition(":")
    if kind == "submission":
        return reverse("intake:mine_round", args=[company.key, key])
    if kind == "call":
        return reverse("intake:mine_call", args=[company.key, key])
    return reverse("intake:mine", args=[company.key])
