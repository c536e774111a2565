"""Addresses of the tables: what comes in, what goes out."""

from django.urls import path

from produktschau.tabular.views import downloads, imports, steps, upload, uploads

app_name = "tabular"

urlpatterns = [
    path("leitstand/einlesen/", uploads.uploads, name="uploads"),
    path("leitstand/einlesen/import/<int:pk>/", imports.table_import, name="table_import"),
    path("leitstand/einlesen/import/<int:pk>/nachbessern.<slug:extension>", imports.mend_file, name="mend_file"),
    path("leitstand/einlesen/import/<int:pk>/rueckgaengig/", imports.undo, name="undo"),
    path("leitstand/einlesen/<slug:key>/", upload.upload, name="upload"),
    path("leitstand/einlesen/<slug:key>/stand/", uploads.upload_progress, name="upload_progress"),
    path("leitstand/einlesen/<slug:key>/lesart/", steps.upload_reading, name="upload_reading"),
    path("leitstand/einlesen/<slug:key>/optionen/", steps.upload_options, name="upload_options"),
    path("leitstand/einlesen/<slug:key>/spalten/", steps.upload_columns, name="upload_columns"),
    path("leitstand/einlesen/<slug:key>/doppelte/", steps.upload_decisions, name="upload_decisions"),
    path("leitstand/einlesen/<slug:key>/einlesen/", steps.upload_import, name="upload_import"),
    path("leitstand/einlesen/<slug:key>/verwerfen/", steps.upload_discard, name="upload_discard"),
    path("leitstand/ausgeben/<slug:kind>/", downloads.export, name="export"),
    path("leitstand/ausgeben/<slug:kind>/tabelle.<slug:extension>", downloads.table, name="table"),
    path("leitstand/ausgeben/<slug:kind>/vorlage.<slug:extension>", downloads.template, name="template"),
    path("leitstand/ausgeben/<slug:kind>/bilder.zip", downloads.pictures, name="pictures"),
    path("leitstand/tabellen/<slug:name>.<slug:extension>", downloads.listing, name="listing"),
]
