"""Addresses of speaking with firms: the door of personal links, and contacts at the desk."""

from django.urls import path

from produktschau.outreach.views import contacts, door, links

app_name = "outreach"

urlpatterns = [
    path("m/<str:token>/", door.door, name="door"),
    path("m/<str:token>/<path:rest>", door.door, name="door_inside"),
    path("leitstand/kontakte/", contacts.contacts, name="contacts"),
    path("leitstand/kontakte/<int:pk>/erledigt/", contacts.note_settled, name="note_settled"),
    path("leitstand/kontakte/<int:pk>/verlegen/", contacts.note_put_off, name="note_put_off"),
    path("leitstand/kontakte/<int:pk>/loeschen/", contacts.note_deleted, name="note_deleted"),
    path("leitstand/kontakte/betrieb/<slug:key>/", contacts.firm_contacts, name="firm_contacts"),
    path("leitstand/kontakte/betrieb/<slug:key>/ablegen/", contacts.mail_filed, name="mail_filed"),
    path("leitstand/kontakte/link/<int:pk>/schicken/", links.link_again, name="link_again"),
    path("leitstand/kontakte/link/<int:pk>/beenden/", links.link_ended, name="link_ended"),
]
