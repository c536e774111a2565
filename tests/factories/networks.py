"""Networks with members for tests, made by the house's own actions."""


def network_things(own: object, shown: object) -> dict[str, dict[str, object]]:
    """What the addresses of networks speak of."""
    return {}
