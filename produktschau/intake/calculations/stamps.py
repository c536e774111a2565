"""A short text that tells one state of a submission's words from another."""

from datetime import UTC, datetime


def stamp(number: int, at: datetime) -> str:
    """„3.1795512345000000“: the version's number and the moment it was last written, in microseconds since 1970 (UTC).

    The number alone would not do: whoever saves twice in a row replaces the own latest version.
    """
    since = at.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return f"{number}.{(since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds}"
