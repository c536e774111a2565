"""Addresses in one language: the region's own data and colours at the desk, and the sheet of its colours."""

from django.urls import path, re_path

from produktschau.region.views import colours, profile

app_name = "region_house"
urlpatterns = [
    path("leitstand/region/", profile.profile, name="profile"),
    re_path(r"^gestaltung-(?P<digest>[0-9a-f]{12})\.css$", colours.colours, name="colours"),
]
