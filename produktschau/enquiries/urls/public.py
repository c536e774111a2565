"""Public addresses, in every language."""

from django.urls import path

from produktschau.enquiries.views import ask

app_name = "enquiries"
urlpatterns = [
    path("betriebe/<slug:slug>/anfrage/", ask.ask_company, name="ask_company"),
    path("produkte/<slug:slug>/anfrage/", ask.ask_product, name="ask_product"),
]
