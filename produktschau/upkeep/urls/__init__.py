"""Addresses of upkeep, in one language: the desk, and the firms' own page."""

from django.urls import path

from produktschau.upkeep.views import asking, desk, door

app_name = "upkeep"
urlpatterns = [
    path("leitstand/aktualitaet/", desk.upkeep, name="list"),
    path("leitstand/aktualitaet/rhythmus/", desk.set_up, name="set_up"),
    path("leitstand/aktualitaet/fragen/", asking.ask, name="ask"),
    path("leitstand/aktualitaet/briefe/", asking.letters, name="letters"),
    path("leitstand/aktualitaet/erinnern/", desk.remind_now, name="remind"),
    path("leitstand/aktualitaet/betrieb/<slug:key>/", desk.firm, name="firm"),
    path("leitstand/aktualitaet/betrieb/<slug:key>/antwort/", desk.entered, name="entered"),
    path("leitstand/aktualitaet/betrieb/<slug:key>/erledigt/<int:pk>/", desk.settled, name="settled"),
    path("mein-betrieb/<slug:key>/aktualitaet/", door.mine, name="mine"),
    path("eintrag-bestaetigen/", door.over, name="over"),
]
