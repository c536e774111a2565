"""The page for a form that came without its token."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say how to send the form again; named by the setting ``CSRF_FAILURE_VIEW``."""
    return render(request, "403_csrf.html", status=403)
