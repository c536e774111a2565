"""Asks GENESIS-Online and Regionalstatistik for a table, through ``pystatis``; the answer is the flat file ``ffcsv`` reads.

``pystatis`` keeps a file of accounts in the home folder and every answer for ever: here it gets a folder of its own for each question, which
is gone afterwards, and the accounts from our settings. It is imported only while it is asked.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings

NAMES = {"genesis": "GENESIS-Online", "regio": "Regionalstatistik"}
"""The services, by the name ``pystatis`` has for them."""
_VARIABLES = {"genesis": "GENESIS", "regio": "REGIONALSTATISTIK"}
_SENDABLE = re.compile(r"(?:[!-~\xa1-\xff](?:[ -~\xa1-\xff]*[!-~\xa1-\xff])?)?")
"""What goes into a line of HTTP; what does not would stand in the error of the library, and with it the password."""
_ACCOUNT_WORDS = ("kennung", "passwort", "kennwort", "anmeld", "nutzer", "password", "username")


class NoAnswer(Exception):
    """A service gave no table. The message is one German sentence."""


@dataclass(frozen=True)
class Answer:
    """A table as it came: the flat file's bytes, its title, and which service gave it."""

    content: bytes
    title: str
    service: str


def ask(table: str, *, start: str = "", end: str = "", region: str = "", keys: str = "") -> Answer:
    """The table with this number („13312-01-05-4“), years ``start`` to ``end``, areas ``keys`` of the variable ``region``.

    Raises ``NoAnswer``.
    """
    with _own_home() as folder:
        pystatis = _loaded()
        service = _service(pystatis, table)
        config = pystatis.config.config
        user, password = _accounts()[service]
        if not (_SENDABLE.fullmatch(user) and _SENDABLE.fullmatch(password)):
            raise NoAnswer(_unsendable(service))
        config.set("data", "cache_dir", folder)
        config.set(service, "username", user)
        config.set(service, "password", password)
        try:
            return _answered(pystatis, table, service, start=start, end=end, region=region, keys=keys)
        finally:
            config.set(service, "username", "")
            config.set(service, "password", "")


def _answered(pystatis: Any, table: str, service: str, *, start: str, end: str, region: str, keys: str) -> Answer:
    import requests

    asked, name = pystatis.Table(name=table), NAMES[service]
    errors = pystatis.exception
    try:
        asked.get_data(
            prettify=False, startyear=start, endyear=end, regionalvariable=region, regionalkey=keys, quality="on"
        )
        title = (asked.metadata.get("Object") or {}).get("Content") or ""
        return Answer(asked.raw_data.encode(), str(title), service)
    except errors.TableNotFoundError as error:
        raise NoAnswer(f"{name} kennt die Tabelle „{table}“ nicht. Bitte die Nummer prüfen.") from error
    except errors.DestatisStatusError as error:
        raise NoAnswer(_refused(name, service, table, str(error))) from error
    except requests.exceptions.HTTPError as error:
        if any(code in str(error) for code in ("401", "403")):
            raise NoAnswer(_wrong_account(name, service)) from error
        raise NoAnswer(f"{name} hat einen Fehler gemeldet. Bitte später noch einmal fragen.") from error
    except (requests.exceptions.RequestException, OSError, TimeoutError, SystemExit) as error:
        raise NoAnswer(f"{name} ist nicht zu erreichen. Bitte die Verbindung prüfen oder später fragen.") from error
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise NoAnswer(
            f"Die Antwort von {name} ist nicht zu verstehen. Bitte die Tabelle als ffcsv herunterladen."
        ) from error


def _refused(name: str, service: str, table: str, said: str) -> str:
    """The service's own words, in a sentence; wrong accounts are told as such."""
    if any(word in said.casefold() for word in _ACCOUNT_WORDS):
        return _wrong_account(name, service)
    words = " ".join(said.split()).rstrip(".")
    return f"{name} gibt die Tabelle „{table}“ nicht heraus: {words or 'ohne Begründung'}."


def _unsendable(service: str) -> str:
    variable = _VARIABLES[service]
    return (
        f"Kennung oder Kennwort für {NAMES[service]} hat Zeichen, die sich nicht senden lassen. "
        f"Bitte {variable}_USER und {variable}_PASSWORD auf Leerzeichen und Zeilenenden prüfen."
    )


def _wrong_account(name: str, service: str) -> str:
    variable = _VARIABLES[service]
    return f"{name} nimmt Kennung und Kennwort nicht an. Bitte {variable}_USER und {variable}_PASSWORD prüfen."


def _service(pystatis: Any, table: str) -> str:
    """The service that has tables with such a number and an account of ours."""
    try:
        could = [name for name in pystatis.db.identify_db_matches(table) if name in NAMES]
    except ValueError:
        could = []
    if not could:
        raise NoAnswer(f"„{table}“ ist keine Nummer einer Tabelle. Richtig wäre zum Beispiel 13312-01-05-4.")
    accounts = _accounts()
    service = next((name for name in could if accounts.get(name, ("", ""))[0]), "")
    if not service:
        variables = " oder ".join(f"{_VARIABLES[name]}_USER" for name in could)
        names = " oder ".join(NAMES[name] for name in could)
        raise NoAnswer(f"Für {names} fehlt der Zugang. Bitte {variables} und das Kennwort dazu setzen.")
    return service


def _accounts() -> Mapping[str, tuple[str, str]]:
    offices: Mapping[str, tuple[str, str]] = settings.OFFICES
    return offices


def _loaded() -> Any:
    try:
        module = import_module("pystatis")
    except ImportError as error:
        raise NoAnswer(
            "Das Paket pystatis ist nicht installiert. Bitte nachinstallieren oder eine Datei einlesen."
        ) from error
    for part in ("config", "db", "exception"):
        import_module(f"pystatis.{part}")
    return module


@contextmanager
def _own_home() -> Iterator[str]:
    """A folder for what ``pystatis`` writes; while it is first imported also the home folder, which it writes its accounts to."""
    with tempfile.TemporaryDirectory() as folder:
        if "pystatis" in sys.modules:
            yield folder
            return
        before = os.environ.get("HOME")
        os.environ["HOME"] = folder
        try:
            _loaded()
        finally:
            if before is None:
                del os.environ["HOME"]
            else:
                os.environ["HOME"] = before
        yield folder
