"""The region's lists of words that products are sorted by."""

from django.db import models
from django.urls import reverse

WORLDS = ("ton", "wald", "silber", "himmel", "honig")
"""The five colour worlds the look has inks for; a region words them, the slugs are fixed."""


class Word(models.Model):
    """A word of one of the region's lists, with its English twin and its place in the list."""

    slug = models.SlugField("Adresse", max_length=80, unique=True)
    name = models.CharField("Name", max_length=80, unique=True)
    name_en = models.CharField("Name (englisch)", max_length=80, blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        abstract = True
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name


class Described(Word):
    """A word with a page of its own, and a text for it."""

    text = models.TextField("Text", blank=True)
    text_en = models.TextField("Text (englisch)", blank=True)

    class Meta(Word.Meta):
        abstract = True


class AreaOfLife(Described):
    """An area of life: where in the day of its user a product belongs."""

    class Meta(Word.Meta):
        verbose_name = "Lebensbereich"
        verbose_name_plural = "Lebensbereiche"

    def get_absolute_url(self) -> str:
        return reverse("showcase:area", args=[self.slug])


class ColourWorld(Described):
    """A colour world: one of five moods the showcase is hung by."""

    slug = models.SlugField("Adresse", max_length=20, unique=True)

    class Meta(Word.Meta):
        verbose_name = "Farbwelt"
        verbose_name_plural = "Farbwelten"
        constraints = [models.CheckConstraint(condition=models.Q(slug__in=WORLDS), name="world_has_inks")]

    def get_absolute_url(self) -> str:
        return reverse("showcase:world", args=[self.slug])


class Material(Word):
    """What a product is made of; its motif is drawn on tiles."""

    motif = models.SlugField("Motiv der Kachel", max_length=40, help_text="zum Beispiel „wood“ oder „honey“")

    class Meta(Word.Meta):
        verbose_name = "Material"
        verbose_name_plural = "Materialien"
