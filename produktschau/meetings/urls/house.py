"""Addresses of meetings in one language: the desk, and the firms' own pages."""

from django.urls import URLPattern, path

from produktschau.meetings.urls import attendance
from produktschau.meetings.views import desk, door, drafting, inviting, registering

_ONE = "leitstand/treffen/<slug:key>"

app_name = "meetings_house"
urlpatterns: list[URLPattern] = [
    path("leitstand/treffen/", desk.meetings, name="meetings"),
    path("leitstand/treffen/neu/", drafting.meeting_new, name="meeting_new"),
    *attendance.urlpatterns,
    path(f"{_ONE}/", inviting.meeting, name="meeting"),
    path(f"{_ONE}/bearbeiten/", drafting.meeting_change, name="meeting_change"),
    path(f"{_ONE}/vorschau/", drafting.preview, name="preview"),
    path(f"{_ONE}/ankuendigen/", drafting.announced, name="announced"),
    path(f"{_ONE}/absagen/", drafting.cancelled, name="cancelled"),
    path(f"{_ONE}/loeschen/", drafting.deleted, name="deleted"),
    path(f"{_ONE}/auswahl/", inviting.audience, name="audience"),
    path(f"{_ONE}/einladen/", inviting.invited, name="invited"),
    path(f"{_ONE}/erinnern/", inviting.reminded, name="reminded"),
    path(f"{_ONE}/briefe/", inviting.letters, name="letters"),
    path(f"{_ONE}/anmeldung/", registering.registrations, name="registrations"),
    path(f"{_ONE}/anmeldung/<slug:company>/anrufen/", registering.called, name="called"),
    path(f"{_ONE}/anmeldung/<int:pk>/abmelden/", registering.unregistered, name="unregistered"),
    path("mein-betrieb/<slug:key>/treffen/<slug:meeting>/", door.mine, name="mine"),
]
