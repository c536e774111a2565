"""The least a Django page costs: one view, no middleware, no database, a body of the size given."""

import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks.search.asking import Costs, asked, wsgi

ROUNDS = 500


def page(request: HttpRequest) -> HttpResponse:
    """A page of the size given on the command line, put together for every request."""
    return HttpResponse("<p>Ein Absatz.</p>\n" * (int(sys.argv[1]) // 20))


urlpatterns = [path("", page)]


def main() -> None:
    """Ask many times and print the costs."""
    settings.configure(ROOT_URLCONF=__name__, MIDDLEWARE=[], ALLOWED_HOSTS=["localhost"], SECRET_KEY="bench")  # noqa: S106  # guards nothing
    from django.core.wsgi import get_wsgi_application

    fetch = wsgi(get_wsgi_application())
    asked(fetch, ["/"] * 10, Costs())
    costs = Costs()
    asked(fetch, ["/"] * ROUNDS, costs)
    print(costs.line("bare Django view of that size"))


if __name__ == "__main__":
    main()
