"""What the index still has to learn, and which index the database belongs to."""

from django.db import models
from django.db.models.functions import Now

from produktschau.search.calculations.synonyms import written


class IndexMark(models.Model):
    """A record whose documents must be written anew, noted in the transaction that changed it.

    Rows are only added and deleted, never changed: a record marked twice has two rows, so a mark set while the
    indexer works on an earlier one is never lost, and two writers never wait for each other.
    """

    kind = models.CharField("Art", max_length=40)
    key = models.BigIntegerField("Schlüssel")
    marked_at = models.DateTimeField("vorgemerkt", db_default=Now())

    class Meta:
        verbose_name = "Vormerkung für die Suche"
        verbose_name_plural = "Vormerkungen für die Suche"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


class IndexState(models.Model):
    """The build of each index that was filled from this database (one row for each of ``engine.kinds.INDEXES``).

    An index whose build is another one was filled from another database, or is an old copy: it is rebuilt.
    """

    name = models.CharField("Index", max_length=20, primary_key=True)
    build = models.CharField("Aufbau", max_length=40)
    digest = models.CharField("Prüfsumme der Sprachanalyse", max_length=64)
    built_at = models.DateTimeField("aufgebaut")

    class Meta:
        verbose_name = "Stand des Suchindex"
        verbose_name_plural = "Stand des Suchindex"
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}: {self.build} ({self.digest[:12]})"


class SynonymGroup(models.Model):
    """Words that mean the same to people here: who types one of them finds the others (Metzger, Fleischer).

    ``words`` is a list of at least two texts as people write them, each of one to three words. In a group that holds ``one_way``
    the first word finds the others, never back (Möbel > Tisch, Stuhl).
    """

    words = models.JSONField("Wörter")
    one_way = models.BooleanField("nur in eine Richtung", default=False)
    note = models.CharField("Bemerkung", max_length=200, blank=True)
    sort_key = models.CharField("Sortierschlüssel", max_length=200, editable=False)
    changed_at = models.DateTimeField("zuletzt geändert")

    class Meta:
        verbose_name = "Synonyme"
        verbose_name_plural = "Synonyme"
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return written(self.words, self.one_way)
