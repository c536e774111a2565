"""Addresses in one language: the desk, and what machines read."""

from django.urls import path

from produktschau.portal.views import desk, machines

app_name = "portal_house"
urlpatterns = [
    path("leitstand/", desk.desk, name="desk"),
    path("leitstand/hintergrund/", desk.background, name="background"),
    path("leitstand/hintergrund/auftrag/<int:number>/", desk.job_again, name="job_again"),
    path("leitstand/hintergrund/mail/<int:number>/", desk.mail_again, name="mail_again"),
    path("gesund/", machines.health, name="health"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
]
