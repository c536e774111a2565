"""What somebody wrote to a firm by a form: whole, short enough, and with a way to answer."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_noop

LONGEST_NAME, LONGEST_PHONE, LONGEST_TEXT = 120, 40, 3000
SHORTEST_TEXT = 10


def tidied(name: str, email: str, phone: str, text: str) -> dict[str, str]:
    """The four fields without stray spaces, under their names."""
    return {
        "name": " ".join(name.split()),
        "email": email.strip(),
        "phone": " ".join(phone.split()),
        "text": text.replace("\x00", "").replace("\r\n", "\n").strip(),
    }


def faults(written: dict[str, str], *, is_known: bool = False, too_long: str) -> dict[str, str]:
    """What is wrong, by field; the page translates it. ``is_known``: a firm signs, so that a name may be missing. ``too_long`` says it of the text."""
    problems = {}
    if len(written["name"]) > LONGEST_NAME or not (written["name"] or is_known):
        problems["name"] = gettext_noop("Schreiben Sie Ihren Namen, höchstens 120 Zeichen.")
    try:
        validate_email(written["email"])
    except ValidationError:
        problems["email"] = gettext_noop("Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.de.")
    if len(written["phone"]) > LONGEST_PHONE:
        problems["phone"] = gettext_noop("Die Telefonnummer ist zu lang. Schreiben Sie höchstens 40 Zeichen.")
    if len(written["text"]) < SHORTEST_TEXT:
        problems["text"] = gettext_noop("Schreiben Sie in einem Satz, worum es geht.")
    elif len(written["text"]) > LONGEST_TEXT:
        problems["text"] = too_long
    return problems
