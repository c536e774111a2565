"""People out of lists at the desk: whom to inform, a look at what they would read, mails, letters, notes."""

from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.lib.dates import now, today
from produktschau.lib.private_files import private_file
from produktschau.privacy.actions.informing import inform_by_mail, note_informed, take_back, take_letters
from produktschau.privacy.calculations.notice import SUBJECT, lacking, opening, sections
from produktschau.privacy.calculations.purposes import purposes_for_imported
from produktschau.privacy.forms import InformedForm
from produktschau.privacy.models import InformationNotice, Way
from produktschau.privacy.print.letters import information_letters_pdf
from produktschau.privacy.queries.desk import duty, waiting
from produktschau.privacy.queries.persons import Person, called, persons, with_ways
from produktschau.privacy.queries.texts import controller, told_of
from produktschau.privacy.rules import may_inform
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.typeset.engine import TypesettingFailed

MOST = 500
"""So many people at once: a letter each is a long PDF."""
UNPROCESSABLE = 422
NOBODY = "Wählen Sie mindestens eine Person, die noch nicht informiert ist."


@require_safe
@permitted(may_inform)
def people_to_inform(request: HttpRequest) -> HttpResponse:
    """The list, by tabs."""
    return _list(request)


@require_safe
@permitted(may_inform)
def preview(request: HttpRequest) -> HttpResponse:
    """Who would get what, and one person's text; ``person`` names some, ``alle`` a whole tab."""
    people = _chosen(request.GET)
    if not people:
        messages.error(request, NOBODY)
        return redirect("privacy:duty")
    _noted(request, people)
    shown = next((one for one in people if one.ref == request.GET.get("zeigen")), people[0])
    facts, house = told_of(shown), controller()
    context = {
        "people": people,
        "by_mail": [one for one in people if one.way == Way.MAIL],
        "by_letter": [one for one in people if one.way == Way.LETTER],
        "unreached": [one for one in people if one.way is None],
        "shown": shown,
        "subject": SUBJECT,
        "opening": opening(facts, house),
        "sections": sections(facts, house, purposes_for_imported(is_sole_trader=facts.is_sole_trader)),
        "lacking": lacking(house),
        "crumbs": [*_crumbs(), ("Vorschau", "")],
    }
    return render(request, "privacy/preview.html", context)


@require_POST
@permitted(may_inform)
def send_mails(request: HttpRequest) -> HttpResponse:
    """Write to those whose own address is known."""
    try:
        count = inform_by_mail(by=_me(request), at=now(), on=today(), people=_chosen(request.POST))
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        told = f"{count} Mails gehen hinaus." if count != 1 else "Eine Mail geht hinaus."
        messages.success(request, told if count else "Es ist niemand mehr zu informieren, dem wir mailen können.")
    return redirect("privacy:duty")


@require_POST
@permitted(may_inform)
def print_letters(request: HttpRequest) -> HttpResponse:
    """Letters for those without a mail as PDF; taking them out counts as informing, and is on record."""
    # Printed before it is noted: typesetting takes seconds, in which nobody else could write.
    chosen = [one for one in _chosen(request.POST) if one.way == Way.LETTER]
    try:
        content = information_letters_pdf(chosen, on=today(), made_at=now()) if chosen else b""
        people = take_letters(by=_me(request), at=now(), on=today(), people=chosen)
        if people and len(people) < len(chosen):
            content = information_letters_pdf(people, on=today(), made_at=now())
    except (NotReady, TypesettingFailed) as failed:
        messages.error(request, str(failed))
        return redirect("privacy:duty")
    if not people:
        messages.error(request, "Es ist niemand mehr zu informieren, dem wir einen Brief schreiben können.")
        return redirect("privacy:duty")
    note_access(by=_me(request), kind="letters", subject="desk:information", at=now(), rows=len(people))
    return private_file(content, f"informationsbriefe-{today():%Y-%m-%d}.pdf")


@require_POST
@permitted(may_inform)
def note_told(request: HttpRequest) -> HttpResponse:
    """Note that a person was told in a talk, or knew."""
    person = next((one for one in called([request.POST.get("person", "")]) if one.notice is None), None)
    if person is None:
        messages.error(request, "Diese Person ist schon informiert oder steht nicht mehr auf der Liste.")
        return redirect("privacy:duty")
    form = InformedForm(request.POST, auto_id=_ids(person))
    form.is_valid()
    way, note, told_on = request.POST.get("way", ""), request.POST.get("note", ""), form.cleaned_data.get("told_on")
    try:
        note_informed(by=_me(request), at=now(), on=today(), person=person, way=way, told_on=told_on, note=note)
    except NotAcceptable as refused:
        form.errors.clear()
        for field, sentence in refused.problems.items():
            form.add_error(field, sentence)
        return _list(request, typed=(person.ref, form), status=UNPROCESSABLE)
    messages.success(request, f"Notiert: {person.name} ist informiert.")
    return redirect("privacy:duty")


@require_POST
@permitted(may_inform)
def taken_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The person was not told after all."""
    notice = get_object_or_404(InformationNotice.objects.select_related("company"), pk=pk)
    try:
        take_back(by=_me(request), at=now(), notice=notice, reason=request.POST.get("reason", ""))
    except NotAcceptable as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Zurückgenommen. Die Person steht wieder unter „zu informieren“.")
    return redirect(f"{reverse('privacy:duty')}?stand=informiert")


def in_record(request: HttpRequest | None, record: Any) -> dict[str, Any] | None:
    """The panel on a firm's record at the desk: its people out of lists; nothing where there are none."""
    if request is None or not isinstance(record, Company) or not may_inform(request.user):
        return None
    people = persons([record.pk])
    if not people:
        return None
    note_access(by=_me(request), kind="information", subject=f"company:{record.key}", at=now(), rows=len(people))
    query = urlencode([("person", one.ref) for one in people if one.notice is None])
    return {"people": [(one, one.is_overdue(today())) for one in people], "query": query}


def _list(request: HttpRequest, *, typed: tuple[str, InformedForm] | None = None, status: int = 200) -> HttpResponse:
    query = request.GET
    found = duty(query.get("stand", ""), query.get("seite"), holding=typed[0] if typed else "")
    _noted(request, found.page.object_list)
    rows = [(one, _form(one, typed)) for one in found.page.object_list]
    context = {"list": found, "rows": rows, "on": today(), "typed": typed[0] if typed else "", "most": MOST}
    return render(request, "privacy/duty.html", context, status=status)


def _form(person: Person, typed: tuple[str, InformedForm] | None) -> InformedForm:
    if typed is not None and typed[0] == person.ref:
        return typed[1]
    return InformedForm(initial={"told_on": today()}, auto_id=_ids(person))


def _ids(person: Person) -> str:
    return f"id_{person.ref}_%s"


def _chosen(query: Any) -> list[Person]:
    """Those named, or all of a tab; only who is still to be told."""
    tab = query.get("alle", "")
    if tab:
        return waiting(tab, most=MOST)
    return with_ways([one for one in called(query.getlist("person")) if one.notice is None][:MOST])


def _noted(request: HttpRequest, people: Any) -> None:
    count = len(people)
    if count:
        note_access(by=_me(request), kind="information", subject="desk:information", at=now(), rows=count)


def _crumbs() -> list[tuple[str, str]]:
    return [("Leitstand", reverse("portal_house:desk")), ("Informationspflicht", reverse("privacy:duty"))]


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
