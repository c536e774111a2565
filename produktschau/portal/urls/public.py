"""Public addresses, in every language."""

from django.urls import URLPattern

app_name = "portal"
urlpatterns: list[URLPattern] = []
