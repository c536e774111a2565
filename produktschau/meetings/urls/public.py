"""Public addresses of meetings, in German and English."""

from django.urls import URLPattern, path

from produktschau.meetings.views import calendars, public

app_name = "meetings"
urlpatterns: list[URLPattern] = [
    path("treffen/", public.meetings, name="meetings"),
    path("treffen/treffen.ics", calendars.all_meetings, name="feed"),
    path("treffen/<slug:slug>/", public.meeting, name="meeting"),
    path("treffen/<slug:slug>/anmelden/", public.way_in, name="way_in"),
    path("treffen/<slug:slug>/termin.ics", calendars.one_meeting, name="calendar"),
    path("netzwerke/<slug:slug>/treffen.ics", calendars.of_network, name="network_feed"),
]
