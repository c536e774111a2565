"""What the desk page of a company or product shows of its way: the open round, or how to begin one."""

from typing import Any

from django.http import HttpRequest

from produktschau.intake.models import Submission
from produktschau.intake.models.version import ON_BEHALF
from produktschau.intake.queries.desk_list import state_of
from produktschau.intake.queries.rounds import open_round, open_rounds_of_products
from produktschau.intake.rules import may_edit_submission, may_see_submissions
from produktschau.lib.dates import today
from produktschau.showcase.models import Company, Product


def panel(request: HttpRequest | None, record: Company | Product) -> dict[str, Any] | None:
    """For staff and auditors; whoever only speaks for the company has pages of its own."""
    if request is None or not may_see_submissions(request.user):
        return None
    product = record if isinstance(record, Product) else None
    company = record if isinstance(record, Company) else record.makers.order_by("maker_rows__position").first()
    if company is None:
        return None
    found = open_round(company, product)
    others = [] if product else list(open_rounds_of_products(company))
    return {
        "rounds": [_line(one) for one in [*([found] if found else []), *others]],
        "may_begin": may_edit_submission(request.user),
        "is_open": found is not None,
        "company": company,
        "product": product,
        "ways": [(via.value, via.label) for via in ON_BEHALF],
        "today": today(),
    }


def _line(submission: Submission) -> dict[str, Any]:
    mark, word = state_of(submission)
    return {"submission": submission, "title": submission.product or submission.company, "mark": mark, "word": word}
