"""Addresses in one language: workspaces, pictures, short keys."""

from django.urls import URLPattern, path

from produktschau.showcase.views import (
    desk_bulk,
    desk_favourites,
    desk_lists,
    desk_merging,
    desk_pictures,
    desk_records,
    desk_steps,
    keys,
    pictures,
    previews,
    tables,
)

app_name = "showcase_house"


def _steps(folder: str, kind: str) -> list[URLPattern]:
    """The steps of one kind of record, under its address at the desk."""
    said = {"kind": kind}
    base = f"leitstand/{folder}/<slug:key>"
    return [
        path(f"{base}/veroeffentlichen/", desk_steps.desk_publish, said, name=f"desk_{kind}_publish"),
        path(f"{base}/zurueckziehen/", desk_steps.desk_withdraw, said, name=f"desk_{kind}_withdraw"),
        path(f"{base}/umbenennen/", desk_steps.desk_rename, said, name=f"desk_{kind}_rename"),
        path(f"{base}/loeschen/", desk_steps.desk_delete, said, name=f"desk_{kind}_delete"),
        path(f"{base}/bilder/", desk_steps.desk_picture_add, said, name=f"desk_{kind}_picture"),
    ]


urlpatterns = [
    path("q/<slug:key>", keys.key, name="key"),
    path("bilder/<slug:key>-<int:width>.webp", pictures.picture, name="picture"),
    path("bilder/<slug:key>/<slug:cut>.<slug:extension>", pictures.picture_cut, name="picture_cut"),
    path("vorschaubilder/<slug:key>-<slug:digest>.<slug:extension>", previews.preview, name="preview"),
    path("betriebe/tabelle.<slug:extension>", tables.companies_table, name="companies_table"),
    path("produkte/tabelle.<slug:extension>", tables.products_table, name="products_table"),
    path("leitstand/betriebe/", desk_lists.desk_companies, name="desk_companies"),
    path("leitstand/betriebe/neu/", desk_records.desk_company_new, name="desk_company_new"),
    path("leitstand/betriebe/sammeln/", desk_bulk.desk_bulk_choose, {"kind": "company"}, name="desk_company_bulk"),
    path("leitstand/betriebe/<slug:key>/", desk_records.desk_company, name="desk_company"),
    *_steps("betriebe", "company"),
    path("leitstand/produkte/", desk_lists.desk_products, name="desk_products"),
    path("leitstand/produkte/neu/", desk_records.desk_product_new, name="desk_product_new"),
    path("leitstand/produkte/sammeln/", desk_bulk.desk_bulk_choose, {"kind": "product"}, name="desk_product_bulk"),
    path("leitstand/produkte/<slug:key>/", desk_records.desk_product, name="desk_product"),
    *_steps("produkte", "product"),
    path("leitstand/sammelaktionen/", desk_bulk.desk_bulks, name="desk_bulks"),
    path("leitstand/sammelaktionen/<slug:key>/", desk_bulk.desk_bulk, name="desk_bulk"),
    path("leitstand/sammelaktionen/<slug:key>/ausfuehren/", desk_bulk.desk_bulk_start, name="desk_bulk_start"),
    path("leitstand/sammelaktionen/<slug:key>/abbrechen/", desk_bulk.desk_bulk_stop, name="desk_bulk_stop"),
    path("leitstand/sammelaktionen/<slug:key>/zuruecknehmen/", desk_bulk.desk_bulk_undo, name="desk_bulk_undo"),
    path("leitstand/doppelt/", desk_merging.desk_doubles, name="desk_doubles"),
    path(
        "leitstand/doppelt/<slug:kind>/<slug:key>/<slug:other>/", desk_merging.desk_tell_apart, name="desk_tell_apart"
    ),
    path("leitstand/zusammenfuehren/<slug:kind>/<slug:key>/", desk_merging.desk_merge_with, name="desk_merge_with"),
    path("leitstand/zusammenfuehren/<slug:kind>/<slug:key>/<slug:other>/", desk_merging.desk_merge, name="desk_merge"),
    path("leitstand/zusammengefuehrt/", desk_merging.desk_merges, name="desk_merges"),
    path("leitstand/zusammengefuehrt/<int:pk>/zuruecknehmen/", desk_merging.desk_merge_undo, name="desk_merge_undo"),
    path("leitstand/gemerkt/", desk_favourites.desk_favourites, name="desk_favourites"),
    path("leitstand/bilder/<slug:key>/", desk_pictures.desk_picture, name="desk_picture"),
    path("leitstand/bilder/<slug:key>/entfernen/", desk_steps.desk_picture_remove, name="desk_picture_remove"),
]
