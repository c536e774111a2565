"""Settings of the tests: the house's own, in a fresh data folder for every process, without what only costs time."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.words import lend

_folder = tempfile.mkdtemp(prefix="schau-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["PRODUKTSCHAU_DATA"] = _folder
os.environ["PRODUKTSCHAU_MODE"] = "laptop"
lend(Path(_folder))

from produktschau.config.settings import *  # noqa: E402, F403  # the folder must be named before settings are read
from produktschau.config.settings import DATA, LOGGING, STORAGES  # noqa: E402  # as above

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "WARNING"}}
(DATA / "static").mkdir(exist_ok=True)
