"""Attendances, minutes and photos of meetings for tests, made by the house's own actions."""


def attendance_things(own: object, shown: object) -> dict[str, dict[str, object]]:
    """What their addresses speak of."""
    return {}
