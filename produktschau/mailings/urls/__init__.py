"""Addresses of lists and circulars."""

from django.urls import path

from produktschau.mailings.views import circulars, door, firms, lists, stopping

app_name = "mailings"
urlpatterns = [
    path("abbestellen/<str:token>/", door.one_click, name="one_click"),
    path("leitstand/verteiler/", lists.lists, name="lists"),
    path("leitstand/verteiler/neu/", lists.list_new, name="list_new"),
    path("leitstand/verteiler/ruecklaeufer/", firms.bounce, name="bounce"),
    path("leitstand/verteiler/rundschreiben/<slug:key>/", circulars.circular, name="circular"),
    path("leitstand/verteiler/rundschreiben/<slug:key>/bearbeiten/", circulars.circular_change, name="circular_change"),
    path("leitstand/verteiler/rundschreiben/<slug:key>/probe/", circulars.circular_test, name="circular_test"),
    path("leitstand/verteiler/rundschreiben/<slug:key>/senden/", circulars.circular_send, name="circular_send"),
    path("leitstand/verteiler/rundschreiben/<slug:key>/anhalten/", stopping.circular_stop, name="circular_stop"),
    path(
        "leitstand/verteiler/rundschreiben/<slug:key>/fortsetzen/", stopping.circular_continue, name="circular_continue"
    ),
    path("leitstand/verteiler/rundschreiben/<slug:key>/briefe/", circulars.circular_letters, name="circular_letters"),
    path("leitstand/verteiler/rundschreiben/<slug:key>/loeschen/", circulars.circular_delete, name="circular_delete"),
    path("leitstand/verteiler/betrieb/<slug:key>/", firms.firm, name="firm"),
    path("leitstand/verteiler/betrieb/<slug:key>/abbestellung/", firms.firm_opted_out, name="firm_opted_out"),
    path("leitstand/verteiler/betrieb/<slug:key>/zustellung/", firms.firm_delivery, name="firm_delivery"),
    path("leitstand/verteiler/<slug:key>/", lists.list_page, name="list"),
    path("leitstand/verteiler/<slug:key>/reichweite/", lists.list_reach, name="list_reach"),
    path("leitstand/verteiler/<slug:key>/speichern/", lists.list_save, name="list_save"),
    path("leitstand/verteiler/<slug:key>/ausnahme/", lists.list_except, name="list_except"),
    path("leitstand/verteiler/<slug:key>/ausnahme/aufheben/", lists.list_exception_ended, name="list_exception_ended"),
    path("leitstand/verteiler/<slug:key>/loeschen/", lists.list_delete, name="list_delete"),
    path("leitstand/verteiler/<slug:key>/schreiben/", circulars.circular_new, name="circular_new"),
]
