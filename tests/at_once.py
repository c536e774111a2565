"""Two people do something at the same moment: two processes of a test's house, the second begins while the first has not ended."""

from tests.conftest import House

SETUP = """
import sys
import time
import django
django.setup()
from django.db import transaction
from django.utils import timezone
from produktschau.showcase.models import Company
from tests.factories import region, showcase
from tests.factories.showcase import BY
def firm(number):
    return Company.objects.get(name=f"Werkstatt {number}")
"""
DISTRICT = """
region.district()
showcase.words()
for number in (1, 2, 3):
    showcase.company(f"Werkstatt {number}", email=f"w{number}@example.org")
"""
FIRST = """
with transaction.atomic():
{lines}
    print("done", flush=True)
    sys.stdin.readline()
    time.sleep(0.5)  # until the other one waits
"""
SECOND = """
print("begins", flush=True)
try:
{lines}
except Exception as refused:
    print(type(refused).__name__)
"""


def at_once(house: House, *, before: str, first: str, second: str, after: str) -> tuple[str, str]:
    """What the second one was told, and what stands at the end: lines of Python, in a district with „Werkstatt“ 1 to 3.

    ``before`` is known to all; what it makes is made once (``make``). ``after`` is an expression.
    """
    setup = SETUP + before
    house.finished("code", setup + DISTRICT + "make()")
    slow = house.forge.start("code", setup + FIRST.format(lines=_deeper(first)))
    assert slow.stdout.readline() == "done\n"
    quick = house.forge.start("code", setup + SECOND.format(lines=_deeper(second)))
    assert quick.stdout.readline() == "begins\n"
    assert slow.communicate("\n")[1] == ""
    said, complaint = quick.communicate()
    assert complaint == ""
    return said.strip(), house.finished("code", f"{setup}print({after})").strip()


def _deeper(lines: str) -> str:
    return "\n".join(f"    {line}" for line in lines.strip().splitlines())
