"""Announces the search domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Configuration of the search app."""

    name = "produktschau.search"
    label = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        """Register the indexer, the desk's pages, the list to take away and the words of the record of changes."""
        from produktschau.audit.names import FIELDS, NAMINGS, VERBS
        from produktschau.design.navigation import DESK, Entry, Group
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.lists import LISTS
        from produktschau.search.queries.desk import desk_field
        from produktschau.search.queries.synonym_groups import SYNONYMS, synonym_names
        from produktschau.search.rules import may_search_staff, may_see_synonyms
        from produktschau.work.processes import PROCESSES, Process, house_command

        PROCESSES.register("indexer", Process("indexer", house_command("indexer")), order=30)
        DESK.register(
            "search", Entry("Suchen", "search:staff_search", 10, may_search_staff, letter="s", group=Group.DESK)
        )
        SLOTS.register("search.desk", Slot("desk.top", "search/parts/desk_field.html", context=desk_field))
        DESK.register("synonyms", Entry("Synonyme", "search:synonyms", 60, may_see_synonyms, letter="y"))
        LISTS.register("synonyme", SYNONYMS, order=630)
        NAMINGS.register("synonyms", synonym_names)
        for verb, word in VERB_WORDS.items():
            VERBS.register(f"synonyms.{verb}", word)
        for field, word in FIELD_WORDS.items():
            FIELDS.register(f"synonyms.{field}", word)


VERB_WORDS = {
    "created": "Synonyme angelegt",
    "changed": "Synonyme geändert",
    "deleted": "Synonyme gelöscht",
    "loaded": "Synonyme aus der Tabelle des Hauses übernommen",
}
"""What the record of changes calls the steps of a group."""
FIELD_WORDS = {"words": "Wörter", "note": "Bemerkung"}
"""What the record of changes calls the fields of a group."""
