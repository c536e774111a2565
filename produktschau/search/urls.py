"""Addresses of the search at the desk."""

from django.urls import path

from produktschau.search.views import staff, synonyms

app_name = "search"
urlpatterns = [
    path("leitstand/suche/", staff.staff_search, name="staff_search"),
    path("leitstand/synonyme/", synonyms.synonyms, name="synonyms"),
    path("leitstand/synonyme/neu/", synonyms.synonyms_new, name="synonyms_new"),
    path("leitstand/synonyme/<int:pk>/", synonyms.synonym, name="synonym"),
    path("leitstand/synonyme/<int:pk>/loeschen/", synonyms.synonym_delete, name="synonym_delete"),
]
