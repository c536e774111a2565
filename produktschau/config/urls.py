"""Every address of the house. Public pages exist in German and, under ``/en/``, in English."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

handler404 = "produktschau.portal.views.missing.page_not_found"

urlpatterns = [
    path("konto/", include("produktschau.accounts.urls")),
    path("", include("produktschau.accounts.urls.house")),
    path("", include("produktschau.design.urls")),
    path("verwaltung/", admin.site.urls),
    path("", include("produktschau.tabular.urls")),
    path("", include("produktschau.search.urls")),
    path("", include("produktschau.outreach.urls")),
    path("", include("produktschau.relations.urls.house")),
    path("", include("produktschau.exchange.urls.house")),
    path("", include("produktschau.meetings.urls.house")),
    path("", include("produktschau.networks.urls.house")),
    path("", include("produktschau.claims.urls.house")),
    path("", include("produktschau.enquiries.urls.house")),
    path("", include("produktschau.intake.urls")),
    path("", include("produktschau.mailings.urls")),
    path("", include("produktschau.privacy.urls")),
    path("", include("produktschau.surveys.urls")),
    path("", include("produktschau.upkeep.urls")),
    path("", include("produktschau.showcase.urls.house")),
    path("", include("produktschau.region.urls.house")),
    path("", include("produktschau.portal.urls.house")),
    *i18n_patterns(
        path("", include("produktschau.region.urls")),
        path("", include("produktschau.showcase.urls.public")),
        path("", include("produktschau.claims.urls.public")),
        path("", include("produktschau.relations.urls.public")),
        path("", include("produktschau.exchange.urls.public")),
        path("", include("produktschau.meetings.urls.public")),
        path("", include("produktschau.networks.urls.public")),
        path("", include("produktschau.enquiries.urls.public")),
        path("", include("produktschau.portal.urls.public")),
        prefix_default_language=False,
    ),
]
