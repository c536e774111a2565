"""Finds the record behind a public address: shown, moved, gone or never there."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from produktschau.showcase.models import Company, Product, SlugRedirect
from produktschau.showcase.queries.standing import record_at
from produktschau.showcase.rules import may_preview

Thing = TypeVar("Thing", Company, Product)


@dataclass(frozen=True)
class Found(Generic[Thing]):
    """The record, or the answer to give instead. ``is_preview``: a draft, shown to who may open it."""

    record: Thing | None
    answer: HttpResponse | None = None

    @property
    def is_preview(self) -> bool:
        """Whether not everyone would see this page."""
        return self.record is not None and not self.record.is_published


def find(request: HttpRequest, model: type[Thing], kind: str, slug: str) -> Found[Thing]:
    """The record to show. A withdrawn or deleted one answers 410, an old address 301; raises ``Http404`` for a draft."""
    record = record_at(model, slug)
    if record is not None:
        return _seen(request, record)
    old = SlugRedirect.objects.filter(kind=kind, slug=slug).first()
    if old is None:
        raise Http404
    moved = model.objects.filter(key=old.key).first()
    if moved is None:
        return Found(None, gone(request))
    if (seen := _seen(request, moved)).record is None:
        return seen
    answer = HttpResponsePermanentRedirect(moved.get_absolute_url())
    # A browser would keep it for ever, and never find a record again whose merge or renaming was taken back.
    answer["Cache-Control"] = "no-cache"
    return Found(None, answer)


def gone(request: HttpRequest) -> HttpResponse:
    """The page that says an entry is no longer here."""
    return render(request, "showcase/gone.html", status=410)


def _seen(request: HttpRequest, record: Thing) -> Found[Thing]:
    if record.is_published or may_preview(request.user, record):
        return Found(record)
    if record.is_withdrawn:
        return Found(None, gone(request))
    raise Http404
