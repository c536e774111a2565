"""The form of a product."""

from typing import Any

from django import forms

from produktschau.design.forms import SeveralField
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Material, Product


class ProductForm(forms.Form):
    """All fields of a product, in sections."""

    SECTIONS = (
        ("Name und Text", ("name", "name_en", "lead", "lead_en", "story", "story_en")),
        ("Einordnung", ("makers", "areas", "world", "materials")),
        ("Wo zu bekommen", ("where_to_buy", "where_to_buy_en", "is_invented")),
    )

    name = forms.CharField(label="Name", help_text="Die Adresse der Seite bleibt.")
    name_en = forms.CharField(label="Name, englisch", required=False)
    lead = forms.CharField(
        label="Vorspann",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ein Satz, höchstens 300 Zeichen.",
    )
    lead_en = forms.CharField(label="Vorspann, englisch", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    story = forms.CharField(
        label="Geschichte",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Leerzeilen trennen Absätze.",
    )
    story_en = forms.CharField(label="Geschichte, englisch", required=False, widget=forms.Textarea(attrs={"rows": 5}))
    makers = SeveralField(
        label="Hersteller",
        required=False,
        queryset=Company.objects.order_by("sort_key", "pk"),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="Mehrere mit gedrückter Strg-Taste.",
    )
    areas = SeveralField(
        label="Lebensbereiche", required=False, queryset=AreaOfLife.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    world = forms.ModelChoiceField(
        label="Farbwelt", required=False, queryset=ColourWorld.objects.all(), empty_label="noch keine"
    )
    materials = SeveralField(
        label="Materialien", required=False, queryset=Material.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    where_to_buy = forms.CharField(label="Wo es das gibt", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    where_to_buy_en = forms.CharField(
        label="Wo es das gibt, englisch", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_invented = forms.BooleanField(label="Erfundenes Beispiel", required=False)

    def clean_makers(self) -> list[Company]:
        """A list, as the action takes it; makers named before keep their order."""
        order = {company.pk: place for place, company in enumerate(self.initial.get("makers", []))}
        return sorted(self.cleaned_data["makers"], key=lambda company: order.get(company.pk, len(order)))

    def clean_areas(self) -> list[AreaOfLife]:
        """A list, as the action takes it."""
        return list(self.cleaned_data["areas"])

    def clean_materials(self) -> list[Material]:
        """A list, as the action takes it."""
        return list(self.cleaned_data["materials"])


def product_initial(product: Product) -> dict[str, Any]:
    """What the form shows before anybody types."""
    related = ("makers", "areas", "materials")
    names = [name for _, fields in ProductForm.SECTIONS for name in fields if name not in related]
    initial = {name: getattr(product, name) for name in names}
    initial["makers"] = [row.company for row in product.maker_rows.select_related("company")]
    initial["areas"] = list(product.areas.all())
    initial["materials"] = list(product.materials.all())
    return initial
