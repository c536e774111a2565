"""The words that mean the same: list, add, change, delete."""

from datetime import UTC, datetime
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.queries import history, rows
from produktschau.lib.dates import now
from produktschau.search.actions.synonyms import (
    SynonymsChangedMeanwhile,
    UnfitLines,
    UnfitSynonyms,
    add_synonym_lines,
    change_synonyms,
    delete_synonyms,
)
from produktschau.search.calculations.synonyms import Unfit, grouped, parted
from produktschau.search.forms import SynonymForm, SynonymLinesForm, synonym_initial
from produktschau.search.models import SynonymGroup
from produktschau.search.queries.synonym_groups import overlapping, synonym_page, tried
from produktschau.search.rules import may_edit_synonyms, may_see_synonyms

HISTORY = 30
LONGEST_SOUGHT = 200
"""Letters of a word to filter by that are looked at."""
READ_WRITE = ["GET", "HEAD", "POST"]


@require_safe
@permitted(may_see_synonyms)
def synonyms(request: HttpRequest) -> HttpResponse:
    """All groups, by word."""
    word = request.GET.get("wort", "").strip()[:LONGEST_SOUGHT]
    page = synonym_page(word, request.GET.get("seite"))
    context = {"page": page, "word": word, "may_edit": may_edit_synonyms(request.user)}
    return render(request, "search/synonyms.html", context)


@require_http_methods(READ_WRITE)
@permitted(may_edit_synonyms)
def synonyms_new(request: HttpRequest) -> HttpResponse:
    """Add groups, one a line; the button „Ausprobieren“ only counts hits."""
    form = SynonymLinesForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form, "crumbs": _crumbs("Hinzufügen")}
    if form.is_bound and "ausprobieren" in request.POST:
        context["tried"] = tried(form.data.get("lines", ""))
    elif form.is_valid():
        try:
            groups = add_synonym_lines(
                by=_me(request), text=form.cleaned_data["lines"], note=form.cleaned_data["note"], at=now()
            )
        except UnfitLines as refused:
            for number, sentence in refused.problems.items():
                form.add_error("lines", f"Zeile {number}: {sentence}" if number else sentence)
        except UnfitSynonyms as refused:
            form.add_error("note", str(refused))
        else:
            _tell(request, groups)
            return redirect("search:synonyms")
    return render(request, "search/synonyms_new.html", context, status=422 if form.is_bound and form.errors else 200)


@require_http_methods(READ_WRITE)
@permitted(may_see_synonyms)
def synonym(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One group: to read for everyone with a desk, to change for those who may."""
    group = get_object_or_404(SynonymGroup, pk=pk)
    return _changed(request, group) if request.method == "POST" else _show(request, group)


@permitted(may_edit_synonyms)
def _changed(request: HttpRequest, group: SynonymGroup) -> HttpResponse:
    form = SynonymForm(request.POST)
    if form.data.get("ausprobieren") is not None or not form.is_valid():
        return _show(request, group, form)
    try:
        words, one_way = grouped(form.cleaned_data["words"])
        saved = change_synonyms(
            by=_me(request),
            group=group,
            words=words,
            one_way=one_way,
            note=form.cleaned_data["note"],
            at=now(),
            expected=_token(form.cleaned_data["expected"]),
        )
    except Unfit as refused:
        form.add_error("words", str(refused))
    except UnfitSynonyms as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, sentence)
    except SynonymsChangedMeanwhile as refused:
        typed = request.POST.copy()
        typed["expected"] = group.changed_at.isoformat()
        form = SynonymForm(typed)
        form.add_error(None, f"{refused} Jetzt gespeichert: {group}.")
        return _show(request, group, form, status=409)
    except SynonymGroup.DoesNotExist as gone:
        raise Http404("Diese Gruppe gibt es nicht mehr.") from gone
    else:
        _tell(request, [saved])
        return redirect("search:synonyms")
    return _show(request, group, form)


@require_http_methods(READ_WRITE)
@permitted(may_edit_synonyms)
def synonym_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then delete a group."""
    group = get_object_or_404(SynonymGroup, pk=pk)
    if request.method != "POST":
        crumbs = _crumbs("Löschen", (str(group), reverse("search:synonym", args=[pk])))
        return render(request, "search/synonym_delete.html", {"group": group, "crumbs": crumbs})
    try:
        delete_synonyms(by=_me(request), group=group, at=now())
    except SynonymGroup.DoesNotExist as gone:
        raise Http404("Diese Gruppe gibt es nicht mehr.") from gone
    messages.success(request, f"„{group}“ ist gelöscht. In wenigen Sekunden sucht niemand mehr damit.")
    return redirect("search:synonyms")


def _show(
    request: HttpRequest, group: SynonymGroup, form: SynonymForm | None = None, status: int | None = None
) -> HttpResponse:
    may_edit = may_edit_synonyms(request.user)
    context: dict[str, object] = {
        "group": group,
        "crumbs": _crumbs(str(group)),
        "may_edit": may_edit,
        "form": form or SynonymForm(initial=synonym_initial(group)),
        "overlapping": [other for _, other in overlapping([group])],
        "rows": rows(history(f"synonyms:{group.pk}")[:HISTORY]),
    }
    if may_edit:
        typed = form.data.get("words", "") if form is not None else str(group)
        context["tried"] = tried(", ".join(parted(typed)))
    refused = form is not None and form.is_bound and bool(form.errors)
    return render(request, "search/synonym.html", context, status=status or (422 if refused else 200))


def _crumbs(here: str, *between: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Synonyme", reverse("search:synonyms")), *between, (here, "")]


def _tell(request: HttpRequest, groups: list[SynonymGroup]) -> None:
    """Say what is stored, and what else speaks of the same words."""
    if len(groups) == 1:
        messages.success(request, f"„{groups[0]}“ ist gespeichert. In wenigen Sekunden findet die Suche damit.")
    else:
        messages.success(
            request, f"{len(groups)} Gruppen sind gespeichert. In wenigen Sekunden findet die Suche damit."
        )
    for group, other in overlapping(groups):
        messages.warning(request, f"„{group}“ überschneidet sich mit der Gruppe „{other}“.")


def _token(typed: str) -> datetime:
    """The moment of the last change the editor saw; a missing or spoilt one fits no group."""
    try:
        seen = parse_datetime(typed)
    except ValueError:
        seen = None
    return seen or datetime.min.replace(tzinfo=UTC)


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
