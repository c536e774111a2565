"""Why the next step of a submission cannot be taken yet: the same list for the button and for the refusal."""

from produktschau.intake.calculations.contents import Content, fields_for, missing
from produktschau.intake.models import Part, Stage, Submission, Version
from produktschau.intake.queries.origin import reasons_against_origin
from produktschau.intake.queries.rounds import decisions_in_force, latest, not_given
from produktschau.showcase.calculations.publishing import CompanyFacts, ProductFacts, company_reasons, product_reasons
from produktschau.showcase.models import State
from produktschau.showcase.queries.publishing import home_keys


def reasons_against_next(submission: Submission) -> list[str]:
    """What is in the way of the step the office takes next; none where it is not the office's turn."""
    match submission.stage:
        case Stage.SUBMITTED:
            return reasons_against_origin(submission)
        case Stage.CHECKED:
            return reasons_against_offering(submission)
        case Stage.APPROVED:
            return reasons_against_publishing(submission)
    return []


def reasons_against_offering(submission: Submission) -> list[str]:
    """Why the firm cannot be asked for its approval yet."""
    return list(missing(fields_for(submission.product_id is not None), latest(submission).content).values())


def reasons_against_publishing(submission: Submission) -> list[str]:
    """Why it cannot be shown to everyone yet: approvals, and what the record's page needs."""
    version = latest(submission)
    wanting = [_UNAPPROVED[part] for part in not_given(version, decisions_in_force(submission, version))]
    return [*wanting, *_of_record(submission, version)]


_UNAPPROVED = {
    Part.WEB: "Der Betrieb hat den Text im Netz noch nicht freigegeben.",
    Part.PRINT: "Der Betrieb hat den Drucktext noch nicht freigegeben.",
}


def _of_record(submission: Submission, version: Version) -> list[str]:
    content: Content = version.content
    if submission.product is not None:
        states = list(submission.product.maker_rows.values_list("company__state", flat=True))
        return product_reasons(
            ProductFacts(
                has_lead=bool(content.get("lead")),
                has_area=bool(content.get("areas")),
                has_world=bool(content.get("world")),
                makers=len(states),
                published_makers=states.count(State.PUBLISHED),
            )
        )
    company = submission.company
    is_at_home = company.sites.filter(municipality__in=home_keys()).exists()
    return company_reasons(
        CompanyFacts(
            has_lead=bool(content.get("lead")),
            has_site_at_home=is_at_home or bool(content.get("place") or content.get("postcode")),
            is_sole_trader=company.is_sole_trader,
            has_consent=bool(company.consent_on and company.consent_wording),
        )
    )
