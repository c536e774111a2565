"""One firm and circulars: at which addresses it is written to, who opted out, what it got; and mails that came back."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.lib.dates import now
from produktschau.mailings.actions.refusing import (
    Noted,
    end_opt_out,
    end_undeliverable,
    note_bounces,
    note_undeliverable,
    opt_out,
)
from produktschau.mailings.calculations.bounced import NotABounce, read_bounce
from produktschau.mailings.engine.addresses import digest_of
from produktschau.mailings.forms import BounceForm, OptOutForm
from produktschau.mailings.queries.history import lists_with_numbers, sent_to
from produktschau.mailings.queries.reach import target_of
from produktschau.mailings.queries.refusals import standings
from produktschau.mailings.rules import may_write
from produktschau.outreach.queries.recipients import recipients
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company

LATEST = 5
MOST = 200
UNPROCESSABLE = 422
BY_HAND = "von Hand eingetragen: Mails kommen zurück"


@require_safe
@permitted(may_write)
def firm(request: HttpRequest, key: str) -> HttpResponse:
    """A firm's addresses and what stands against them, and every circular it got."""
    return _show(request, get_object_or_404(Company, key=key), OptOutForm())


@require_POST
@permitted(may_write)
def firm_opted_out(request: HttpRequest, key: str) -> HttpResponse:
    """Enter a wish for the firm or one of its addresses (``adresse``, a digest; empty: the firm), or end it (``tun=wieder``)."""
    company = get_object_or_404(Company, key=key)
    email = _email(company, request.POST.get("adresse", ""))
    if request.POST.get("tun") == "wieder":
        end_opt_out(by=_me(request), at=now(), company=company, email=email, reason="am Leitstand aufgehoben")
        messages.success(request, "Die Abbestellung ist aufgehoben.")
        return redirect("mailings:firm", key)
    form = OptOutForm(request.POST)
    if not form.is_valid():
        form.errors.pop("source", None)  # the action says it better
    if form.errors:
        return _show(request, company, form)
    source, given_on = request.POST.get("source", ""), form.cleaned_data.get("given_on")
    try:
        opt_out(by=_me(request), at=now(), company=company, email=email, source=source, given_on=given_on)
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, sentence)
        return _show(request, company, form)
    messages.success(request, "Die Abbestellung gilt ab sofort, auch für Aufrufe.")
    return redirect("mailings:firm", key)


@require_POST
@permitted(may_write)
def firm_delivery(request: HttpRequest, key: str) -> HttpResponse:
    """Mails to an address (``adresse``, a digest) come back, or reach it again (``tun=wieder``)."""
    company = get_object_or_404(Company, key=key)
    email = _email(company, request.POST.get("adresse", ""))
    if not email:
        messages.error(request, "Diese Adresse hat der Betrieb nicht mehr.")
    elif request.POST.get("tun") == "wieder":
        end_undeliverable(by=_me(request), at=now(), company=company, email=email)
        messages.success(request, "Rundschreiben gehen wieder an diese Adresse.")
    else:
        note_undeliverable(by=_me(request), at=now(), company=company, email=email, why=BY_HAND)
        messages.success(request, "Die nächsten Rundschreiben lassen diese Adresse aus und sagen es in der Vorschau.")
    return redirect("mailings:firm", key)


@require_POST
@permitted(may_write)
def bounce(request: HttpRequest) -> HttpResponse:
    """Read a mail that came back, and note the addresses it names."""
    form = BounceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            failed = read_bounce(form.cleaned_data["mail"])
        except NotABounce as problem:
            form.add_error("mail", str(problem))
        else:
            for noted in note_bounces(by=_me(request), at=now(), failed=failed):
                _report(request, noted)
            return redirect("mailings:lists")
    context = {"lists": lists_with_numbers(), "may_write": True, "bounce": form}
    return render(request, "mailings/lists.html", context, status=UNPROCESSABLE)


def in_record(request: HttpRequest | None, record: Any) -> dict[str, Any] | None:
    """The panel on a firm's record at the desk; nothing for whoever may not see it, and for products."""
    if request is None or not isinstance(record, Company) or not may_write(request.user):
        return None
    return {"company": record, "sent": sent_to(record, most=LATEST), "target": target_of(record)}


def _show(request: HttpRequest, company: Company, form: OptOutForm) -> HttpResponse:
    addresses = [(one.email, one.name) for one in recipients(company)]
    subject = f"company:{company.key}"
    note_access(by=_me(request), kind="recipients", subject=subject, at=now(), rows=len(addresses))
    context = {
        "company": company,
        "standings": standings(company, addresses),
        "form": form,
        "chosen": request.POST.get("adresse", ""),
        "sent": sent_to(company, most=MOST),
        "target": target_of(company),
        "crumbs": [
            ("Leitstand", reverse("portal_house:desk")),
            ("Verteiler", reverse("mailings:lists")),
            (company.name, reverse("showcase_house:desk_company", args=[company.key])),
            ("Rundschreiben", ""),
        ],
    }
    return render(request, "mailings/firm.html", context, status=UNPROCESSABLE if form.errors else 200)


def _report(request: HttpRequest, noted: Noted) -> None:
    names = ", ".join(f"„{company.name}“" for company in noted.companies)
    if not noted.companies:
        messages.warning(request, f"{noted.email} gehört zu keinem Betrieb. Es ist nichts eingetragen.")
    elif noted.is_lasting:
        messages.success(request, f"{noted.email} ({names}) ist als unzustellbar eingetragen: {noted.why}.")
    else:
        messages.info(request, f"{noted.email} ({names}): {noted.why}. Das geht vorüber, es ist nichts eingetragen.")


def _email(company: Company, digest: str) -> str:
    """The firm's address behind a digest; ``""`` for the firm as a whole."""
    return next((one.email for one in recipients(company) if digest and digest_of(one.email) == digest), "")


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
