"""Asks every address as everybody: the table ``permissions.csv``, all addresses of the house, and one request each."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.cookies import SimpleCookie
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import translation

from produktschau.accounts.models import User
from tests import cast
from tests.permissions import ROLES

REFUSED = "405"
NO_ARGUMENTS = re.compile("")
WRITING = ("INSERT", "UPDATE", "DELETE")
ITS_OWN = ('"django_session"', '"audit_access"')
"""What a page that is only read may write: the session, and that somebody of the house read about people."""


@dataclass(frozen=True)
class Address:
    """One pattern: the name the table knows it by, and the names of its arguments."""

    name: str
    arguments: frozenset[str]


@cache
def addresses() -> list[Address]:
    """Every address outside the administration: ours and allauth's by their names, what has no name by its path."""
    return list(_below(get_resolver(), "", "/", frozenset()))


def _below(resolver: URLResolver, space: str, route: str, outer: frozenset[str]) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        arguments = outer | frozenset(getattr(pattern.pattern, "regex", NO_ARGUMENTS).groupindex)
        path = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                yield from _below(pattern, str(pattern.namespace or space), path, arguments)
        elif pattern.name is None:
            yield Address(path, arguments)
        else:
            yield Address(f"{space}:{pattern.name}" if space else str(pattern.name), arguments)


def space_of(address: str) -> str:
    """The part of the table an address stands in: its domain, or „konto“ for allauth's and for plain paths."""
    return address.partition(":")[0] if ":" in address else "konto"


def path_of(address: str, thing: Mapping[str, Any], language: str = "de") -> str:
    """The path of an address for a thing; a row may also name a path itself."""
    if address.startswith("/"):
        return address
    arguments = arguments_of()[address]
    with translation.override(language):
        return reverse(address, kwargs={name: thing[name] for name in arguments})


@cache
def arguments_of() -> Mapping[str, frozenset[str]]:
    """The names of the arguments each address takes."""
    return {address.name: address.arguments for address in addresses()}


class Asker:
    """One browser that everybody uses in turn; whatever a request writes is taken back."""

    def __init__(self, people: Mapping[str, User | None]) -> None:
        """Sign everybody in once."""
        self.client = Client(raise_request_exception=False)
        self.cookies: dict[str, str] = {}
        for role, person in people.items():
            if person is not None:
                self.cookies[role] = cast.client_of(person).cookies[settings.SESSION_COOKIE_NAME].value

    def answer(self, method: str, path: str, role: str) -> str:
        """What the role gets: the status, or „login“."""
        self.client.cookies = SimpleCookie()
        if role in self.cookies:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[role]
        with transaction.atomic():
            if method == "GET":
                with writing_nothing():
                    response = self.client.get(path)
            else:
                response = self.client.post(path) if method == "POST" else self.client.generic(method, path)
            told = spoken(response)
            if response.streaming:
                b"".join(response)  # the test client then closes it, and keeps the database open
            transaction.set_rollback(True)
        return told

    def answers(self, method: str, path: str, roles: Sequence[str] = ROLES) -> dict[str, str]:
        """What everybody gets, or those who are named."""
        return {role: self.answer(method, path, role) for role in roles}


def spoken(response: HttpResponseBase) -> str:
    """The status as the table writes it."""
    leads_to_login = response.status_code == 302 and response.headers["Location"].startswith("/konto/login/")
    return "login" if leads_to_login else str(response.status_code)


@contextmanager
def writing_nothing() -> Iterator[None]:
    """Fail when a page that is only read stores anything but its own."""

    def watch(
        execute: Callable[..., Any], sql: str, params: Sequence[Any], many: bool, context: Mapping[str, Any]
    ) -> Any:
        is_allowed = not sql.lstrip().startswith(WRITING) or any(table in sql for table in ITS_OWN)
        assert is_allowed, f"A GET writes: {sql[:200]}"
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
