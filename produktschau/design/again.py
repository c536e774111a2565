"""Nothing typed is lost: a form that could not be taken is shown again with all its words, to be sent once more.

Three things stop a form on its way: a session that ended while somebody typed, a token of an earlier session, and the sign NUL, which
no keyboard has and PostgreSQL keeps in no text. In each case the words are there again.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.middleware.csrf import REASON_CSRF_TOKEN_MISSING, REASON_NO_CSRF_COOKIE
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

from produktschau.lib.dates import now

KEPT = "typed_before_signing_in"
DROP = "typed-drop"
HOLDS = timedelta(minutes=30)
MOST_BYTES = 100_000
"""More is not kept in a session; the browser's way back still has it."""
NUL = "\x00"
WORK = ("/leitstand/", "/mein-betrieb/", "/konto/", "/m/")
"""What lies here wears the frame of the workspaces."""
UNSAID = frozenset({"csrfmiddlewaretoken", DROP})
SECRET = frozenset({"password", "password1", "password2", "oldpassword", "code", "otp"})
"""A form with one of these is never shown again."""

Fields = list[tuple[str, str]]
Next = Callable[[HttpRequest], HttpResponseBase]


class WordsComeBack:
    """Middleware: refuses NUL, and keeps what was typed over a sign-in. Stands after those of session, user and messages."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Refuse a path with NUL and overhear it in a question; keep a form that was sent to the sign-in; give it back once signed in."""
        if NUL in request.path_info:
            return bad_request(request, BadRequest())
        if any(NUL in name or NUL in value for name, value in _all(request.GET)):
            request.GET = _without_nul(request.GET)  # type: ignore[assignment]  # what is found with it is found without
        answer = self.get_response(request)
        if request.method == "POST" and _to_sign_in(request, answer) and not _reads_itself(request):
            _keep(request)
        elif request.method == "GET" and settings.SESSION_COOKIE_NAME in request.COOKIES:
            return _given_back(request, answer)
        return answer

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """A form with NUL comes back without it; one that is dropped is forgotten."""
        if request.method != "POST" or _reads_itself(request):
            return None
        if DROP in request.POST:
            request.session.pop(KEPT, None)
            return redirect(request.POST[DROP] if request.POST[DROP] == request.path else "/")
        if any(NUL in name or NUL in value for name, value in _all(request.POST)):
            said = _(
                "Der Text enthielt ein Zeichen, das es in keinem Text gibt. Wir haben es herausgenommen. Bitte senden Sie noch einmal."
            )
            return shown_again(request, typed(request), said, status=400)
        return None


def typed(request: HttpRequest) -> Fields:
    """What was sent, without the form's token and without NUL; nothing of a form that holds a secret."""
    if SECRET & set(request.POST):
        return []
    return [(name.replace(NUL, ""), value.replace(NUL, "")) for name, value in _all(request.POST) if name not in UNSAID]


def shown_again(request: HttpRequest, fields: Fields, said: str, *, status: int) -> HttpResponse:
    """The page with the words and one button that sends them once more; ``said`` is why they did not arrive."""
    readable = [value for name, value in fields if _is_readable(name, value)]
    sentences = [value for value in readable if len(value.split()) > 1]
    is_work = request.path.startswith(WORK)
    context = {
        "said": said,
        "sent": fields,
        "readable": sentences or readable,
        "place": request.get_full_path(),
        "path": request.path,
        "frame": "design/work.html" if is_work else "design/public.html",
        "is_work": is_work,
    }
    answer = render(request, "design/again.html", context, status=status)
    answer["Cache-Control"] = "private, no-store"
    return answer


def is_own_token_stale(request: HttpRequest, reason: str) -> bool:
    """Whether our own page sent the form and only its token is of an earlier session. A form from elsewhere is never shown again."""
    host = urlsplit(request.META.get("HTTP_ORIGIN", "")).netloc
    is_token = reason in (REASON_CSRF_TOKEN_MISSING, REASON_NO_CSRF_COOKIE) or reason.startswith("CSRF token")
    return is_token and host == request.get_host()


def _reads_itself(request: HttpRequest) -> bool:
    """Whether the view decides itself when a body may arrive, as uploads do: it must not have been read before."""
    return bool(request.resolver_match and getattr(request.resolver_match.func, "csrf_exempt", False))


def _all(data: QueryDict) -> Fields:
    return [(name, value) for name, values in data.lists() for value in values]


def _without_nul(data: QueryDict) -> QueryDict:
    pairs = [(name.replace(NUL, ""), value.replace(NUL, "")) for name, value in _all(data)]
    return QueryDict(urlencode(pairs))


def _is_readable(name: str, value: str) -> bool:
    return len(value.strip()) > 2 and name not in ("expected", "stamp", "shown") and not name.endswith("_FORMS")


def _to_sign_in(request: HttpRequest, answer: HttpResponseBase) -> bool:
    to = answer.headers.get("Location", "")
    is_sent_there = answer.status_code == 302 and to.split("?")[0] == settings.LOGIN_URL
    return is_sent_there and not request.user.is_authenticated and request.path != settings.LOGIN_URL


def _keep(request: HttpRequest) -> None:
    fields = typed(request)
    if not any(_is_readable(name, value) for name, value in fields):
        return
    if sum(len(name) + len(value) for name, value in fields) > MOST_BYTES:
        return
    request.session[KEPT] = {"path": request.path, "sent": fields, "at": now().isoformat()}
    request.session.set_expiry(int(HOLDS.total_seconds()))
    messages.info(
        request,
        _(
            "Ihre Anmeldung war zu Ende. Was Sie getippt haben, ist noch da: Melden Sie sich an, dann geht es damit weiter."
        ),
    )


def _given_back(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    kept = request.session.get(KEPT) if answer.status_code in (200, 405) else None
    if kept is None or not request.user.is_authenticated:
        return answer
    if now() - datetime.fromisoformat(kept["at"]) > HOLDS:
        del request.session[KEPT]
        return answer
    if kept["path"] != request.path:
        return answer
    del request.session[KEPT]
    said = _("Ihre Anmeldung war zu Ende, bevor das Formular ankam. Jetzt können Sie es noch einmal senden.")
    return shown_again(request, [(name, value) for name, value in kept["sent"]], said, status=200)
