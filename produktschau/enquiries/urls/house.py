"""Addresses in one language: the desk."""

from django.urls import path

from produktschau.enquiries.views import desk

app_name = "enquiries_house"
urlpatterns = [
    path("leitstand/anfragen/", desk.desk_enquiries, name="desk"),
    path("leitstand/anfragen/<slug:key>/", desk.desk_settle, name="settle"),
]
