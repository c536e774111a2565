"""Public addresses of the exchange, in German and English."""

from django.urls import path

from produktschau.exchange.views import public, subscribing

app_name = "exchange"
urlpatterns = [
    path("boerse/", public.board, name="board"),
    path("boerse/abo/", subscribing.order, name="subscribe"),
    path("boerse/abo/<str:token>/", subscribing.subscription, name="subscription"),
    path("boerse/<slug:key>/", public.notice, name="notice"),
]
