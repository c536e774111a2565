"""What people type, as one line that can be kept."""


def one_line(text: str) -> str:
    """The words with single spaces; control characters (NUL too, which PostgreSQL refuses) and direction marks are gone."""
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
