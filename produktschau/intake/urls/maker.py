"""Addresses of a firm's own pages for its stewards; holders of a link find the same pages behind their door."""

from django.urls import path

from produktschau.intake.views import maker_doors
from produktschau.intake.views.maker_pages import PAGES

urlpatterns = [
    path("mein-betrieb/", maker_doors.mine_home, name="mine_home"),
    *(path(f"mein-betrieb/<slug:company>/{page.route}", maker_doors.signed_in(page), name=page.name) for page in PAGES),
]
