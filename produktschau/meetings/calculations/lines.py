"""What can stand on a line of the attendance list."""

MOST_PERSONS = 200
MOST_SHEETS, MOST_LINES = 99, 99


def against_numbers(persons: int, sheet: int | None, line: int | None) -> dict[str, str]:
    """What is wrong with the numbers of a record: field → sentence. Sheet and line are given both or neither."""
    problems = {}
    if not 1 <= persons <= MOST_PERSONS:
        problems["persons"] = f"Personen: Geben Sie eine Zahl von 1 bis {MOST_PERSONS} an."
    if (sheet is None) != (line is None):
        problems["line"] = "Geben Sie Blatt und Zeile an, oder lassen Sie beide leer."
    elif sheet is not None and line is not None:
        if not 1 <= sheet <= MOST_SHEETS:
            problems["sheet"] = f"Blatt: Geben Sie eine Zahl von 1 bis {MOST_SHEETS} an."
        if not 1 <= line <= MOST_LINES:
            problems["line"] = f"Zeile: Geben Sie eine Zahl von 1 bis {MOST_LINES} an."
    return problems
