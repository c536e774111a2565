"""Addresses of surveys, in one language: the desk, and the firms' own page."""

from django.urls import path

from produktschau.surveys.views import door, fields, questions, results, steps, surveys

app_name = "surveys"
urlpatterns = [
    path("leitstand/umfragen/", surveys.surveys, name="surveys"),
    path("leitstand/umfragen/neu/", surveys.survey_new, name="survey_new"),
    path("leitstand/umfragen/handlungsfelder/", fields.fields, name="fields"),
    path("leitstand/umfragen/handlungsfelder/neu/", fields.field_new, name="field_new"),
    path("leitstand/umfragen/handlungsfelder/<int:pk>/", fields.field_change, name="field_change"),
    path("leitstand/umfragen/handlungsfelder/<int:pk>/loeschen/", fields.field_deleted, name="field_deleted"),
    path("leitstand/umfragen/<slug:key>/", surveys.survey, name="survey"),
    path("leitstand/umfragen/<slug:key>/bearbeiten/", surveys.survey_change, name="survey_change"),
    path("leitstand/umfragen/<slug:key>/vorschau/", door.preview, name="preview"),
    path("leitstand/umfragen/<slug:key>/reichweite/", surveys.survey_reach, name="survey_reach"),
    path("leitstand/umfragen/<slug:key>/auswahl/", steps.audience, name="audience"),
    path("leitstand/umfragen/<slug:key>/fragen/neu/", questions.question_new, name="question_new"),
    path("leitstand/umfragen/<slug:key>/fragen/<int:pk>/", questions.question_change, name="question_change"),
    path("leitstand/umfragen/<slug:key>/fragen/<int:pk>/platz/", questions.question_moved, name="question_moved"),
    path(
        "leitstand/umfragen/<slug:key>/fragen/<int:pk>/loeschen/", questions.question_deleted, name="question_deleted"
    ),
    path("leitstand/umfragen/<slug:key>/oeffnen/", steps.opened, name="opened"),
    path("leitstand/umfragen/<slug:key>/erinnern/", steps.reminded, name="reminded"),
    path("leitstand/umfragen/<slug:key>/nachladen/", steps.more, name="more"),
    path("leitstand/umfragen/<slug:key>/briefe/", steps.letters, name="letters"),
    path("leitstand/umfragen/<slug:key>/verlaengern/", steps.extended, name="extended"),
    path("leitstand/umfragen/<slug:key>/schliessen/", steps.closed, name="closed"),
    path("leitstand/umfragen/<slug:key>/loeschen/", steps.deleted, name="deleted"),
    path("leitstand/umfragen/<slug:key>/ergebnis/", results.results, name="results"),
    path("leitstand/umfragen/<slug:key>/betriebe/", results.firms, name="firms"),
    path("leitstand/umfragen/<slug:key>/texte/", results.texts, name="texts"),
    path("leitstand/umfragen/<slug:key>/texte/<int:pk>/loeschen/", results.text_deleted, name="text_deleted"),
    path("mein-betrieb/<slug:key>/umfrage/<slug:survey>/", door.mine, name="mine"),
]
