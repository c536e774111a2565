"""Asking chosen firms: first who is reached and how, then the question goes out."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.lib.dates import now, today
from produktschau.lib.private_files import private_file
from produktschau.showcase.models import Company
from produktschau.typeset.engine import TypesettingFailed
from produktschau.upkeep.actions.asking import PlanChanged, order_asking, take_letters
from produktschau.upkeep.print.letters import question_letters_pdf
from produktschau.upkeep.queries.desk import choice_of, chosen
from produktschau.upkeep.queries.letters import to_write_letters
from produktschau.upkeep.queries.plan import plan_of
from produktschau.upkeep.queries.rhythm import rhythm
from produktschau.upkeep.rules import may_ask

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from produktschau.accounts.models import User

CONFLICT = 409
READ = "rhythm:1"
"""How the log of reading names these pages."""


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_ask)
def ask(request: HttpRequest) -> HttpResponse:
    """GET shows whom the question would reach; POST with the stamp of what was seen sends it.

    ``betrieb`` are keys of firms; with ``umfang=alle`` the whole choice of the list (stand, altkreis, wort) is taken instead.
    """
    said = request.POST if request.method == "POST" else request.GET
    companies, even_fresh = _chosen(said), said.get("frisch") == "ja"
    if request.method == "POST":
        try:
            plan = order_asking(
                by=cast("User", request.user),
                at=now(),
                companies=list(companies.values_list("pk", flat=True)),
                seen=said.get("gesehen", ""),
                even_fresh=even_fresh,
            )
        except PlanChanged as refused:
            messages.error(request, str(refused))
            return _preview(request, said, companies, even_fresh=even_fresh, status=CONFLICT)
        told = f"{len(plan.by_mail)} Betriebe werden jetzt per Mail gefragt."
        if plan.without_mail:
            told += f" {len(plan.without_mail)} ohne E-Mail stehen unter „anrufen“."
        messages.success(request, told)
        return redirect("upkeep:list")
    return _preview(request, said, companies, even_fresh=even_fresh)


@require_POST
@permitted(may_ask)
def letters(request: HttpRequest) -> HttpResponse:
    """The question as letters to those that are to be called, as one PDF."""
    companies, by = to_write_letters(now()), cast("User", request.user)
    if not companies:
        messages.error(
            request, "Zu schreiben ist niemandem: Unter „anrufen“ steht kein Betrieb mit vollständiger Anschrift."
        )
        return redirect("upkeep:list")
    links = take_letters(by=by, at=now(), companies=companies)
    try:
        content = question_letters_pdf(companies, links, on=today(), made_at=now())
    except TypesettingFailed as failed:
        messages.error(request, str(failed))
        return redirect("upkeep:list")
    note_access(by=by, kind="letters", subject=READ, at=now(), rows=len(companies))
    return private_file(content, "nachfragen.pdf")


def _preview(
    request: HttpRequest, said: QueryDict, companies: "QuerySet[Company]", *, even_fresh: bool, status: int = 200
) -> HttpResponse:
    choice = choice_of(said)
    plan = plan_of(companies, rhythm(), at=now(), even_fresh=even_fresh)
    if plan.mails:
        note_access(by=cast("User", request.user), kind="recipients", subject=READ, at=now(), rows=plan.mails)
    context = {
        "plan": plan,
        "keys": said.getlist("betrieb"),
        "takes_all": said.get("umfang") == "alle",
        "choice": choice,
        "even_fresh": even_fresh,
        "crumbs": [
            ("Leitstand", reverse("portal_house:desk")),
            ("Aktualität", reverse("upkeep:list")),
            ("Jetzt fragen", ""),
        ],
    }
    return render(request, "upkeep/desk/ask.html", context, status=status)


def _chosen(said: QueryDict) -> "QuerySet[Company]":
    if said.get("umfang") == "alle":
        return chosen(choice_of(said), at=now())
    return Company.objects.filter(key__in=said.getlist("betrieb"))
