"""Two managers who block each other at the same moment: one of them stays. Tried with processes of their own, on both databases."""

from tests.conftest import House

SETUP = """
import sys
import time
import django
django.setup()
from django.db import transaction
from produktschau.accounts.actions import LastManager, deactivate_user, open_account
from produktschau.accounts.models import Role, User
from produktschau.audit.record import System
from produktschau.lib.dates import now, today
BY = System("test")
def block(name):
    deactivate_user(by=BY, user=User.objects.get(name=name), at=now())
"""
OPEN = """
for name in ("Ida", "Otto"):
    open_account(by=BY, email=f"{name}@amt.example", name=name, role=Role.MANAGER, on=today(), at=now())
"""
SLOW = """
with transaction.atomic():
    block("Otto")
    print("blocked", flush=True)
    sys.stdin.readline()
    time.sleep(0.5)  # until the other one waits
"""
QUICK = """
print("begins", flush=True)
try:
    block("Ida")
except LastManager as refused:
    print(type(refused).__name__)
"""
ACTIVE = "print(sorted(User.objects.filter(is_active=True).values_list('name', flat=True)))"


def test_one_manager_stays(house: House) -> None:
    house.finished("code", SETUP + OPEN)
    slow = house.forge.start("code", SETUP + SLOW)
    assert slow.stdout.readline() == "blocked\n"
    quick = house.forge.start("code", SETUP + QUICK)
    assert quick.stdout.readline() == "begins\n"
    slow.communicate("\n")
    assert quick.communicate()[0] == "LastManager\n"
    assert house.finished("code", SETUP + ACTIVE) == "['Ida']\n"
