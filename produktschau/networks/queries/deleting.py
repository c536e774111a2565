"""What of networks is deleted with a firm."""

from collections.abc import Collection

from produktschau.networks.models import Membership
from produktschau.showcase.engine.deleting import Along, numbers_by_company


def goes_along(companies: Collection[int]) -> Along:
    """Their memberships, past ones too."""
    return {"Mitgliedschaften": numbers_by_company(Membership.objects.all(), companies)}
