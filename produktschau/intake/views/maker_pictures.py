"""Pictures of a firm's records: new ones, what is said of each, the point that always stays visible."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.intake.actions.changes import keep_picture
from produktschau.intake.views.maker_frame import shown
from produktschau.intake.views.speaker import Speaker
from produktschau.lib.dates import now
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.actions.pictures import PictureChangedMeanwhile, add_picture, remove_picture
from produktschau.showcase.forms.picture import PictureChangeForm
from produktschau.showcase.models import Picture
from produktschau.showcase.queries.aiming import aimed
from produktschau.showcase.queries.pictures import picture_place, picture_stamp, rendition_path

LOOK = "ansehen"


@dataclass(frozen=True)
class Shot:
    """A picture in the list, with the width of the rendition to show, or nothing while it is being prepared."""

    picture: Picture
    width: int


@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request: HttpRequest, speaker: Speaker, of: str) -> HttpResponse:
    """The pictures of the firm or of one of its products, and another one."""
    record = speaker.owned(of)
    alt, credit = (request.POST.get(name, "") for name in ("alt", "credit"))
    problems: dict[str, str] = {}
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None:
            problems["file"] = "Es fehlt ein Bild. Wählen Sie eines aus oder nehmen Sie eines auf."
        else:
            try:
                add_picture(
                    by=speaker.actor, at=now(), of=record, content=file.read(), alt=alt, credit=credit, waits=True
                )
            except NotAcceptable as refused:
                problems = refused.problems
        if not problems:
            messages.success(request, "Das Bild ist da. Die Redaktion sieht es an; danach ist es öffentlich zu sehen.")
            return redirect(f"{speaker.base}bilder/{record.key}/")
    context = {
        "record": record,
        "shots": [Shot(one, min(one.renditions, default=0)) for one in record.pictures.all()],
        "told": {"alt": alt, "credit": credit},
        "problems": problems,
    }
    return shown(request, speaker, "pictures", context, status=422 if problems else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, speaker: Speaker, of: str, key: str) -> HttpResponse:
    """One picture. ``ansehen`` shows the cuts that were entered without saving them."""
    found = speaker.picture(of, key)
    if request.method != "POST":
        return _show(request, speaker, found, PictureChangeForm(initial=_initial(found)))
    told = {name: request.POST.get(name, "") for name in PictureChangeForm.base_fields if name != "alt_en"}
    form = PictureChangeForm(initial=told)
    if LOOK in request.POST:
        return _show(request, speaker, found, form)
    expected = request.POST.get("expected", "")
    try:
        kept = keep_picture(by=speaker.actor, at=now(), picture=found, expected=expected, **told)
    except NotAcceptable as refused:
        return _show(request, speaker, found, form, problems=refused.problems)
    except PictureChangedMeanwhile:
        found.refresh_from_db()
        return _show(request, speaker, found, form, is_changed=True)
    waits = " Ihre Worte dazu sieht die Redaktion an, bevor sie öffentlich sind." if kept.proposed else ""
    messages.success(request, f"Das Bild ist gespeichert.{waits}")
    return redirect(f"{speaker.base}bilder/{of}/")


@require_POST
def remove(request: HttpRequest, speaker: Speaker, of: str, key: str) -> HttpResponse:
    """Take a picture away."""
    remove_picture(by=speaker.actor, at=now(), picture=speaker.picture(of, key))
    messages.success(request, "Das Bild ist entfernt.")
    return redirect(f"{speaker.base}bilder/{of}/")


@require_safe
def file(request: HttpRequest, speaker: Speaker, of: str, key: str, width: int) -> HttpResponse:
    """One rendition: a draft's pictures are seen by those who may change them, also behind a link."""
    found = speaker.picture(of, key)
    path = rendition_path(found, width)
    if width not in found.renditions or not path.exists():
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/webp", headers={"Cache-Control": "private, no-store"})


def _initial(picture: Picture) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(picture, name) for name in ("alt", "credit", *PictureChangeForm.FOCUS)}
    told |= picture.proposed
    return told | {"position": picture_place(picture)}


def _show(
    request: HttpRequest,
    speaker: Speaker,
    picture: Picture,
    form: PictureChangeForm,
    *,
    problems: dict[str, str] | None = None,
    is_changed: bool = False,
) -> HttpResponse:
    for name, sentence in (problems or {}).items():
        form.errors[name] = form.error_class([sentence])
    aim = aimed(picture, *(form.initial.get(name) for name in PictureChangeForm.FOCUS))
    owner = picture.owner
    list_url = f"{speaker.base}bilder/{owner.key}/"
    context = {
        "picture": picture,
        "owner": owner,
        "form": form,
        "stamp": picture_stamp(picture) if is_changed else request.POST.get("expected", picture_stamp(picture)),
        "is_changed": is_changed,
        "aim": aim,
        "source": aim.shown_width and f"{list_url}{picture.key}/{aim.shown_width}.webp",
        "back": (f"Bilder: {owner.name}", list_url),
    }
    return shown(request, speaker, "picture", context, status=409 if is_changed else 422 if problems else 200)
