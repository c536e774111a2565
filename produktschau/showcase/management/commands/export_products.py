"""``produktschau export_products FILE``: all products as a table that can be read in again."""

from produktschau.tabular.management.export_table import ExportCommand


class Command(ExportCommand):
    """Export products."""

    kind_key = "products"
    help = "Schreibt die Produkte als Tabelle (XLSX oder CSV), die sich unverändert wieder einlesen lässt."
    example = "produktschau export_products produkte.csv --published"
