"""Addresses of relations in one language: the desk, and the firms' own pages."""

from django.urls import path

from produktschau.relations.views import door

app_name = "relations_house"
urlpatterns = [
    path("mein-betrieb/<slug:key>/vermittlungen/<slug:introduction>/", door.mine, name="my_introduction"),
]
