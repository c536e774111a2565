"""How often things were put on favourites lists and looked at: numbers per day, nothing about the person."""

from django.db import models


class FavouriteCount(models.Model):
    """How often the product or company with this lasting key was put on a list on one day, and taken off again.

    The key is no foreign key: a number of the past stands when the record is gone.
    """

    key = models.CharField("Kurzschlüssel", max_length=6)
    day = models.DateField("Tag")
    kept = models.PositiveIntegerField("gemerkt", default=0)
    dropped = models.PositiveIntegerField("wieder entfernt", default=0)

    class Meta:
        verbose_name = "Zahl der Merkzettel"
        verbose_name_plural = "Zahlen der Merkzettel"
        ordering = ["-day", "key"]
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="favourite_count_once_a_day")]

    def __str__(self) -> str:
        return f"{self.key} {self.day}"


class ViewCount(models.Model):
    """How often the public page of the product or company with this lasting key was opened on one day."""

    key = models.CharField("Kurzschlüssel", max_length=6)
    day = models.DateField("Tag")
    times = models.PositiveIntegerField("aufgerufen", default=0)

    class Meta:
        verbose_name = "Zahl der Aufrufe"
        verbose_name_plural = "Zahlen der Aufrufe"
        ordering = ["-day", "key"]
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="view_count_once_a_day")]

    def __str__(self) -> str:
        return f"{self.key} {self.day}"
