"""Addresses of the exchange in one language: the desk, and the firms' own pages."""

from django.urls import path

from produktschau.exchange.views import desk, desk_notice, subscribing
from produktschau.exchange.views.door import PAGES, signed_in

app_name = "exchange_house"
urlpatterns = [
    path("leitstand/boerse/", desk.notices, name="notices"),
    path("leitstand/boerse/neu/", desk_notice.entered, name="notice_new"),
    path("leitstand/boerse/gemeldet/<slug:key>/", desk_notice.report_settled, name="report_settled"),
    path("leitstand/boerse/<slug:key>/", desk_notice.notice, name="notice"),
    path("leitstand/boerse/<slug:key>/bearbeiten/", desk_notice.changed, name="notice_change"),
    path("boerse-abbestellen/<str:token>/", subscribing.one_click, name="one_click"),
    *(path(f"mein-betrieb/<slug:company>/boerse/{page.route}", signed_in(page), name=page.name) for page in PAGES),
]
