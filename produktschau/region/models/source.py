"""Where a fact comes from and under which terms it may be shown."""

from django.db import models


class Source(models.Model):
    """A publication facts were taken from. ``attribution`` is the line its licence asks us to print."""

    slug = models.SlugField("Kürzel", max_length=80, unique=True)
    name = models.CharField("Name", max_length=200)
    url = models.URLField("Adresse", max_length=500, blank=True)
    licence = models.CharField("Lizenz", max_length=120, blank=True)
    licence_url = models.URLField("Adresse der Lizenz", max_length=500, blank=True)
    attribution = models.CharField("Quellenvermerk", max_length=300, blank=True)
    retrieved_on = models.DateField("abgerufen am", null=True, blank=True)

    class Meta:
        verbose_name = "Quelle"
        verbose_name_plural = "Quellen"
        ordering = ["slug"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="source_has_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def line(self) -> str:
        """The source line under a figure: the attribution, else name and licence."""
        return self.attribution or ", ".join(part for part in (self.name, self.licence) if part)
