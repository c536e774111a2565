"""Names of submissions and criteria for the record of changes."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.intake.models import Criterion, Submission


def submission_names(keys: Iterable[str]) -> dict[str, Named]:
    """„submission:K7M2QX“ → what it is about, and its page at the desk."""
    wanted = [key.partition(":")[2] for key in keys]
    found = Submission.objects.filter(key__in=wanted).select_related("company", "product")
    return {
        f"submission:{one.key}": Named(
            f"{one.product or one.company} (Einreichung)", reverse("intake:desk_submission", args=[one.key])
        )
        for one in found
    }


def criterion_names(keys: Iterable[str]) -> dict[str, Named]:
    """„criterion:gemacht“ → its question."""
    wanted = [key.partition(":")[2] for key in keys]
    return {
        f"criterion:{slug}": Named(question, reverse("intake:desk_criteria"))
        for slug, question in Criterion.objects.filter(slug__in=wanted).values_list("slug", "question")
    }
