"""The region's lists of words that products are sorted by."""

from django.db import models
from django.urls import reverse

WORLDS = ("ton", "wald", "silber", "himmel", "honig")
"""The five colour worlds the look has inks for; a region words them, the slugs are fixed."""


class AreaOfLife(models.Model):
    """An area of life: where in the day of its user a product belongs."""

    slug = models.SlugField("Adresse", max_length=80, unique=True)
    name = models.CharField("Name", max_length=80, unique=True)
    name_en = models.CharField("Name (englisch)", max_length=80, blank=True)
    text = models.TextField("Text", blank=True)
    text_en = models.TextField("Text (englisch)", blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Lebensbereich"
        verbose_name_plural = "Lebensbereiche"
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("showcase:area", args=[self.slug])


class ColourWorld(models.Model):
    """A colour world: one of five moods the showcase is hung by."""

    slug = models.SlugField("Adresse", max_length=20, unique=True)
    name = models.CharField("Name", max_length=80, unique=True)
    name_en = models.CharField("Name (englisch)", max_length=80, blank=True)
    text = models.TextField("Text", blank=True)
    text_en = models.TextField("Text (englisch)", blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Farbwelt"
        verbose_name_plural = "Farbwelten"
        ordering = ["position", "slug"]
        constraints = [models.CheckConstraint(condition=models.Q(slug__in=WORLDS), name="world_has_inks")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("showcase:world", args=[self.slug])


class Material(models.Model):
    """What a product is made of; its motif is drawn on tiles."""

    slug = models.SlugField("Adresse", max_length=80, unique=True)
    name = models.CharField("Name", max_length=80, unique=True)
    name_en = models.CharField("Name (englisch)", max_length=80, blank=True)
    motif = models.SlugField("Motiv der Kachel", max_length=40, help_text="zum Beispiel „wood“ oder „honey“")
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Material"
        verbose_name_plural = "Materialien"
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name
