"""Public addresses of meetings, in German and English."""

from django.urls import URLPattern

app_name = "meetings"
urlpatterns: list[URLPattern] = []
