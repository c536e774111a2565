"""Reference words are kept in the administration, and every change is recorded."""

import pytest

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.showcase.models import Material
from tests.cast import client_of

pytestmark = pytest.mark.usefixtures("district", "words")


def test_a_word_changed_in_the_administration_is_recorded(db: None) -> None:
    keeper = User.objects.create_superuser("stammdaten@schau.example", "Schafgarbe-an-der-Zschopau")
    word = Material.objects.get(slug="honig")
    typed = {"slug": "honig", "name": "Honig und Wachs", "name_en": "Honey", "motif": "honey", "position": "2"}
    answer = client_of(keeper).post(f"/verwaltung/showcase/material/{word.pk}/change/", typed)
    assert answer.status_code == 302
    assert Material.objects.get(pk=word.pk).name == "Honig und Wachs"
    entry = Entry.objects.filter(subject="material:honig").first()
    assert entry is not None
    assert (entry.actor, entry.after) == (keeper.actor_key, {"name": "Honig und Wachs"})


def test_a_manager_without_that_right_does_not_enter(manager: User) -> None:
    assert client_of(manager).get("/verwaltung/showcase/material/").status_code == 302
