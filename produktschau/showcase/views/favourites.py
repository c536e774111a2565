"""The favourites list: kept in the browser, shown, handed on by a link, taken over from one."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from produktschau.design.page import house
from produktschau.lib.dates import today
from produktschau.showcase.actions.favourites import count_favourites
from produktschau.showcase.calculations.favourites import MOST, Changed, keys_in, packed, with_added, without
from produktschau.showcase.queries.favourites import Favourites, favourites, published_keys
from produktschau.showcase.queries.sharing import sharing
from produktschau.showcase.views.favourite_slots import COOKIE, keep_in, kept_by
from produktschau.showcase.views.origin import from_our_pages

SHARED = "k"
ORDER = "sortierung"
AS_KEPT = "gemerkt"


@require_safe
def favourites_page(request: HttpRequest) -> HttpResponse:
    """The visitor's own list, or the one a link holds (``?k=K7M2QX-ABCDEF``)."""
    answer = _shared(request) if SHARED in request.GET else _own(request)
    patch_cache_control(answer, private=True, no_cache=True)
    patch_vary_headers(answer, ["Cookie"])
    return answer


@require_POST
@from_our_pages
def favourites_change(request: HttpRequest) -> HttpResponse:
    """Keep (``merken``), drop (``entfernen``), take over (``uebernehmen``) or empty (``leeren``), as ``tun`` says."""
    deed, told = request.POST.get("tun", ""), request.POST
    kept = kept_by(request)
    changed = DEEDS[deed](kept, told) if deed in DEEDS else Changed(kept, [], [])
    dropped = published_keys(changed.removed)
    if changed.added or dropped:
        count_favourites(kept=changed.added, dropped=dropped, on=today())
    answer = _told(request, deed, changed)
    keep_in(answer, changed.keys)
    return answer


def _own(request: HttpRequest) -> HttpResponse:
    kept = kept_by(request)
    found = favourites(kept)
    if not found.gone:
        return _page(request, found, notes=[])
    request.COOKIES[COOKIE] = packed(found.keys)  # what the page shows of the list agrees with what it lists
    answer = _page(request, found, notes=[_gone(found.gone)])
    keep_in(answer, found.keys)
    return answer


def _shared(request: HttpRequest) -> HttpResponse:
    keys = keys_in(request.GET[SHARED])
    found = favourites(keys[:MOST])
    notes = [_gone(found.gone)] if found.gone else []
    if len(keys) > MOST:
        notes.append(
            gettext("Der Link nennt mehr Einträge, als eine Merkliste fasst. Gezeigt sind die ersten %(most)d.")
            % {"most": MOST}
        )
    new = [key for key in found.keys if key not in kept_by(request)]
    return _page(request, found, notes=notes, is_shared=True, new=new)


def _page(request: HttpRequest, found: Favourites, **told: Any) -> HttpResponse:
    page = settings.SITE_URL + reverse("showcase:favourites")
    facts = house(request)
    names = (facts["name"], facts["region"])
    context = {
        "list": found,
        "by_place": request.GET.get(ORDER) != AS_KEPT,
        "numbered": [(entry, found.numbers[entry.place]) for entry in found.entries],
        "most": MOST,
        "kept": kept_by(request),
        "back": request.get_full_path(),
        "sharing": sharing(page, " ".join(filter(None, names)), found.entries) if found.entries else None,
        "crumbs": [(gettext("Schau"), reverse("portal:home")), (gettext("Merkliste"), "")],
        **told,
    }
    return render(request, "showcase/favourites.html", context)


def _gone(number: int) -> str:
    return ngettext(
        "Ein gemerkter Eintrag ist nicht mehr in der Schau.",
        "%(n)d gemerkte Einträge sind nicht mehr in der Schau.",
        number,
    ) % {"n": number}


def _keep(kept: list[str], told: QueryDict) -> Changed:
    return with_added(kept, published_keys(keys_in(told.get("schluessel", ""))[:1]))


def _drop(kept: list[str], told: QueryDict) -> Changed:
    return without(kept, keys_in(told.get("schluessel", ""))[:1])


def _take_over(kept: list[str], told: QueryDict) -> Changed:
    return with_added(kept, published_keys(keys_in(told.get(SHARED, ""))[:MOST]))


def _empty(kept: list[str], told: QueryDict) -> Changed:
    return without(kept, kept)


DEEDS: dict[str, Callable[[list[str], QueryDict], Changed]] = {
    "merken": _keep,
    "entfernen": _drop,
    "uebernehmen": _take_over,
    "leeren": _empty,
}


def _told(request: HttpRequest, deed: str, changed: Changed) -> HttpResponse:
    """What happened, as JSON for the script, else as a message on the page the form came from."""
    said, is_well = _sentence(deed, changed), not changed.no_room
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"ok": is_well, "message": said, "count": len(changed.keys)})
    if said:
        messages.add_message(request, messages.SUCCESS if is_well else messages.WARNING, said)
    back = request.POST.get("zurueck", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if ours and back.startswith("/") else reverse("showcase:favourites"))


def _sentence(deed: str, changed: Changed) -> str:
    """One or two plain sentences; nothing where nothing happened."""
    count = {"n": len(changed.keys), "most": MOST, "left": changed.no_room}
    if deed == "leeren":
        return gettext("Ihre Merkliste ist leer.") if changed.removed else ""
    if changed.removed:
        return gettext("Der Eintrag steht nicht mehr auf Ihrer Merkliste.")
    said = []
    if changed.added:
        said.append(
            ngettext(
                "Gemerkt. Auf Ihrer Merkliste steht jetzt %(n)d Eintrag.",
                "Gemerkt. Auf Ihrer Merkliste stehen jetzt %(n)d Einträge.",
                len(changed.keys),
            )
            % count
        )
    if changed.no_room:
        said.append(
            ngettext(
                "Für einen Eintrag war kein Platz mehr: Die Merkliste fasst %(most)d. Nehmen Sie zuerst etwas herunter.",
                "Für %(left)d Einträge war kein Platz mehr: Die Merkliste fasst %(most)d. Nehmen Sie zuerst etwas herunter.",
                changed.no_room,
            )
            % count
        )
    return " ".join(said)
