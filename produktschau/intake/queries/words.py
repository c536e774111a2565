"""The region's words for the fields that are chosen: what may be chosen, and what each value is called."""

from produktschau.intake.queries.choices import choices_for

CHOSEN_FIELDS = ("areas", "world", "materials", "size_class", "languages")


def words_for_fields() -> dict[str, dict[str, str]]:
    """Field → value → word, in the order of the lists."""
    return {name: {option.value: option.label for option in choices_for(name)} for name in CHOSEN_FIELDS}


def allowed_choices() -> dict[str, frozenset[str]]:
    """Field → the values it may have."""
    return {name: frozenset(words) for name, words in words_for_fields().items()}
