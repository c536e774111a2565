"""Addresses of intake: the desk's, the calls', the firm's own."""

from produktschau.intake.urls import calls, desk, maker

app_name = "intake"
urlpatterns = [*desk.urlpatterns, *maker.urlpatterns, *calls.urlpatterns]
