"""Supply relations and joint products for tests, made by the house's own actions."""


def supply_things(own: object, shown: object) -> dict[str, dict[str, object]]:
    """What their addresses speak of."""
    return {}
