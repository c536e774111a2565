"""What machines read: health, robots, sitemap."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.lib.sitemap import SITEMAP


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while the database answers, else 503; no figures, so that nobody outside learns about the load."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ok": False, "problem": "database"}, status=503)
    return JsonResponse({"ok": True})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers stay out of the workspaces."""
    lines = [
        "User-agent: *",
        "Disallow: /leitstand/",
        "Disallow: /konto/",
        "Disallow: /verwaltung/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page in German with its English twin."""
    addresses = [address for source in SITEMAP for address in source()]
    context = {"addresses": addresses, "site_url": settings.SITE_URL}
    return render(request, "portal/sitemap.xml", context, content_type="application/xml; charset=utf-8")
