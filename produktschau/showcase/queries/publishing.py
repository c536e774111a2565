"""Why a record cannot be published yet: the same list for the button and for the refusal."""

from produktschau.region.models import Territory
from produktschau.region.queries import home_municipalities
from produktschau.showcase.calculations.publishing import CompanyFacts, ProductFacts, company_reasons, product_reasons
from produktschau.showcase.models import Company, Product, Showpiece, State


def reasons_against(record: Showpiece) -> list[str]:
    """One sentence per reason; none means it can be published."""
    if isinstance(record, Company):
        return reasons_against_company(record)
    if isinstance(record, Product):
        return reasons_against_product(record)
    raise TypeError(f"{type(record).__name__} is neither company nor product.")


def reasons_against_company(company: Company) -> list[str]:
    """One sentence per reason."""
    return company_reasons(
        CompanyFacts(
            has_lead=bool(company.lead),
            has_site_at_home=company.sites.filter(municipality__in=home_keys()).exists(),
            is_sole_trader=company.is_sole_trader,
            has_consent=bool(company.consent_on and company.consent_wording),
        )
    )


def reasons_against_product(product: Product) -> list[str]:
    """One sentence per reason."""
    states = list(product.maker_rows.values_list("company__state", flat=True))
    return product_reasons(
        ProductFacts(
            has_lead=bool(product.lead),
            has_area=product.areas.exists(),
            has_world=product.world_id is not None,
            makers=len(states),
            published_makers=states.count(State.PUBLISHED),
        )
    )


def home_keys() -> set[int]:
    """Primary keys of the home district's municipalities."""
    return {territory.pk for territory in _home()}


def _home() -> list[Territory]:
    return list(home_municipalities())
