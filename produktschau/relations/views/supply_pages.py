"""A firm's pages on supply relations: its list, a new one, one of them, those of its networks, and how joint products came about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from produktschau.audit.record import Actor
from produktschau.lib.dates import now, today
from produktschau.networks.queries.members import networks_of
from produktschau.region.queries import region
from produktschau.relations.actions.answering_supplies import hear_supplies, silence_supplies
from produktschau.relations.actions.claiming_supplies import BY_ITSELF, claim_supply
from produktschau.relations.actions.joining import note_joint_work
from produktschau.relations.engine.supply_rules import About
from produktschau.relations.forms.supplies import ClaimForm, JointForm, chosen
from produktschau.relations.models import Side
from produktschau.relations.queries.joint_works import choices_for, joint_products, met, with_works, work_of
from produktschau.relations.queries.supply_pages import (
    found_firms,
    is_silent,
    own_relations,
    seen_in_networks,
)
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company, State

CONFIRMED_SO = (
    "„{what}“ hatte {other} schon gemeldet. Ihre Angabe gilt als Bestätigung: Die Lieferbeziehung ist jetzt {word}."
)


@dataclass(frozen=True)
class Speaker:
    """Who speaks for which firm. ``base`` is the address of the firm's list; ``back`` label and address of the way back.

    ``is_whole`` is false for a link that opens one relation only.
    """

    actor: Actor
    company: Company
    base: str
    back: tuple[str, str] | None = None
    is_whole: bool = True


Page = Callable[[HttpRequest, Speaker, str], HttpResponse]


def overview(request: HttpRequest, speaker: Speaker, key: str = "") -> HttpResponse:
    """The firm's relations and joint products, and whether it wants questions."""
    if request.method == "POST":
        acts = {"ruhe": silence_supplies, "fragen": hear_supplies}
        if (act := acts.get(request.POST.get("was", ""))) is not None:
            act(by=speaker.actor, at=now(), company=speaker.company)
        return redirect(speaker.base)
    context = {
        "relations": own_relations(speaker.company),
        "is_silent": is_silent(speaker.company),
        "joint": with_works(joint_products(company=speaker.company)),
        "networks": networks_of(speaker.company),
    }
    return shown(request, speaker, "overview", context)


def new(request: HttpRequest, speaker: Speaker, key: str = "") -> HttpResponse:
    """A claim: first the other firm is searched for, then it is said what is supplied."""
    given = request.POST if request.method == "POST" else request.GET
    side = Side.CUSTOMER if given.get("richtung") == "von" else Side.SUPPLIER
    other = Company.objects.filter(key=given.get("mit", ""), state=State.PUBLISHED).exclude(pk=speaker.company.pk)
    company = other.first()
    told = {"side": side, "is_supplier": side == Side.SUPPLIER, "word": request.GET.get("suche", "")}
    if company is None:
        found = found_firms(str(told["word"]), but=speaker.company)
        return shown(request, speaker, "search", {**told, "found": found})
    form = ClaimForm(
        request.POST if request.method == "POST" else None,
        company=speaker.company,
        other=company,
        is_supplier=side == Side.SUPPLIER,
    )
    if request.method == "POST" and form.is_valid() and (answer := _claimed(request, speaker, side, company, form)):
        return answer
    if "sure" not in form.errors and not form.data.get("sure"):
        del form.fields["sure"]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return shown(request, speaker, "new", {**told, "other": company, "form": form}, status=status)


def network(request: HttpRequest, speaker: Speaker, key: str = "") -> HttpResponse:
    """Who supplies whom in the networks of the firm."""
    if request.method == "POST":
        raise Http404
    context = {
        "rows": seen_in_networks(speaker.company, today()),
        "networks": networks_of(speaker.company),
    }
    return shown(request, speaker, "network", context)


def joint(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """How a product of several makers came about, told by one of them."""
    product = joint_products(company=speaker.company).filter(key=key).first()
    if product is None:
        raise Http404
    choices = choices_for(product, company=speaker.company, before=today())
    form = JointForm(
        request.POST if request.method == "POST" else None,
        choices=choices,
        is_office=False,
        initial=joint_initial(work_of(product)),
    )
    form.fields["meeting"].label_from_instance = met  # type: ignore[attr-defined]  # it is a field of rows
    if request.method == "POST" and form.is_valid():
        try:
            note_joint_work(
                by=speaker.actor, at=now(), product=product, source=BY_ITSELF, is_by_firm=True, **form.cleaned_data
            )
        except NotAcceptable as refused:
            add_errors(form, refused.problems)
        except NotReady as refused:
            messages.error(request, str(refused))
            return redirect(speaker.base)
        else:
            messages.success(request, f"Danke. So kam „{product}“ zustande, steht jetzt dabei.")
            return redirect(speaker.base)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return shown(request, speaker, "joint", {"product": product, "form": form}, status=status)


def shown(
    request: HttpRequest, speaker: Speaker, name: str, context: Mapping[str, Any], *, status: int = HTTPStatus.OK
) -> HttpResponse:
    """One of the pages, with what all of them have."""
    told = {"speaker": speaker, "company": speaker.company, "office": region(), **context}
    return render(request, f"relations/supplies/{name}.html", told, status=status)


def add_errors(form: Any, problems: Mapping[str, str]) -> None:
    """Say each problem at its field, or above the form."""
    for field, sentence in problems.items():
        form.add_error(field if field in form.fields else None, sentence)


def joint_initial(work: Any) -> dict[str, Any]:
    """What is known of a joint product, as its form shows it."""
    if work is None:
        return {}
    links = {name: getattr(work, name) for name in ("meeting", "network", "introduction")}
    keys = {name: one.key for name, one in links.items() if one is not None}
    return {"since": work.since, "story": work.story, "story_en": work.story_en, "source": work.source, **keys}


def _claimed(request: HttpRequest, speaker: Speaker, side: str, other: Company, form: ClaimForm) -> HttpResponse | None:
    told = form.cleaned_data
    about = About(told["what"], "", chosen(form, "goods"), chosen(form, "used_in"), told["since"])
    try:
        claimed = claim_supply(
            by=speaker.actor,
            at=now(),
            company=speaker.company,
            side=side,
            other=other,
            about=about,
            visibility=told["visibility"],
            is_sure=told["sure"],
        )
    except NotAcceptable as refused:
        add_errors(form, refused.problems)
        return None
    except NotReady as refused:
        form.add_error(None, str(refused))
        return None
    if claimed.is_confirmation:
        word = claimed.relation.get_confidence_display()
        text = CONFIRMED_SO.format(what=claimed.relation.what, other=other, word=word)
    else:
        text = f"Gemeldet. Wir fragen {other}; sobald der Betrieb zustimmt, gilt die Angabe als bestätigt."
    messages.success(request, text)
    return redirect(speaker.base)
