"""One supply relation as one of its two firms sees it: to confirm, correct, dispute, end, drop, and to say who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from produktschau.lib.dates import now
from produktschau.relations.actions.answering_supplies import (
    confirm_supply,
    correct_supply,
    dispute_supply,
    silence_supplies,
)
from produktschau.relations.actions.keeping_supplies import drop_claim, end_supply, set_visibility
from produktschau.relations.forms.supplies import SEEN, AnswerForm, chosen, day_of_form
from produktschau.relations.models import SupplyRelation
from produktschau.relations.queries.supply_pages import OwnRelation, is_silent, own_relation, relation_of
from produktschau.relations.views.supply_pages import Speaker, shown
from produktschau.showcase.actions import NotAcceptable, NotReady


@dataclass(frozen=True)
class Said:
    """What a firm sent: the speaker, the relation as it sees it, the checked form where there is one."""

    request: HttpRequest
    speaker: Speaker
    own: OwnRelation
    form: AnswerForm


def one_page(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """The page; only a POST says anything."""
    relation = relation_of(key, speaker.company)
    if relation is None:
        raise Http404
    own = own_relation(relation, speaker.company)
    form = _form(request, speaker, own)
    problems: dict[str, str] = {}
    status = HTTPStatus.OK
    if request.method == "POST":
        problems, status = _act(Said(request, speaker, own, form))
        if not problems:
            return redirect(request.path)
    context = {
        "own": own,
        "relation": relation,
        "form": form,
        "problems": problems,
        "seen": SEEN,
        "is_silent": is_silent(speaker.company),
        "typed": {name: request.POST.get(name, "") for name in ("what", "reason", "until")},
    }
    return shown(request, speaker, "one", context, status=status)


def _act(said: Said) -> tuple[dict[str, str], HTTPStatus]:
    """Do what the pressed button says; gives what is wrong with it, by field."""
    act = ACTS.get(said.request.POST.get("was", ""))
    if act is None:
        return {"": "Wählen Sie, was Sie sagen möchten."}, HTTPStatus.UNPROCESSABLE_ENTITY
    if act in (_confirm, _correct) and not said.form.is_valid():
        found = {str(name): str(errors[0]) for name, errors in said.form.errors.items()}
        return found, HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        messages.success(said.request, act(said))
    except NotAcceptable as refused:
        return dict(refused.problems), HTTPStatus.UNPROCESSABLE_ENTITY
    except NotReady as refused:
        return {"": str(refused)}, HTTPStatus.CONFLICT
    return {}, HTTPStatus.OK


def _confirm(said: Said) -> str:
    own = said.own
    product = chosen(said.form, "product")
    done = confirm_supply(
        by=said.speaker.actor,
        at=now(),
        relation=own.relation,
        side=own.side,
        visibility=said.form.cleaned_data["visibility"],
        goods=product if own.is_supplier else None,
        used_in=None if own.is_supplier else product,
    )
    return _thanks(done)


def _correct(said: Said) -> str:
    own = said.own
    done = correct_supply(
        by=said.speaker.actor,
        at=now(),
        relation=own.relation,
        side=own.side,
        what=said.request.POST.get("what", ""),
        visibility=said.form.cleaned_data["visibility"],
        used_in=None if own.is_supplier else chosen(said.form, "product"),
    )
    if done.what == own.relation.what:
        return _thanks(done)
    return f"Danke. Wir fragen {own.other}, ob „{done.what}“ so stimmt."


def _dispute(said: Said) -> str:
    own = said.own
    reason = said.request.POST.get("reason", "")
    dispute_supply(by=said.speaker.actor, at=now(), relation=own.relation, side=own.side, reason=reason)
    return "Danke. Öffentlich steht davon nichts; das Regionalmanagement spricht mit beiden Betrieben."


def _never(said: Said) -> str:
    silence_supplies(by=said.speaker.actor, at=now(), company=said.speaker.company)
    return "Wir fragen Sie nicht mehr nach Lieferbeziehungen. Ohne Ihre Bestätigung steht davon nichts öffentlich."


def _show(said: Said) -> str:
    own, wish = said.own, said.request.POST.get("visibility", "")
    set_visibility(by=said.speaker.actor, at=now(), relation=own.relation, side=own.side, visibility=wish)
    return "Gespeichert. Es gilt der engere Wunsch der beiden Betriebe, sofort."


def _end(said: Said) -> str:
    until = day_of_form(said.request.POST.get("until", ""))
    if until is None:
        raise NotAcceptable({"until": "Nennen Sie den letzten Tag, an dem geliefert wurde."})
    end_supply(by=said.speaker.actor, at=now(), relation=said.own.relation, until=until)
    return "Gespeichert. Als beendet steht die Lieferbeziehung nicht mehr auf den öffentlichen Seiten."


def _go_on(said: Said) -> str:
    end_supply(by=said.speaker.actor, at=now(), relation=said.own.relation, until=None)
    return "Gespeichert. Die Lieferbeziehung gilt wieder als laufend."


def _drop(said: Said) -> str:
    drop_claim(by=said.speaker.actor, at=now(), relation=said.own.relation, side=said.own.side)
    return "Die Angabe ist zurückgenommen."


ACTS: dict[str, Callable[[Said], str]] = {
    "bestaetigen": _confirm,
    "berichtigen": _correct,
    "widersprechen": _dispute,
    "nie": _never,
    "sichtbar": _show,
    "ende": _end,
    "weiter": _go_on,
    "zuruecknehmen": _drop,
}


def _form(request: HttpRequest, speaker: Speaker, own: OwnRelation) -> AnswerForm:
    product = own.relation.goods if own.is_supplier else own.relation.used_in
    answers = ("bestaetigen", "berichtigen")
    given = request.POST if request.method == "POST" and request.POST.get("was") in answers else None
    initial = {"product": product.key} if product is not None else {}
    return AnswerForm(given, company=speaker.company, is_supplier=own.is_supplier, initial=initial)


def _thanks(relation: SupplyRelation) -> str:
    if relation.confidence == "confirmed":
        return "Danke, die Lieferbeziehung ist jetzt von beiden Betrieben bestätigt."
    return "Danke, Ihre Bestätigung ist gespeichert. Es fehlt noch die des anderen Betriebs."
