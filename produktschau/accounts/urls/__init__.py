"""Sign-in, sign-out, password, second factor: allauth's pages under ``/konto/``."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
