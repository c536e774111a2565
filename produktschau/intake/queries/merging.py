"""Why two records cannot become one while their rounds are open."""

from produktschau.intake.queries.rounds import open_round
from produktschau.showcase.models import Company, Product


def objections(kept: Company | Product, gone: Company | Product) -> list[str]:
    """One sentence where each of the two has an open round: one of them would be lost."""
    if all(_has_open_round(record) for record in (kept, gone)):
        return ["Zu beiden Einträgen läuft eine Einreichung. Veröffentlichen oder beenden Sie eine davon."]
    return []


def _has_open_round(record: Company | Product) -> bool:
    if isinstance(record, Company):
        return open_round(record) is not None
    maker = record.makers.first()
    return maker is not None and open_round(maker, record) is not None
