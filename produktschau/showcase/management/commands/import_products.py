"""``produktschau import_products FILE``: products from a table, every row accounted for."""

from produktschau.tabular.management.import_table import ImportCommand


class Command(ImportCommand):
    """Import products."""

    kind_key = "products"
    help = "Nimmt Produkte aus einer Tabelle auf; zu jeder Zeile steht am Ende, was aus ihr wurde."
    example = "produktschau import_products produkte.xlsx --source innung --dry-run"
