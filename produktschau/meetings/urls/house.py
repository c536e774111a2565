"""Addresses of meetings in one language: the desk, and the firms' own pages."""

from django.urls import URLPattern

app_name = "meetings_house"
urlpatterns: list[URLPattern] = []
