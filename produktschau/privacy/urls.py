"""Pages of data protection at the desk."""

from django.urls import path

from produktschau.privacy.views import accesses, duty, overview

app_name = "privacy"

urlpatterns = [
    path("leitstand/datenschutz/", overview.overview, name="overview"),
    path("leitstand/zugriffe/", accesses.log_of_accesses, name="accesses"),
    path("leitstand/informationspflicht/", duty.people_to_inform, name="duty"),
    path("leitstand/informationspflicht/vorschau/", duty.preview, name="preview"),
    path("leitstand/informationspflicht/mails/", duty.send_mails, name="mails"),
    path("leitstand/informationspflicht/briefe/", duty.print_letters, name="letters"),
    path("leitstand/informationspflicht/eintragen/", duty.note_told, name="note"),
    path("leitstand/informationspflicht/<int:pk>/zuruecknehmen/", duty.taken_back, name="take_back"),
]
