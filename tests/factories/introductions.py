"""Introductions and their outcome for tests, made by the house's own actions."""


def introduction_things(own: object, shown: object) -> dict[str, dict[str, object]]:
    """What their addresses speak of."""
    return {}
