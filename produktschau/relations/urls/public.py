"""Public addresses of relations, in German and English."""

from django.urls import URLPattern

app_name = "relations"
urlpatterns: list[URLPattern] = []
