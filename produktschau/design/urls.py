"""Addresses of drawn tiles."""

from django.urls import re_path

from produktschau.design import views

app_name = "design"
urlpatterns = [
    re_path(
        r"^kacheln/(?P<key>[0-9A-Za-z_]{1,40})-(?P<material>[a-z]{1,20})-(?P<world>[a-z]{1,10})\.svg$",
        views.tile_image,
        name="tile_image",
    ),
]
