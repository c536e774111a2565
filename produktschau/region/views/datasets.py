"""The store of official figures at the desk, to read: the tables, the values of one and what its last imports changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.region.models import Dataset
from produktschau.region.queries.datasets import all_datasets, dataset_values, last_imports
from produktschau.region.rules import may_import_figures, may_see_profile


@require_safe
@permitted(may_see_profile)
def datasets(request: HttpRequest) -> HttpResponse:
    """All tables."""
    context = {"datasets": all_datasets(), "may_import": may_import_figures(request.user)}
    return render(request, "region/datasets.html", context)


@require_safe
@permitted(may_see_profile)
def dataset(request: HttpRequest, pk: int) -> HttpResponse:
    """One table."""
    one = get_object_or_404(Dataset.objects.select_related("source"), pk=pk)
    page, narrowed = dataset_values(
        one, request.GET.get("gebiet", ""), request.GET.get("jahr", ""), request.GET.get("seite")
    )
    context = {
        "dataset": one,
        "page": page,
        "narrowed": narrowed,
        "imports": last_imports(one),
        "crumbs": [("Statistik", reverse("region_house:datasets")), (one.code, "")],
    }
    return render(request, "region/dataset.html", context)
