"""Addresses of networks in one language: the desk, and the firms' own pages."""

from django.urls import path

from produktschau.networks.views import continuation, coordination, desk, door, inviting, members, numbers

app_name = "networks_house"
_ONE = "leitstand/netze/<slug:key>"
_MEMBER = f"{_ONE}/mitglieder/<int:pk>"
_TASK = f"{_ONE}/verstetigung/<int:pk>"
urlpatterns = [
    path("leitstand/netze/", desk.networks, name="networks"),
    path("leitstand/netze/neu/", desk.network_new, name="network_new"),
    path("leitstand/netze/anfragen/", desk.requests, name="requests"),
    path("leitstand/netze/verstetigung/", continuation.all_plans, name="plans"),
    path("leitstand/netze/zahlen/", numbers.numbers, name="numbers"),
    path("leitstand/netze/zahlen/<slug:figure>/", numbers.number, name="number"),
    path(f"{_ONE}/", desk.network, name="network"),
    path(f"{_ONE}/texte/", desk.texts, name="texts"),
    path(f"{_ONE}/veroeffentlichen/", desk.published, name="published"),
    path(f"{_ONE}/vorschau/", desk.preview, name="preview"),
    path(f"{_ONE}/koordination/", coordination.coordination, name="coordination"),
    path(f"{_ONE}/koordination/<int:pk>/beenden/", coordination.dismissed, name="dismissed"),
    path(f"{_ONE}/einladen/", inviting.invite, name="invite"),
    path(f"{_ONE}/einladen/betrieb/", inviting.invited, name="invited"),
    path(f"{_ONE}/einladen/auswahl/", inviting.invited_all, name="invited_all"),
    path(f"{_ONE}/einladen/briefe/", inviting.letters, name="letters"),
    path(f"{_ONE}/mitglieder/neu/", members.member_new, name="member_new"),
    path(f"{_MEMBER}/", members.member, name="member"),
    path(f"{_MEMBER}/annehmen/", members.accepted, name="accepted"),
    path(f"{_MEMBER}/ablehnen/", members.refused, name="refused"),
    path(f"{_MEMBER}/beenden/", members.ended, name="ended"),
    path(f"{_MEMBER}/link/", members.link_sent, name="link_sent"),
    path(f"{_MEMBER}/einladung-zurueck/", members.uninvited, name="uninvited"),
    path(f"{_ONE}/verstetigung/", continuation.plan, name="plan"),
    path(f"{_ONE}/verstetigung/neu/", continuation.task_new, name="task_new"),
    path(f"{_TASK}/", continuation.task, name="task"),
    path(f"{_TASK}/loeschen/", continuation.task_deleted, name="task_deleted"),
    path(f"{_TASK}/fragen/", continuation.carrier_asked, name="carrier_asked"),
    path("mein-betrieb/<slug:key>/netzwerke/", door.mine_all, name="mine_all"),
    path("mein-betrieb/<slug:key>/netzwerke/<slug:network>/", door.mine, name="mine"),
]
