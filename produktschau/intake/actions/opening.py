"""A round begins: with what the record says now, or with the name of something new."""

from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.writing import free_submission_key, said, told, write_down
from produktschau.intake.models import Call, Stage, Submission, Version, Via
from produktschau.intake.queries.contents import content_of
from produktschau.intake.queries.rounds import open_round
from produktschau.showcase.actions import NotAcceptable, create_product
from produktschau.showcase.models import Company, Product


@transaction.atomic
def open_submission(
    *,
    by: Actor,
    at: datetime,
    company: Company,
    product: Product | None = None,
    new_product: str = "",
    call: Call | None = None,
    via: Via = Via.OWN,
    said_on: date | None = None,
) -> Submission:
    """A round of the company's own entry, of one of its products, or of a ``new_product`` of that name, which becomes a draft.

    An open round is given back as it is. Raises ``NotAcceptable`` (the name; a product the company does not make).
    """
    via, said_on = said(via, said_on)
    company = Company.objects.select_for_update().get(pk=company.pk)
    if product is not None and not product.maker_rows.filter(company=company).exists():
        raise NotAcceptable({"product": f"„{product.name}“ ist kein Produkt von „{company.name}“."})
    there = None if new_product else open_round(company, product)
    if there is not None:
        return there
    if new_product:
        product = create_product(by=by, at=at, name=new_product, makers=[company], is_invented=company.is_invented)
    made = Submission.objects.create(
        key=free_submission_key(),
        company=company,
        product=product,
        call=call,
        stage=Stage.DRAFT,
        number=1,
        opened_by=by.actor_key,
        opened_at=at,
        changed_at=at,
    )
    # The words of a record are the office's, whoever begins the round: only the name of something new is the firm's own.
    words = (via, said_on) if new_product else (Via.OFFICE, None)
    Version.objects.create(
        submission=made,
        number=1,
        content=content_of(product or company),
        print_text=_printed_before(company, product),
        by=by.actor_key,
        via=words[0],
        said_on=words[1],
        at=at,
    )
    write_down(made, "opened", by=by, at=at, after={"stage": Stage.DRAFT, **told(via, said_on)})
    return made


def _printed_before(company: Company, product: Product | None) -> str:
    """The print text of the last round that was published."""
    rounds = Submission.objects.filter(company=company, product=product, stage=Stage.PUBLISHED)
    last = rounds.order_by("-closed_at", "-pk").first()
    version = last.versions.order_by("-number").first() if last else None
    return version.print_text if version else ""
