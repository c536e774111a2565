"""A region's own colours as a style sheet over ``tokens.css``."""

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from produktschau.design.palette import DARK, IN_PRINT, LIGHT, cleaned, colours, twofold

_DIGITS = 12


def sheet(tokens: Any) -> str:
    """The sheet; empty where nothing differs from the factory setting. Only colours of known names reach it."""
    own = cleaned(tokens)
    light, dark = own.get(LIGHT, {}), own.get(DARK, {})
    both = {name: colour for name, colour in light.items() if name not in twofold()}
    blocks = (
        ("", both),
        ("@media screen and (prefers-color-scheme: light)", {n: c for n, c in light.items() if n in twofold()}),
        ("@media screen and (prefers-color-scheme: dark)", dark),
        ("@media print", {n: c for n, c in light.items() if n in IN_PRINT}),
    )
    written = "\n".join(_block(media, chosen) for media, chosen in blocks if chosen)
    return f"@layer tokens {{\n{written}\n}}\n" if written else ""


def forced(tokens: Any, scheme: str) -> str:
    """Every colour of one scheme, whichever the browser asks for: for a preview."""
    shown = colours(cleaned(tokens), scheme)
    block = _block("", shown).replace("{", f"{{ color-scheme: {'dark' if scheme == DARK else 'light'};", 1)
    return f"@layer tokens {{\n{block}\n}}\n"


def digest(tokens: Any) -> str:
    """What tells one sheet from another, twelve hexadecimal digits; empty where there is no sheet."""
    return _digest(json.dumps(tokens, sort_keys=True)) if tokens else ""


@lru_cache(maxsize=64)
def _digest(written: str) -> str:
    text = sheet(json.loads(written))
    return sha256(text.encode()).hexdigest()[:_DIGITS] if text else ""


def _block(media: str, chosen: Mapping[str, str]) -> str:
    rule = ":root { " + " ".join(f"--{name}: {colour};" for name, colour in chosen.items()) + " }"
    return f"{media} {{ {rule} }}" if media else rule
