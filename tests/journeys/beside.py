"""A few lines run beside a served house, in its folder and with its address: the day that comes, the job that runs at night."""

import os
import subprocess
import sys

from tests.journeys.served import CHECKOUT, Served

THE_DAY_COMES = """
from datetime import timedelta
from django.utils import timezone
from produktschau.meetings.models import Meeting
now = timezone.now()
Meeting.objects.filter(title={title!r}).update(
    starts_at=now - timedelta(days=1, hours=5), ends_at=now - timedelta(days=1, hours=2), registration_until=None
)
"""
"""Lets a meeting that was to come have been yesterday."""
THE_MORNING_COMES = """
from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.surveys.actions.inviting import send_invitations
from produktschau.surveys.models import Survey
send_invitations(by=System("worker"), at=now(), survey=Survey.objects.get(title__contains={title!r}))
"""
"""Asks the firms of a survey opened in the night, who are asked at eight; in the day it does what the worker does besides."""


def in_the_house(served: Served, script: str) -> str:
    """Run the script and return what it printed; raises ``CalledProcessError`` when it fails."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "produktschau.config.settings",
        "PRODUKTSCHAU_DATA": str(served.folder),
        "DATABASE_URL": "",
        "SITE_URL": served.url,
    }
    code = f"import django; django.setup()\n{script}"
    done = subprocess.run(
        (sys.executable, "-c", code), env=environment, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout
