"""Addresses in one language: the region's own data and colours at the desk, and the sheet of its colours."""

from django.urls import path, re_path

from produktschau.region.views import choice_desk, colours, datasets, efforts, look, profile

app_name = "region_house"
urlpatterns = [
    path("leitstand/region/", profile.profile, name="profile"),
    path("leitstand/branchenwahl/", choice_desk.choice, name="choice"),
    path("leitstand/gestaltung/", look.look, name="look"),
    path("leitstand/gestaltung/zurueck/", look.look_reset, name="look_reset"),
    path("leitstand/gestaltung/vorschau/", look.look_preview, name="look_preview"),
    path("leitstand/gestaltung/vorschau.css", look.look_sheet, name="look_sheet"),
    path("leitstand/gestaltung/kontraste/", look.look_proof, name="look_proof"),
    path("leitstand/statistik/", datasets.datasets, name="datasets"),
    path("leitstand/statistik/<int:pk>/", datasets.dataset, name="dataset"),
    path("leitstand/nachbarn/", efforts.efforts, name="efforts"),
    path("leitstand/nachbarn/neu/", efforts.effort_new, name="effort_new"),
    path("leitstand/nachbarn/<int:pk>/", efforts.effort, name="effort"),
    path("leitstand/nachbarn/<int:pk>/oeffentlich/", efforts.effort_publish, name="effort_publish"),
    path("leitstand/nachbarn/<int:pk>/zurueckziehen/", efforts.effort_withdraw, name="effort_withdraw"),
    path("leitstand/nachbarn/<int:pk>/loeschen/", efforts.effort_delete, name="effort_delete"),
    re_path(r"^gestaltung-(?P<digest>[0-9a-f]{12})\.css$", colours.colours, name="colours"),
]
