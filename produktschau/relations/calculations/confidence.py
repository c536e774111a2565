"""How sure a supply relation is, told by what the two firms and the office said of it."""

from enum import StrEnum


class Said(StrEnum):
    """What one side said."""

    NOTHING = "nothing"
    YES = "yes"
    NO = "no"


def confidence_of(supplier: Said, customer: Said, *, office: Said = Said.NOTHING) -> str:
    """„claimed“, „confirmed“, „disputed“ or „dropped“.

    Both firms must say yes before it counts as confirmed; the office alone confirms nothing. A no against anybody's yes is a dispute. Where
    nobody says yes any more, or the office drops it, it is dropped.
    """
    firms = (supplier, customer)
    if office == Said.NO or Said.YES not in (*firms, office):
        return "dropped"
    if Said.NO in firms:
        return "disputed"
    return "confirmed" if firms == (Said.YES, Said.YES) else "claimed"
