"""Reference data in the administration."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.region.models import Region, Source, Trade

ADDRESS = "/verwaltung/region/"
VALUES = {"slug": "neu", "name": "Neue Quelle", "url": "", "licence": "", "licence_url": "", "attribution": ""}


@pytest.fixture
def keeper(manager: User) -> User:
    """A manager who may keep reference data."""
    manager.is_staff = True
    manager.save()
    manager.user_permissions.set(Permission.objects.filter(content_type__app_label="region"))
    return manager


@pytest.mark.parametrize("model", ["source", "territory", "sector", "trade", "region"])
def test_the_lists_open_for_a_keeper_and_for_nobody_else(
    mittelsachsen: Region, keeper: User, stranger: User, client_of: Callable[[User | None], Client], model: str
) -> None:
    assert client_of(keeper).get(f"{ADDRESS}{model}/").status_code == 200
    assert client_of(stranger).get(f"{ADDRESS}{model}/").status_code == 302
    assert client_of(None).get(f"{ADDRESS}{model}/").status_code == 302


def test_saving_is_an_action_and_recorded(keeper: User, client_of: Callable[[User | None], Client]) -> None:
    response = client_of(keeper).post(f"{ADDRESS}source/add/", VALUES)
    assert response.status_code == 302
    source = Source.objects.get(slug="neu")
    entry = Entry.objects.get(subject=f"source:{source.pk}")
    assert (entry.actor, entry.verb, entry.after["name"]) == (keeper.actor_key, "source.created", "Neue Quelle")


def test_a_stranger_cannot_write(stranger: User, client_of: Callable[[User | None], Client]) -> None:
    assert client_of(stranger).post(f"{ADDRESS}source/add/", VALUES).status_code == 302
    assert Source.objects.count() == 0


def test_nothing_is_deleted_here(
    mittelsachsen: Region, keeper: User, client_of: Callable[[User | None], Client]
) -> None:
    trade = Trade.objects.all()[0]
    response = client_of(keeper).post(f"{ADDRESS}trade/{trade.pk}/delete/", {"post": "yes"})
    assert response.status_code == 403
    assert Trade.objects.filter(pk=trade.pk).exists()


def test_a_second_region_cannot_be_added(
    mittelsachsen: Region, keeper: User, client_of: Callable[[User | None], Client]
) -> None:
    assert client_of(keeper).get(f"{ADDRESS}region/add/").status_code == 403
    assert client_of(keeper).get(f"{ADDRESS}region/1/change/").status_code == 200
