"""The pages of our own: one's account, the desk's list of accounts, the record of changes."""

from django.urls import path

from produktschau.accounts.views import desk, leaving, own, preferences, record

app_name = "accounts"

urlpatterns = [
    path("konto/", own.account, name="account"),
    path("konto/name/", own.rename, name="rename"),
    path("konto/abmelden-sonst/", own.end_sessions, name="end_sessions"),
    path("konto/meine-daten/", own.data, name="data"),
    path("konto/meine-daten.json", own.data_file, name="data_file"),
    path("konto/loeschen/", leaving.leave, name="leave"),
    path("konto/geloescht/", leaving.left, name="left"),
    path("konto/einstellungen/", preferences.preferences, name="preferences"),
    path("konto/tasten/", preferences.shortcuts, name="shortcuts"),
    path("leitstand/konten/", desk.people, name="people"),
    path("leitstand/konten/einladen/", desk.invite, name="invite"),
    path("leitstand/konten/<int:pk>/", desk.person, name="person"),
    path("leitstand/konten/<int:pk>/einladen/", desk.invite_again, name="invite_again"),
    path("leitstand/konten/<int:pk>/rolle-geben/", desk.grant, name="grant"),
    path("leitstand/konten/<int:pk>/rolle-nehmen/", desk.revoke, name="revoke"),
    path("leitstand/konten/<int:pk>/sperren/", desk.deactivate, name="deactivate"),
    path("leitstand/konten/<int:pk>/freigeben/", desk.reactivate, name="reactivate"),
    path("leitstand/konten/<int:pk>/loeschen/", desk.erase, name="erase"),
    path("protokoll/", record.record_of_changes, name="record"),
]
