"""The public page on which the code of a letter is typed. An unknown key looks as a wrong code does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from produktschau.audit.record import System
from produktschau.claims.actions.proving import prove_by_code
from produktschau.claims.forms import CodeForm
from produktschau.lib.dates import now

UNPROCESSABLE = 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim_code(request: HttpRequest, key: str) -> HttpResponse:
    """The form for any key. Five wrong codes end a claim; of 31 to the power of 14 pairs of key and code none is found by trying."""
    if request.method != "POST":
        return render(request, "claims/code.html", {"form": CodeForm()})
    form = CodeForm(request.POST)
    form.errors.clear()  # the action judges
    if prove_by_code(by=System("visitor"), at=now(), key=key.upper(), code=request.POST.get("code", "")):
        return render(request, "claims/proven.html")
    form.add_error(
        "code", gettext("Dieser Code passt nicht oder gilt nicht mehr. Nach fünf falschen Eingaben wird er ungültig.")
    )
    return render(request, "claims/code.html", {"form": form}, status=UNPROCESSABLE)
