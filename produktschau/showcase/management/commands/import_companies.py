"""``produktschau import_companies FILE``: companies from a table, every row accounted for."""

from produktschau.tabular.management.import_table import ImportCommand


class Command(ImportCommand):
    """Import companies."""

    kind_key = "companies"
    help = "Nimmt Betriebe aus einer Tabelle auf; zu jeder Zeile steht am Ende, was aus ihr wurde."
    example = "produktschau import_companies direktvermarkter.csv --mapping osm_direct_marketers --dry-run"
