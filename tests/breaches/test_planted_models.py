"""Planted models: keys that lead up, accessors hung on a lower domain, a noun without a word."""

# ruff: noqa: DJ008  # planted models need no names

from django.db import models
from django.test.utils import isolate_apps

from tests.house.models import reverse_accessors, upward_keys, without_glossary


@isolate_apps()
def test_a_foreign_key_upward_is_caught() -> None:
    class Workshop(models.Model):
        class Meta:
            app_label = "showcase"

    class Place(models.Model):
        workshop = models.ForeignKey("showcase.Workshop", models.CASCADE, related_name="+")

        class Meta:
            app_label = "region"

    assert upward_keys([Place, Workshop]) == ["region.Place.workshop leads up to showcase.Workshop."]


@isolate_apps()
def test_an_accessor_hung_on_a_lower_domain_is_caught() -> None:
    class Place(models.Model):
        class Meta:
            app_label = "region"

    class Workshop(models.Model):
        place = models.ForeignKey(Place, models.CASCADE)
        quiet = models.ForeignKey(Place, models.CASCADE, related_name="+")

        class Meta:
            app_label = "showcase"

    assert upward_keys([Place, Workshop]) == []
    assert reverse_accessors([Place, Workshop]) == ['showcase.Workshop.place needs related_name="+".']


@isolate_apps()
def test_a_model_without_a_word_in_the_glossary_is_caught() -> None:
    class Place(models.Model):
        class Meta:
            app_label = "region"

    class Village(models.Model):
        class Meta:
            app_label = "region"

    assert without_glossary([Place, Village], "| Ort | `Place` | where things are |\n") == [
        "region.Village has no entry in docs/glossary.md."
    ]
