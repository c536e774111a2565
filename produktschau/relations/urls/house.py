"""Addresses of relations in one language: the desk, and the firms' own pages."""

from django.urls import path

from produktschau.relations.urls.supplies import SUPPLIES
from produktschau.relations.views import blocks, door, entering, introducing, introductions

app_name = "relations_house"
DESK = "leitstand/vermittlungen/"
urlpatterns = [
    path(DESK, introductions.introductions, name="introductions"),
    path(f"{DESK}neu/", introducing.introduction_new, name="introduction_new"),
    path(f"{DESK}nachtragen/", introducing.introduction_recorded, name="introduction_recorded"),
    path(f"{DESK}sperren/", blocks.blocks, name="blocks"),
    path(f"{DESK}sperren/<int:pk>/aufheben/", blocks.block_lifted, name="block_lifted"),
    path(f"{DESK}<slug:key>/", introductions.introduction, name="introduction"),
    path(f"{DESK}<slug:key>/bearbeiten/", introducing.introduction_change, name="introduction_change"),
    path(f"{DESK}<slug:key>/fragen/", introducing.introduction_asked, name="introduction_asked"),
    path(f"{DESK}<slug:key>/loeschen/", introducing.introduction_deleted, name="introduction_deleted"),
    path(f"{DESK}<slug:key>/zurueckziehen/", entering.introduction_withdrawn, name="introduction_withdrawn"),
    path(f"{DESK}<slug:key>/antwort/<int:pk>/", entering.answer_entered, name="answer_entered"),
    path(f"{DESK}<slug:key>/ergebnis/<int:pk>/", entering.outcome_entered, name="outcome_entered"),
    path("mein-betrieb/<slug:key>/vermittlungen/<slug:introduction>/", door.mine, name="my_introduction"),
    *SUPPLIES,
]
