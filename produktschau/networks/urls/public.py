"""Public addresses of networks, in German and English."""

from django.urls import path

from produktschau.networks.views import public

app_name = "networks"
urlpatterns = [
    path("netzwerke/", public.networks, name="networks"),
    path("netzwerke/<slug:slug>/", public.network, name="network"),
    path("netzwerke/<slug:slug>/mitmachen/", public.join, name="join"),
]
