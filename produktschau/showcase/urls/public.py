"""Public addresses, in every language."""

from django.urls import path

from produktschau.showcase.views import favourites, lists, pages, places
from produktschau.showcase.views.map import district_map, map_sites

app_name = "showcase"
urlpatterns = [
    path("produkte/", lists.products, name="products"),
    path("produkte/<slug:slug>/", pages.product, name="product"),
    path("produkte/<slug:slug>/datenblatt.pdf", pages.product_sheet, name="product_sheet"),
    path("betriebe/", lists.companies, name="companies"),
    path("betriebe/<slug:slug>/", pages.company, name="company"),
    path("betriebe/<slug:slug>/datenblatt.pdf", pages.company_sheet, name="company_sheet"),
    path("farbwelten/<slug:slug>/", lists.world, name="world"),
    path("lebensbereiche/<slug:slug>/", lists.area, name="area"),
    path("merkliste/", favourites.favourites_page, name="favourites"),
    path("merkliste/aendern/", favourites.favourites_change, name="favourites_change"),
    path("karte/", district_map, name="map"),
    path("karte/standorte.json", map_sites, name="map_sites"),
    path("orte/", places.places, name="places"),
    path("orte/<slug:slug>/", places.place, name="place"),
    path("altkreise/<slug:slug>/", places.former_district, name="former_district"),
]
