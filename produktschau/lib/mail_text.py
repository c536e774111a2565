"""The text version of a mail: lines of at most 76 signs, as RFC 5322 advises; addresses stay whole."""

import re
import textwrap

WIDTH = 76
_INDENTS = {"– ": "  ", "> ": "> "}
"""How the lines below the first begin, in points of a list and in other people's words."""


def laid_out(text: str) -> str:
    """Every paragraph in lines of ``WIDTH``; single line breaks stay, more than one empty line becomes one."""
    lines = [_wrapped(line.strip()) for line in text.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _wrapped(line: str) -> str:
    return "\n".join(
        textwrap.wrap(
            line,
            WIDTH,
            break_long_words=False,
            break_on_hyphens=False,
            subsequent_indent=_INDENTS.get(line[:2], ""),
        )
    )
