"""Public addresses of networks, in German and English."""

from django.urls import URLPattern

app_name = "networks"
urlpatterns: list[URLPattern] = []
