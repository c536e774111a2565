"""The row of an introduction as an action needs it."""

from produktschau.relations.models import Introduction


def held(introduction: Introduction) -> Introduction:
    """The row as it is now, held until the transaction ends: two answers at once wait for each other. Raises ``DoesNotExist``."""
    return Introduction.objects.select_for_update().get(pk=introduction.pk)
