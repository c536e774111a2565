"""``python -m produktschau.locale`` (``make messages``): bring the English catalogue up to date and compile it."""

import sys

from produktschau.locale.messages import COMPILED, SOURCE, collect, compiled, merged, read, untranslated, written


def main() -> int:
    """Collect, merge, write, compile; 1 when messages wait for their English."""
    catalog = merged(read(), collect())
    SOURCE.parent.mkdir(parents=True, exist_ok=True)
    SOURCE.write_bytes(written(catalog))
    COMPILED.write_bytes(compiled(catalog))
    waiting = untranslated(catalog)
    sys.stdout.write(f"{len(catalog)} Texte, davon {len(waiting)} ohne Englisch.\n")
    for text in waiting:
        sys.stdout.write(f"  {text}\n")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
