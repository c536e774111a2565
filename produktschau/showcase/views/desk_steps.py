"""Steps of a record at the desk: publish, withdraw, rename, delete; pictures in and out."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.showcase import actions
from produktschau.showcase.actions.pictures import add_picture, remove_picture
from produktschau.showcase.forms.picture import PictureForm
from produktschau.showcase.models import Picture
from produktschau.showcase.rules import may_edit, may_publish
from produktschau.showcase.views.desk_permits import editable, opened, signed_in

STEPS: dict[str, tuple[Callable[..., Any], str]] = {
    "publish_company": (actions.publish_company, "„{}“ ist veröffentlicht."),
    "publish_product": (actions.publish_product, "„{}“ ist veröffentlicht."),
    "withdraw_company": (actions.withdraw_company, "„{}“ ist zurückgezogen."),
    "withdraw_product": (actions.withdraw_product, "„{}“ ist zurückgezogen."),
    "rename_company": (actions.rename_company, "„{}“ ist umbenannt. Die alte Adresse führt hierher."),
    "rename_product": (actions.rename_product, "„{}“ ist umbenannt. Die alte Adresse führt hierher."),
}


@require_POST
@permitted(may_publish)
def desk_publish(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Show the record to everyone."""
    return _step(request, "publish", kind, key)


@require_POST
@permitted(may_publish)
def desk_withdraw(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Take the record back."""
    return _step(request, "withdraw", kind, key, reason=request.POST.get("reason", ""))


@require_POST
@permitted(may_publish)
def desk_rename(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Give the record a new name and address."""
    return _step(request, "rename", kind, key, name=request.POST.get("name", ""))


@require_POST
@permitted(may_publish)
def desk_delete(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Delete the record for good."""
    record = opened(request, kind, key)
    delete: Callable[..., Any] = actions.delete_company if kind == "company" else actions.delete_product
    try:
        delete(by=signed_in(request), at=now(), **{kind: record}, reason=request.POST.get("reason", ""))
    except actions.StillMakes as refused:
        messages.error(request, str(refused))
        return redirect(f"showcase_house:desk_{kind}", key)
    messages.success(request, f"„{record.name}“ ist gelöscht. Die Adresse sagt es.")
    return redirect("showcase_house:desk_companies" if kind == "company" else "showcase_house:desk_products")


@login_required
@require_POST
def desk_picture_add(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Take in a picture."""
    record = editable(request, kind, key)
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, "Es fehlt eine Bilddatei. Wählen Sie ein Bild aus.")
    else:
        text = {name: form.cleaned_data[name] for name in ("alt", "alt_en", "credit")}
        content = form.cleaned_data["file"].read()
        try:
            add_picture(by=signed_in(request), at=now(), of=record, content=content, **text)
        except actions.NotAcceptable as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Das Bild ist da. In wenigen Augenblicken steht es auf der Seite.")
    return redirect(f"showcase_house:desk_{kind}", key)


@login_required
@require_POST
def desk_picture_remove(request: HttpRequest, key: str) -> HttpResponse:
    """Take a picture away."""
    if not may_edit(request.user):
        raise PermissionDenied
    picture = get_object_or_404(Picture.objects.select_related("company", "product"), key=key)
    owner = picture.owner
    remove_picture(by=signed_in(request), at=now(), picture=picture)
    messages.success(request, "Das Bild ist entfernt.")
    kind = "company" if picture.company_id else "product"
    return redirect(f"showcase_house:desk_{kind}", owner.key)


def _step(request: HttpRequest, step: str, kind: str, key: str, **said: str) -> HttpResponse:
    record = opened(request, kind, key)
    action, sentence = STEPS[f"{step}_{kind}"]
    try:
        done = action(by=signed_in(request), at=now(), **{kind: record}, **said)
    except (actions.NotReady, actions.NotAcceptable) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, sentence.format(done.name))
    return redirect(f"showcase_house:desk_{kind}", key)
