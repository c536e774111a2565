"""Addresses of relations in one language: the desk, and the firms' own pages."""

from django.urls import URLPattern

app_name = "relations_house"
urlpatterns: list[URLPattern] = []
