"""Doubles at the desk: found, told apart, merged into one, taken back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.names import field_name
from produktschau.lib.dates import now
from produktschau.showcase.actions.merge_undo import NotUndoable, undo_merge
from produktschau.showcase.actions.merging import NotMergeable, merge, reasons_against_merging, tell_apart
from produktschau.showcase.calculations.merging import words_of
from produktschau.showcase.models import Company, Merge, Product
from produktschau.showcase.queries.doubles import likely_doubles
from produktschau.showcase.queries.merges import differing_words, following, merge_rows
from produktschau.showcase.rules import may_publish, may_see_desk
from produktschau.showcase.views.desk_permits import signed_in

SIZE = 50


@require_safe
@permitted(may_see_desk)
def desk_doubles(request: HttpRequest) -> HttpResponse:
    """Companies that may be the same, the likeliest first."""
    page = Paginator(likely_doubles(), SIZE).get_page(request.GET.get("seite"))
    return render(request, "showcase/desk/doubles.html", {"page": page, "may_decide": may_publish(request.user)})


@require_POST
@permitted(may_publish)
def desk_tell_apart(request: HttpRequest, kind: str, key: str, other: str) -> HttpResponse:
    """Two that look alike are not the same."""
    one, two = _record(kind, key), _record(kind, other)
    try:
        tell_apart(by=signed_in(request), at=now(), one=one, other=two)
    except NotMergeable as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, f"„{one.name}“ und „{two.name}“ sind verschieden und werden nicht mehr vorgeschlagen."
        )
    return redirect("showcase_house:desk_doubles")


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_publish)
def desk_merge(request: HttpRequest, kind: str, key: str, other: str) -> HttpResponse:
    """The record ``key`` stays, ``other`` goes into it: seen side by side first, done by the button."""
    kept, gone = _record(kind, key), _record(kind, other)
    if request.method == "POST":
        choices = {name: request.POST[name] for name in words_of(kind) if request.POST.get(name) in {"kept", "gone"}}
        try:
            merge(by=signed_in(request), at=now(), kept=kept, gone=gone, choices=choices)
        except NotMergeable as refused:
            return _compared(request, kind, kept, gone, refused.reasons, status=409)
        messages.success(
            request,
            f"„{gone.name}“ ging in „{kept.name}“ auf. Alle Adressen führen hierher; 90 Tage lang lässt es sich zurücknehmen.",
        )
        return redirect(f"showcase_house:desk_{kind}", kept.key)
    return _compared(request, kind, kept, gone, reasons_against_merging(kept, gone))


@require_safe
@permitted(may_publish)
def desk_merge_with(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Lead to the comparison with the record whose key was typed."""
    record, typed = _record(kind, key), request.GET.get("mit", "").strip().upper()
    model: type[Company] | type[Product] = type(record)
    if typed == record.key or not model.objects.filter(key=typed).exists():
        what = "Betrieb" if kind == "company" else "Produkt"
        messages.error(
            request,
            f"Zum Kurzschlüssel „{typed}“ gibt es kein anderes {what}."
            if kind == "product"
            else f"Zum Kurzschlüssel „{typed}“ gibt es keinen anderen {what}.",
        )
        return redirect(f"showcase_house:desk_{kind}", record.key)
    return redirect("showcase_house:desk_merge", kind, record.key, typed)


@require_safe
@permitted(may_see_desk)
def desk_merges(request: HttpRequest) -> HttpResponse:
    """What was merged, newest first."""
    page = Paginator(Merge.objects.all(), SIZE).get_page(request.GET.get("seite"))
    context = {"page": page, "rows": merge_rows(list(page.object_list)), "may_undo": may_publish(request.user)}
    return render(request, "showcase/desk/merges.html", context)


@require_POST
@permitted(may_publish)
def desk_merge_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Make two of one again."""
    found = get_object_or_404(Merge, pk=pk)
    try:
        record, stayed = undo_merge(by=signed_in(request), at=now(), merge=found)
    except NotUndoable as refused:
        messages.error(request, str(refused))
        return redirect("showcase_house:desk_merges")
    messages.success(request, f"„{record.name}“ ist wieder ein eigener Eintrag.")
    if stayed:
        names = ", ".join(field_name(f"{found.kind}:", name.removesuffix("_id")) for name in stayed)
        messages.warning(request, f"Seitdem geändert und darum geblieben: {names}. Sehen Sie beide Einträge durch.")
    return redirect(f"showcase_house:desk_{found.kind}", record.key)


def _compared(
    request: HttpRequest,
    kind: str,
    kept: Company | Product,
    gone: Company | Product,
    reasons: list[str],
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "kind": kind,
        "kept": kept,
        "gone": gone,
        "words": differing_words(kept, gone, kind),
        "follows": following(gone),
        "reasons": reasons,
        "other_way": reverse("showcase_house:desk_merge", args=[kind, gone.key, kept.key]),
    }
    return render(request, "showcase/desk/merge.html", context, status=status)


def _record(kind: str, key: str) -> Company | Product:
    """The record of the kind an address names. Raises ``Http404``."""
    if kind == "company":
        return get_object_or_404(Company, key=key)
    if kind == "product":
        return get_object_or_404(Product, key=key)
    raise Http404
