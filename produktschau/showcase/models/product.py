"""Products and who makes them."""

from django.db import models
from django.urls import reverse

from produktschau.showcase.models.company import Company
from produktschau.showcase.models.showpiece import Showpiece
from produktschau.showcase.models.vocabulary import AreaOfLife, ColourWorld, Material


class Product(Showpiece):
    """A thing made here, by one company or by several together."""

    name_en = models.CharField("Name (englisch)", max_length=150, blank=True)
    makers = models.ManyToManyField(Company, verbose_name="Hersteller", through="Maker", related_name="products")
    areas = models.ManyToManyField(AreaOfLife, verbose_name="Lebensbereiche", blank=True, related_name="products")
    world = models.ForeignKey(
        ColourWorld, verbose_name="Farbwelt", null=True, blank=True, on_delete=models.PROTECT, related_name="products"
    )
    materials = models.ManyToManyField(Material, verbose_name="Materialien", blank=True, related_name="products")
    where_to_buy = models.TextField("Wo zu bekommen", blank=True)
    where_to_buy_en = models.TextField("Wo zu bekommen (englisch)", blank=True)

    class Meta(Showpiece.Meta):
        verbose_name = "Produkt"
        verbose_name_plural = "Produkte"

    def get_absolute_url(self) -> str:
        return reverse("showcase:product", args=[self.slug])


class Maker(models.Model):
    """A company that makes a product; the first position is named first."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="maker_rows")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="maker_rows")
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Hersteller"
        verbose_name_plural = "Hersteller"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["product", "company"], name="maker_once_per_product")]

    def __str__(self) -> str:
        return f"{self.company}: {self.product}"
