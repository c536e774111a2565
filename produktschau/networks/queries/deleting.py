"""What of networks is deleted with a firm."""

from produktschau.networks.models import Membership
from produktschau.showcase.models import Company


def goes_along(company: Company) -> dict[str, int]:
    """Its memberships, past ones too."""
    return {"Mitgliedschaften": Membership.objects.filter(company=company).count()}
