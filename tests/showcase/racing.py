"""Processes of one house that add to the same numbers, all from the same moment on."""

from tests.conftest import House

FRAME = """
import sys
from datetime import date
import django
django.setup()
{imports}
if sys.argv[1:]:
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(20):
        {count}
else:
    print({printed})
"""
DAY = "date(2026, 11, 23)"
"""The day they count on, as the code of a process says it."""
KEYS = ("AAAAAA", "BBBBBB", "CCCCCC")


def raced(house: House, *, imports: str, count: str, printed: str, processes: int) -> str:
    """What stands there once so many processes have counted ``KEYS`` twenty times each, every second one in the opposite order.

    ``count`` is the code that counts ``sys.argv[1:]`` once, ``printed`` an expression for what stands there.
    """
    code = FRAME.format(imports=imports, count=count, printed=printed)
    running = [house.forge.start("code", code, *KEYS[:: -1 if number % 2 else 1]) for number in range(processes)]
    for one in running:
        assert one.stdout.readline() == "ready\n"
    for one in running:
        one.stdin.write("\n")
        one.stdin.flush()
    assert [(one.communicate()[1], one.returncode) for one in running] == [("", 0)] * processes
    return house.forge.start("code", code).communicate()[0]
