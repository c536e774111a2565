"""Public addresses, in every language."""

from django.urls import URLPattern

app_name = "region"
urlpatterns: list[URLPattern] = []
