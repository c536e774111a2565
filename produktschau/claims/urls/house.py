"""Addresses in one language: the desk."""

from django.urls import path

from produktschau.claims.views import desk, stewards

app_name = "claims_house"
urlpatterns = [
    path("leitstand/ansprueche/", desk.desk_claims, name="list"),
    path("leitstand/ansprueche/<slug:key>/", desk.desk_claim, name="claim"),
    path("leitstand/ansprueche/<slug:key>/entscheiden/", desk.desk_decide, name="decide"),
    path("leitstand/ansprueche/<slug:key>/brief/", desk.desk_letter, name="letter"),
    path("leitstand/betriebe/<slug:key>/zustaendige/", stewards.stewards, name="stewards"),
    path("leitstand/betriebe/<slug:key>/zustaendige/neu/", stewards.appoint, name="appoint"),
    path("leitstand/betriebe/<slug:key>/zustaendige/vorschlag/", stewards.propose, name="propose"),
    path("leitstand/betriebe/<slug:key>/zustaendige/<int:pk>/", stewards.dismiss, name="dismiss"),
]
