"""A firm is invited by mail and registers two people on its phone without JavaScript; another waits and moves up when one cancels."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.journeys.pages import LOOKS, Watch, admit, context, throughout
from tests.journeys.served import Served
