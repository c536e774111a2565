"""Sign-in, sign-out, own account, second factor."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
