"""The desk's pages of calls."""

from django.urls import path

from produktschau.intake.views import call_letters, call_steps, calls

urlpatterns = [
    path("leitstand/aufrufe/", calls.calls, name="calls"),
    path("leitstand/aufrufe/neu/", calls.call_new, name="call_new"),
    path("leitstand/aufrufe/<slug:key>/", calls.call, name="call"),
    path("leitstand/aufrufe/<slug:key>/bearbeiten/", calls.call_change, name="call_change"),
    path("leitstand/aufrufe/<slug:key>/reichweite/", calls.call_reach, name="call_reach"),
    path("leitstand/aufrufe/<slug:key>/auswahl/", call_steps.call_audience, name="call_audience"),
    path("leitstand/aufrufe/<slug:key>/starten/", call_steps.call_start, name="call_start"),
    path("leitstand/aufrufe/<slug:key>/nachladen/", call_steps.call_more, name="call_more"),
    path("leitstand/aufrufe/<slug:key>/erinnern/", call_steps.call_remind, name="call_remind"),
    path("leitstand/aufrufe/<slug:key>/verlaengern/", call_steps.call_extend, name="call_extend"),
    path("leitstand/aufrufe/<slug:key>/schliessen/", call_steps.call_close, name="call_close"),
    path("leitstand/aufrufe/<slug:key>/loeschen/", call_steps.call_delete, name="call_delete"),
    path("leitstand/aufrufe/<slug:key>/absage/", call_steps.call_decline, name="call_decline"),
    path("leitstand/aufrufe/<slug:key>/briefe/", call_letters.call_letters, name="call_letters"),
]
