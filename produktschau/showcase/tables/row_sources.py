"""Which source a row is from: its own column, else the source of the whole table."""

from typing import Any

from produktschau.lib.text import slug
from produktschau.region.models import Source
from produktschau.showcase.actions.import_rows import Origin
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.tables.company_cells import Said
from produktschau.tabular.engine.kinds import Batch, TableRefused

NO_REGION = "Noch ist keine Region eingerichtet. Laden Sie zuerst das Gebiet mit „produktschau load_region“."
NO_SOURCE = "Sagen Sie, aus welcher Quelle die Tabelle stammt (auf der Befehlszeile mit --source)."
_OWN = ("key", "source")
"""With one of these columns a table is our own, and needs no source as a whole."""


class RowSources:
    """Reads only; sources that are new are told with their facts and made when the rows are written."""

    def __init__(self, batch: Batch, lists: ImportLists) -> None:
        """Raises ``TableRefused`` where the table as a whole has no source and needs one."""
        if not batch.source and not any(row.values[name] for row in batch.rows for name in _OWN):
            raise TableRefused(NO_SOURCE)
        if not lists.district:
            raise TableRefused(NO_REGION)
        self.lists = lists
        self.batch = self._whole(batch) if batch.source else None

    def of(self, one: Said) -> tuple[Origin | None, str]:
        """The row's origin (without the source's key for it), and the name of its source."""
        word = one.row.values["source"]
        if not word:
            return self.batch or (None, "")
        known = self.lists.source(word)
        if known:
            return _known(known)
        name = one.row.values["source_name"]
        if name and slug(word):
            facts = {"name": name, "attribution": one.row.values["source_attribution"], "licence": one.row.values["source_licence"]}  # fmt: skip
            return Origin(slug(word), facts=facts), name
        if self.batch is not None:
            one.note(f"Die Quelle „{word}“ kennen wir nicht. Die Zeile gilt als aus „{self.batch[1]}“.", "source")
            return self.batch
        one.refuse(f"Die Quelle „{word}“ ist nicht angelegt. Tragen Sie auch ihren Namen ein.", "source")
        return None, ""

    def _whole(self, batch: Batch) -> tuple[Origin, str]:
        known = self.lists.sources.get(batch.source)
        if known:
            return _known(known)
        if not batch.source_facts.get("name"):
            there = ", ".join(sorted(self.lists.sources)) or "noch keine"
            raise TableRefused(f"Die Quelle „{batch.source}“ ist nicht angelegt (angelegt sind: {there}).")
        facts: dict[str, Any] = {**batch.source_facts, "slug": batch.source}
        return Origin(batch.source, facts=facts), str(facts["name"])


def _known(source: Source) -> tuple[Origin, str]:
    return Origin(source.slug), source.name
