"""The lasting addresses that are printed as QR code."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from produktschau.showcase.models import Company, Product, SlugRedirect
from produktschau.showcase.queries.merges import current_keys
from produktschau.showcase.rules import may_preview
from produktschau.showcase.views.finding import gone


@require_safe
def key(request: HttpRequest, key: str) -> HttpResponse:
    """Lead to the record's page of today. Temporary (302), because the page's address may change; the key does not."""
    wanted = key.upper()
    record = _record(wanted) or _record(current_keys([wanted]).get(wanted, ""))
    if record is None:
        if SlugRedirect.objects.filter(key=wanted).exists():
            return gone(request)
        raise Http404
    if record.is_published or may_preview(request.user, record):
        return HttpResponseRedirect(record.get_absolute_url())
    if record.is_withdrawn:
        return gone(request)
    raise Http404


def _record(key: str) -> Company | Product | None:
    return Company.objects.filter(key=key).first() or Product.objects.filter(key=key).first()
