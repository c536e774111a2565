"""What the secret of the house makes of words: digests and codes that say nothing to who has only the database."""

from django.utils.crypto import salted_hmac

from produktschau.lib.text import KEY_ALPHABET


def address_digest(purpose: str, email: str) -> str:
    """64 hexadecimal letters by which an address is known again without being kept; each ``purpose`` has its own."""
    return salted_hmac(purpose, email.strip().lower(), algorithm="sha256").hexdigest()


def signs_of(purpose: str, words: str, *, count: int) -> str:
    """So many signs of ``KEY_ALPHABET``, about five bits each; the same for the same words."""
    number = int.from_bytes(salted_hmac(purpose, words, algorithm="sha256").digest(), "big")
    signs = []
    for _ in range(count):
        number, place = divmod(number, len(KEY_ALPHABET))
        signs.append(KEY_ALPHABET[place])
    return "".join(signs)
