"""The door for the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "produktschau.config.settings")

application = get_wsgi_application()

from produktschau.search.queries.warming import warm_up  # noqa: E402  # Django must be set up
from produktschau.showcase.actions.views import keep_flushing  # noqa: E402  # as above

warmed = warm_up()
counting = keep_flushing()
