"""Why two firms cannot become one yet, as far as introductions go."""

from produktschau.relations.queries.pairs import between
from produktschau.showcase.models import Company, Product


def objections(kept: Company | Product, gone: Company | Product) -> list[str]:
    """One sentence for each introduction between the two: nobody is introduced to itself."""
    if not isinstance(kept, Company) or not isinstance(gone, Company):
        return []
    return [
        f"Die beiden stehen zusammen in der Vermittlung {one.key}. Ziehen Sie sie zurück, wenn sie noch gilt, und löschen Sie sie dann."
        for one in between(kept, gone)
    ]
