"""Public addresses, in every language."""

from django.urls import path

from produktschau.region.views import region

app_name = "region"
urlpatterns = [path("region/", region.region, name="region")]
