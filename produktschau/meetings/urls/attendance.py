"""Addresses of attendance, paper, minutes and photos at the desk; ``house`` takes them in."""

from django.urls import path

from produktschau.meetings.views import asking, attending, closing, door_list, minutes, papers, photos

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
    path("leitstand/treffen/<slug:key>/papier/", papers.papers, name="papers"),
    path("leitstand/treffen/<slug:key>/papier/<slug:what>.pdf", papers.paper, name="paper"),
    path("leitstand/treffen/<slug:key>/umfrage/", asking.survey, name="survey"),
    path("leitstand/treffen/<slug:key>/umfrage/entwurf/", asking.survey_drafted, name="survey_drafted"),
    path("leitstand/treffen/<slug:key>/umfrage/oeffnen/", asking.survey_opened, name="survey_opened"),
    path("leitstand/treffen/<slug:key>/niederschrift/", minutes.minutes, name="minutes"),
    path(
        "leitstand/treffen/<slug:key>/niederschrift/herausgeben/", minutes.minutes_given_out, name="minutes_given_out"
    ),
    path("leitstand/treffen/<slug:key>/fotos/", photos.photo_added, name="photo_added"),
    path("leitstand/treffen/foto/<slug:photo>/", photos.photo_change, name="photo_change"),
    path("leitstand/treffen/foto/<slug:photo>/<slug:step>/", photos.photo_step, name="photo_step"),
    path("treffen/foto/<slug:key>/<int:width>.webp", photos.photo, name="photo"),
]
