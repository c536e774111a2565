"""Public addresses of the exchange, in German and English."""

from django.urls import URLPattern

app_name = "exchange"
urlpatterns: list[URLPattern] = []
