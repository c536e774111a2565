"""Addresses in one language: workspaces, pictures, short keys."""

from django.urls import URLPattern

app_name = "portal_house"
urlpatterns: list[URLPattern] = []
