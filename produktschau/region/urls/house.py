"""Addresses in one language: the region's own data and colours at the desk, and the sheet of its colours."""

from django.urls import path, re_path

from produktschau.region.views import colours, look, profile

app_name = "region_house"
urlpatterns = [
    path("leitstand/region/", profile.profile, name="profile"),
    path("leitstand/gestaltung/", look.look, name="look"),
    path("leitstand/gestaltung/zurueck/", look.look_reset, name="look_reset"),
    path("leitstand/gestaltung/vorschau/", look.look_preview, name="look_preview"),
    path("leitstand/gestaltung/vorschau.css", look.look_sheet, name="look_sheet"),
    path("leitstand/gestaltung/kontraste/", look.look_proof, name="look_proof"),
    re_path(r"^gestaltung-(?P<digest>[0-9a-f]{12})\.css$", colours.colours, name="colours"),
]
