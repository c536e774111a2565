"""Public addresses, in every language."""

from django.urls import path

from produktschau.region import views

app_name = "region"
urlpatterns = [path("region/", views.region, name="region")]
