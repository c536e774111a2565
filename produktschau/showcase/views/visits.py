"""Counts who comes to read the page of a record."""

from django.http import HttpRequest

from produktschau.lib.dates import today
from produktschau.showcase.calculations.visits import is_ahead, is_robot
from produktschau.showcase.engine.views_seen import VIEWS
from produktschau.showcase.models import Company, Product


def note_visit(request: HttpRequest, record: Company | Product) -> None:
    """Count that the record's public page is opened. Nothing about who opens it is kept, and nothing is written now (``actions.views``).

    The caller leaves out whoever may write in the record.
    """
    told = request.headers
    if request.method != "GET" or is_robot(told.get("User-Agent", "")):
        return
    if not is_ahead(told.get("Sec-Purpose", told.get("Purpose", ""))):
        VIEWS.add(record.key, today())
