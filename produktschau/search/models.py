"""What the index still has to learn, and which index the database belongs to."""

from django.db import models
from django.db.models.functions import Now


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
    """The build of the index that was filled from this database (one row, key 1).

    An index whose build is another one was filled from another database, or is an old copy: it is rebuilt.
    """

    build = models.CharField("Aufbau", max_length=40)
    digest = models.CharField("Prüfsumme der Sprachanalyse", max_length=64)
    built_at = models.DateTimeField("aufgebaut")

    class Meta:
        verbose_name = "Stand des Suchindex"
        verbose_name_plural = "Stand des Suchindex"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_index_state")]

    def __str__(self) -> str:
        return f"{self.build} ({self.digest[:12]})"
