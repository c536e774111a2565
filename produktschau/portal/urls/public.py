"""Public addresses, in every language."""

from django.urls import path

from produktschau.portal.views import home, legal, site_search, suggesting

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("suche/", site_search.site_search, name="search"),
    path("suche/vorschlaege/", suggesting.site_suggestions, name="suggestions"),
    path("impressum/", legal.imprint, name="imprint"),
    path("datenschutz/", legal.privacy, name="privacy"),
    path("barrierefreiheit/", legal.accessibility, name="accessibility"),
]
