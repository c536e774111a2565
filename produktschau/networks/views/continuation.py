"""The continuation plan: of one network, and of all."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.design.forms import saved_otherwise, seen_at
from produktschau.lib.dates import now
from produktschau.networks.actions.continuation import ask_carrier, delete_task, write_task
from produktschau.networks.forms.continuation import TaskForm, task_initial
from produktschau.networks.models import ContinuationTask, Network
from produktschau.networks.queries.continuation import plan_of, plans, uncarried_first
from produktschau.networks.queries.joining import all_names
from produktschau.networks.rules import may_see_networks, may_write_networks
from produktschau.networks.views.desk import CONFLICT, crumbs, frame, me, running, status_of, tell
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable


@require_safe
@permitted(may_see_networks)
def all_plans(request: HttpRequest) -> HttpResponse:
    """The tasks of all networks, those nobody carries first."""
    context = {"plans": plans(), "tasks": uncarried_first(), "crumbs": crumbs(("Verstetigung", ""))}
    return render(request, "networks/desk/continuation.html", context)


@require_safe
@permitted(may_see_networks)
def plan(request: HttpRequest, key: str) -> HttpResponse:
    """The plan of one network."""
    found = get_object_or_404(Network, key=key)
    context = frame(request, found, "verstetigung", ("Verstetigung", "")) | {"plan": plan_of(found)}
    return render(request, "networks/desk/plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write_networks)
def task_new(request: HttpRequest, key: str) -> HttpResponse:
    """A new task."""
    found = running(request, get_object_or_404(Network, key=key))
    return _written(request, found, None)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write_networks)
def task(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Change a task."""
    found = running(request, get_object_or_404(Network, key=key))
    return _written(request, found, _task(found, pk))


@require_POST
@permitted(may_write_networks)
def task_deleted(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take a task out of the plan."""
    found = running(request, get_object_or_404(Network, key=key))
    delete_task(by=me(request), at=now(), task=_task(found, pk))
    messages.success(request, "Die Aufgabe ist aus dem Plan genommen.")
    return redirect("networks_house:plan", key)


@require_POST
@permitted(may_write_networks)
def carrier_asked(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Ask the firm that is said to carry a task to confirm it."""
    found = running(request, get_object_or_404(Network, key=key))
    if ask_carrier(by=me(request), at=now(), task=_task(found, pk)):
        messages.success(request, "Der Betrieb bekommt eine Mail mit seiner Seite. Dort bestätigt er.")
    else:
        messages.error(
            request,
            "Hier ist niemand zu fragen: Es ist kein Betrieb genannt, er hat bestätigt, oder er hat keine E-Mail-Adresse.",
        )
    return redirect("networks_house:plan", key)


def _written(request: HttpRequest, found: Network, changed: ContinuationTask | None) -> HttpResponse:
    initial = task_initial(changed) if changed else {"is_funded": True}
    form = TaskForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            write_task(
                by=me(request),
                at=now(),
                network=found,
                task=changed,
                expected=seen_at(request.POST),
                **form.cleaned_data,
            )
        except ChangedMeanwhile:
            fresh = _task(found, changed.pk if changed else 0)
            return _form(request, found, fresh, TaskForm(request.POST, initial=task_initial(fresh)), is_changed=True)
        except NotAcceptable as refused:
            tell(form, refused)
        else:
            messages.success(request, "Der Plan ist gespeichert.")
            return redirect("networks_house:plan", found.key)
    return _form(request, found, changed, form)


def _form(
    request: HttpRequest, found: Network, changed: ContinuationTask | None, form: TaskForm, *, is_changed: bool = False
) -> HttpResponse:
    plan_url = reverse("networks_house:plan", args=[found.key])
    way = (("Verstetigung", plan_url), (changed.title if changed else "Neue Aufgabe", ""))
    fresh = changed.changed_at.isoformat() if changed else ""
    context = frame(request, found, "verstetigung", *way) | {
        "form": form,
        "task": changed,
        "names": all_names(),
        "is_changed": is_changed,
        "saved": saved_otherwise(form) if is_changed else [],
        "expected": request.POST.get("expected", fresh) if form.is_bound and not is_changed else fresh,
    }
    return render(request, "networks/desk/task.html", context, status=CONFLICT if is_changed else status_of(form))


def _task(found: Network, pk: int) -> ContinuationTask:
    task = found.tasks.select_related("carrier", "network").filter(pk=pk).first()
    if task is None:
        raise Http404
    return task
