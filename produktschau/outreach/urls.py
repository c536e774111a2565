"""Addresses of speaking with firms: the door of personal links."""

from django.urls import path

from produktschau.outreach.views import door

app_name = "outreach"

urlpatterns = [
    path("m/<str:token>/", door.door, name="door"),
    path("m/<str:token>/<path:rest>", door.door, name="door_inside"),
]
