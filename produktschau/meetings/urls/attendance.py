"""Addresses of attendance, paper, minutes and photos at the desk; ``house`` takes them in."""

from django.urls import path

from produktschau.meetings.views import attending, closing, door_list

urlpatterns = [
    path("leitstand/treffen/einlass/<slug:code>/", door_list.by_code, name="badge"),
    path("leitstand/treffen/<slug:key>/anwesenheit/", attending.attendance, name="attendance"),
    path("leitstand/treffen/<slug:key>/anwesenheit/erfassen/", attending.noted, name="noted"),
    path("leitstand/treffen/<slug:key>/anwesenheit/vorschlaege/", attending.suggested_firms, name="suggested_firms"),
    path("leitstand/treffen/<slug:key>/anwesenheit/alle/", attending.attendance_all, name="attendance_all"),
    path("leitstand/treffen/<slug:key>/anwesenheit/betriebe/", closing.firms, name="attendance_firms"),
    path("leitstand/treffen/<slug:key>/anwesenheit/blaetter/", attending.sheets, name="attendance_sheets"),
    path("leitstand/treffen/<slug:key>/anwesenheit/abschliessen/", closing.closed, name="attendance_closed"),
    path("leitstand/treffen/<slug:key>/anwesenheit/oeffnen/", closing.reopened, name="attendance_reopened"),
    path("leitstand/treffen/<slug:key>/anwesenheit/<int:pk>/zurueck/", attending.taken_back, name="taken_back"),
    path("leitstand/treffen/<slug:key>/einlass/", door_list.door_list, name="door_list"),
]
