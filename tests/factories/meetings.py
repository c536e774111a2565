"""Meetings, invitations and registrations for tests, made by the house's own actions."""


def meeting_things(own: object, shown: object) -> dict[str, dict[str, object]]:
    """What their addresses speak of."""
    return {}
