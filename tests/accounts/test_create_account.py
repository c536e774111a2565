"""Operators make accounts from the terminal and pass on a link, never a password."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from produktschau.accounts.models import Role, User
from produktschau.accounts.roles import roles_of
from produktschau.lib.commands import REFUSED, Refused


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("create_account", *arguments, stdout=out)
    return out.getvalue()


def test_the_first_manager_gets_an_account_and_a_link_that_works(db: None) -> None:
    said = run("mara@schau.example", "--name", "Mara Fiedler", "--role", "manager", "--administration")
    user = User.objects.get()
    assert (user.email, user.name, user.is_staff, roles_of(user)) == (
        "mara@schau.example",
        "Mara Fiedler",
        True,
        frozenset({Role.MANAGER}),
    )
    link = said.splitlines()[-1]
    client = Client()
    page = client.get(link[link.index("/konto/") :], follow=True)
    new = {"password1": "Wiesenknopf-und-Baldrian", "password2": "Wiesenknopf-und-Baldrian"}
    client.post(page.redirect_chain[-1][0], new)
    user.refresh_from_db()
    assert user.check_password("Wiesenknopf-und-Baldrian")
    again = Client().get(link[link.index("/konto/") :], follow=True)
    assert "Der Link gilt nicht mehr" in again.content.decode()


@pytest.mark.parametrize("email", ["mara", "vergeben@schau.example"])
def test_an_address_that_cannot_be_used_is_refused(db: None, email: str) -> None:
    run("vergeben@schau.example", "--name", "Erste Person")
    with pytest.raises(Refused) as refusal:
        run(email, "--name", "Mara Fiedler", "--role", "manager")
    assert refusal.value.returncode == REFUSED
    assert User.objects.count() == 1
