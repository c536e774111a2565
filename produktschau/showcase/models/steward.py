"""Who speaks for a company."""

from django.db import models

from produktschau.accounts.models import User
from produktschau.showcase.models.company import Company


class Steward(models.Model):
    """A person who may edit a company's entry."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="stewards")
    person = models.ForeignKey(User, verbose_name="Person", on_delete=models.CASCADE, related_name="+")
    since_on = models.DateField("seit")

    class Meta:
        verbose_name = "Verantwortliche Person"
        verbose_name_plural = "Verantwortliche Personen"
        constraints = [models.UniqueConstraint(fields=["company", "person"], name="steward_once_per_company")]

    def __str__(self) -> str:
        return f"{self.person}: {self.company}"
