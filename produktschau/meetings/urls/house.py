"""Addresses of meetings in one language: the desk, and the firms' own pages."""

from django.urls import URLPattern, path

from produktschau.meetings.urls import attendance
from produktschau.meetings.views import desk, door, inviting, registering

app_name = "meetings_house"
urlpatterns: list[URLPattern] = [
    path("leitstand/treffen/", desk.meetings, name="meetings"),
    *attendance.urlpatterns,
    path("leitstand/treffen/<slug:key>/", inviting.meeting, name="meeting"),
    path("leitstand/treffen/<slug:key>/anmeldung/", registering.registrations, name="registrations"),
    path("mein-betrieb/<slug:key>/treffen/<slug:meeting>/", door.mine, name="mine"),
]
