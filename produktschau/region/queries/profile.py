"""The region of this installation."""

from produktschau.region.models import Region
from produktschau.region.models.profile import THE_REGION


def region() -> Region:
    """The region's profile with its home district; before set-up an unsaved one with a neutral name."""
    found = Region.objects.select_related("home").filter(pk=THE_REGION).first()
    return found or Region(pk=THE_REGION, name="Unsere Region", slug="region")
