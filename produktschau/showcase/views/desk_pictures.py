"""One picture at the desk: its texts, its place, and the point that always stays visible."""

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from produktschau.lib.dates import now
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.actions.pictures import PictureChangedMeanwhile, change_picture
from produktschau.showcase.forms.picture import PictureChangeForm
from produktschau.showcase.models import Picture
from produktschau.showcase.queries.aiming import aimed
from produktschau.showcase.queries.pictures import picture_place, picture_stamp
from produktschau.showcase.rules import may_edit
from produktschau.showcase.views.desk_permits import elsewhere, signed_in

LOOK = "ansehen"
"""The button that shows the cuts without saving."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def desk_picture(request: HttpRequest, key: str) -> HttpResponse:
    """Change one picture. ``ansehen`` shows the cuts that were entered without saving them."""
    found = Picture.objects.select_related("company", "product").filter(key=key).first()
    if way := elsewhere(request, found.owner if found else None):
        return way
    if not may_edit(request.user):
        raise PermissionDenied
    if found is None:
        raise Http404
    if request.method != "POST":
        return _show(request, found, PictureChangeForm(initial=_initial(found)))
    form = PictureChangeForm(request.POST)
    if LOOK in request.POST:
        return _show(request, found, PictureChangeForm(initial=request.POST.dict()))
    told = {name: request.POST.get(name, "") for name in form.fields}
    try:
        expected = request.POST.get("expected", "")
        change_picture(by=signed_in(request), at=now(), picture=found, expected=expected, **told)
    except NotAcceptable as refused:
        form = PictureChangeForm(initial=told)
        return _show(request, found, form, problems=refused.problems)
    except PictureChangedMeanwhile:
        found.refresh_from_db()
        return _show(request, found, PictureChangeForm(initial=told), is_changed=True)
    messages.success(request, "Das Bild ist gespeichert. Die Seiten zeigen es ab jetzt so.")
    return redirect("showcase_house:desk_picture", key)


def _initial(picture: Picture) -> dict[str, object]:
    told = {name: getattr(picture, name) for name in ("alt", "alt_en", "credit", *PictureChangeForm.FOCUS)}
    return told | {"position": picture_place(picture)}


def _show(
    request: HttpRequest,
    picture: Picture,
    form: PictureChangeForm,
    *,
    problems: Mapping[str, str] | None = None,
    is_changed: bool = False,
) -> HttpResponse:
    for name, sentence in (problems or {}).items():
        form.errors[name] = form.error_class([sentence])
    aim = aimed(picture, *(form.initial.get(name) for name in PictureChangeForm.FOCUS))
    kind = "company" if picture.company_id else "product"
    owner = picture.owner
    context = {
        "picture": picture,
        "owner": owner,
        "form": form,
        "stamp": picture_stamp(picture) if is_changed else request.POST.get("expected", picture_stamp(picture)),
        "is_changed": is_changed,
        "aim": aim,
        "source": aim.shown_width and reverse("showcase_house:picture", args=[picture.key, aim.shown_width]),
        "crumbs": [
            ("Leitstand", reverse("portal_house:desk")),
            ("Betriebe" if kind == "company" else "Produkte", reverse(f"showcase_house:desk_{_many(kind)}")),
            (owner.name, reverse(f"showcase_house:desk_{kind}", args=[owner.key])),
            ("Bild", ""),
        ],
    }
    status = 409 if is_changed else 422 if problems else 200
    return render(request, "showcase/desk/picture.html", context, status=status)


def _many(kind: str) -> str:
    return "companies" if kind == "company" else "products"
