"""Public addresses, in every language."""

from django.urls import path

from produktschau.claims.views import claim, code

app_name = "claims"
urlpatterns = [
    path("betriebe/<slug:slug>/anspruch/", claim.claim_company, name="claim"),
    path("anspruch/<slug:key>/", code.claim_code, name="code"),
]
