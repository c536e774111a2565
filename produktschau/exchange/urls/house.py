"""Addresses of the exchange in one language: the desk, and the firms' own pages."""

from django.urls import URLPattern

app_name = "exchange_house"
urlpatterns: list[URLPattern] = []
