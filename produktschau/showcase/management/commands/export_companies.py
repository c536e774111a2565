"""``produktschau export_companies FILE``: all companies as a table that can be read in again."""

from produktschau.tabular.management.export_table import ExportCommand


class Command(ExportCommand):
    """Export companies."""

    kind_key = "companies"
    help = "Schreibt die Betriebe als Tabelle (XLSX oder CSV), die sich unverändert wieder einlesen lässt."
    example = "produktschau export_companies betriebe.xlsx --pictures bilder.zip"
