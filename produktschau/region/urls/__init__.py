"""Public addresses, in every language."""

from django.urls import path

from produktschau.region.views import (
    choice,
    editions,
    former_districts,
    municipalities,
    neighbours,
    numbers,
    region,
    sectors,
    series,
)

app_name = "region"
urlpatterns = [
    path("region/", region.region, name="region"),
    path("region/branchen/", sectors.sectors, name="sectors"),
    path("region/nachbarn/", neighbours.neighbours, name="neighbours"),
    path("region/nachbarn/<slug:slug>/", neighbours.neighbour, name="neighbour"),
    path("region/zeitreihe/", series.series, name="series"),
    path("region/altkreise/", former_districts.former_districts, name="former_districts"),
    path("region/gemeinden/", municipalities.municipalities, name="municipalities"),
    path("region/gemeinden/<slug:slug>/", municipalities.municipality, name="municipality"),
    path("region/gemeinden/<slug:slug>.pdf", municipalities.municipality_sheet, name="municipality_sheet"),
    path("region/zahlen/<slug:figure>/", numbers.number, name="number"),
    path("region/wz-2025/", editions.editions, name="editions"),
    path("region/branchenwahl/", choice.choice, name="choice"),
]
