"""German quotation marks around a name that may hold some itself."""

_INNER = str.maketrans({"„": "‚", "“": "‘", "”": "‘", '"': "‘"})


def quoted(name: str) -> str:
    """„Küchentuch ‚Montag‘“: marks inside become single ones (DIN 5008)."""
    return f"„{name.translate(_INNER)}“"
