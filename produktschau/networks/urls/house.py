"""Addresses of networks in one language: the desk, and the firms' own pages."""

from django.urls import URLPattern

app_name = "networks_house"
urlpatterns: list[URLPattern] = []
