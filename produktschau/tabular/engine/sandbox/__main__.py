"""The reading process: a file on standard input, lines of JSON on standard output.

The last line is ``["end", format, notes]`` or ``["refused", sentence]``. Without one the process was ended by a limit.
"""

import json
import sys

from produktschau.tabular.calculations.limits import CPU_SECONDS, LARGEST_BYTES, LARGEST_RESULT, MEMORY, UnreadableTable
from produktschau.tabular.engine.sandbox.packed import DAMAGED

TOO_MUCH = "Die Datei braucht beim Öffnen zu viel Speicher. Löschen Sie, was nicht gebraucht wird, oder teilen Sie sie."


def main() -> None:
    """Read, check, write."""
    _limit()
    data = sys.stdin.buffer.read(LARGEST_BYTES + 1)
    try:
        _tell(data)
    except UnreadableTable as refusal:
        _write(json.dumps(["refused", str(refusal)]) + "\n")
    except MemoryError:
        _write(json.dumps(["refused", TOO_MUCH]) + "\n")
    except BaseException:  # calamine panics at some broken files, and a panic is no Exception
        _write(json.dumps(["refused", DAMAGED]) + "\n")


def _tell(data: bytes) -> None:
    from produktschau.tabular.engine.sandbox.looking import look_through
    from produktschau.tabular.engine.sandbox.values import lines

    found = look_through(data)
    size = 0
    for line in lines(data, found):
        size += len(line)
        if size > LARGEST_RESULT // 2:
            raise UnreadableTable(TOO_MUCH)
        _write(line)
    _write(json.dumps(["end", found.format, found.notes]) + "\n")


def _write(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8", "replace"))


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_RESULT, LARGEST_RESULT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
