"""Products of several makers at the desk: which there are, and what each grew from."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.queries import history, rows
from produktschau.lib.dates import now, today
from produktschau.relations.actions.joining import forget_joint_work, note_joint_work
from produktschau.relations.forms.supplies import JointForm
from produktschau.relations.queries.joint_works import (
    GROWN,
    choices_for,
    introduced,
    joint_products,
    met,
    with_works,
    work_of,
)
from produktschau.relations.rules import may_act_on_supply, may_see_supplies, may_write_supplies
from produktschau.relations.views.supply_desk import HISTORY, crumbs, me
from produktschau.relations.views.supply_pages import add_errors, joint_initial
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Product

SIZE = 100


@require_safe
@permitted(may_see_supplies)
def joint_list(request: HttpRequest) -> HttpResponse:
    """All joint products, or those that grew here."""
    grown = request.GET.get("stand") == GROWN
    page = Paginator(joint_products(grown=grown), SIZE).get_page(request.GET.get("seite"))
    context = {
        "crumbs": crumbs("Gemeinsame Produkte"),
        "page": page,
        "rows": with_works(joint_products().filter(pk__in=[one.pk for one in page.object_list])),
        "may_write": may_write_supplies(request.user),
        "tabs": [
            ("?", "alle", joint_products().count(), not grown),
            (f"?stand={GROWN}", "hier gewachsen", joint_products(grown=True).count(), grown),
        ],
    }
    return render(request, "relations/supplies/joint_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_supplies)
def joint_product(request: HttpRequest, key: str) -> HttpResponse:
    """One joint product: what it grew from, to read and to write down."""
    product = get_object_or_404(joint_products(), key=key)
    makers = list(product.makers.all())
    may_write = may_write_supplies(request.user) and may_act_on_supply(request.user, *makers)
    work = work_of(product)
    form = JointForm(
        request.POST if request.method == "POST" else None,
        choices=choices_for(product, before=today()),
        is_office=True,
        initial=joint_initial(work),
    )
    form.fields["meeting"].label_from_instance = met  # type: ignore[attr-defined]  # it is a field of rows
    form.fields["introduction"].label_from_instance = introduced  # type: ignore[attr-defined]  # it is a field of rows
    if request.method == "POST":
        if not may_write:
            raise PermissionDenied
        if (answer := _written(request, product, form)) is not None:
            return answer
    joint = ("Gemeinsame Produkte", reverse("relations_house:joint_list"))
    context = {
        "crumbs": [*crumbs(), joint, (product.name, "")],
        "product": product,
        "makers": makers,
        "work": work,
        "form": form,
        "may_write": may_write,
        "history": rows(history(f"product:{product.key}").filter(verb__startswith="joint.")[:HISTORY]),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "relations/supplies/joint_product.html", context, status=status)


def _written(request: HttpRequest, product: Product, form: JointForm) -> HttpResponse | None:
    if request.POST.get("was") == "weg":
        forget_joint_work(by=me(request), at=now(), product=product)
        messages.success(request, "Zurückgenommen. Das Produkt bleibt, wie es ist.")
        return redirect("relations_house:joint_product", product.key)
    if not form.is_valid():
        return None
    try:
        note_joint_work(by=me(request), at=now(), product=product, **form.cleaned_data)
    except NotAcceptable as refused:
        add_errors(form, refused.problems)
        return None
    except NotReady as refused:
        form.add_error(None, str(refused))
        return None
    messages.success(request, "Gespeichert.")
    return redirect("relations_house:joint_product", product.key)
