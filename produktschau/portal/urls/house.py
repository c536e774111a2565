"""Addresses in one language: the desk, and what machines read."""

from django.urls import path

from produktschau.portal.views import desk, machines

app_name = "portal_house"
urlpatterns = [
    path("leitstand/", desk.desk, name="desk"),
    path("gesund/", machines.health, name="health"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
]
