"""Writes the handbook's table of rights from ``permissions.csv``: ``python -m tests.rights``.

``permission_words.csv`` says which page of which workspace an address belongs to. One line of the table is only true when all its
addresses answer alike: where they do not, ``Unlike`` names them, and the page needs two lines.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.permissions import ROLES, Row, rows

WORDS = Path(__file__).with_name("permission_words.csv")
HANDBOOK = Path(__file__).parent.parent / "docs" / "handbuch" / "rechte.md"
REFUSED = {"login", "401", "403", "404", "405"}
STAFF = ("manager", "coordinator", "officer", "editor", "auditor")
NAMES = {
    "visitor": "Besucher",
    "stranger": "Konto ohne Rolle",
    "steward": "Zuständige",
    "manager": "Regionalmanagement",
    "coordinator": "Netzwerkkoordination",
    "officer": "Programmstelle",
    "editor": "Redaktion",
    "auditor": "Prüfung",
}
DOOR = "Persönliche Links"
OFFICE = ("Leitstand", "Einträge", "Netzwerke", "Ansprache", "Haus")
ALL, OWN, SHOWN, SOME = "", "für den eigenen Betrieb", "nur Veröffentlichtes", "je nach Liste"
OWN_NETWORK = "im eigenen Netzwerk"
NOBODY = "–"

Extents = Mapping[str, str]
"""Role → how far it may; roles that may nothing are missing."""


class Unlike(Exception):
    """Addresses of one line answer differently."""


def words() -> dict[str, tuple[str, str]]:
    """Address → workspace and page."""
    told = csv.DictReader(WORDS.read_text(encoding="utf-8").splitlines())
    return {row["address"]: (row["workspace"], row["page"]) for row in told}


def extents(tried: Sequence[Row], workspace: str) -> Extents:
    """How far each role may, from the rows of one address and one method."""
    granted = {role: [row["thing"] for row in tried if _grants(row, role, workspace)] for role in ROLES}
    every = {thing for things in granted.values() for thing in things}
    return {role: _extent(role, set(things), every) for role, things in granted.items() if things}


def _grants(row: Row, role: str, workspace: str) -> bool:
    """Whether the role may.

    Whom a page of the office sends on to a page of their own does not see it; a 404 where others get 403 only means that the
    test's request named nothing.
    """
    given, answers = row[role], {row[one] for one in ROLES}
    if given == "302" and workspace in OFFICE and "200" in answers:
        return False
    if given == "404" and "403" in answers and row["thing"] != "nothing":
        return True
    return given not in REFUSED


def _extent(role: str, may: set[str], every: set[str]) -> str:
    are_own = all("own" in thing.split() for thing in may)
    if may == every and not (are_own and role == "steward"):
        return ALL
    if role == "coordinator" and (
        are_own or all({"foreign", "network"} <= set(thing.split()) for thing in every - may)
    ):
        return OWN_NETWORK
    if are_own:
        return OWN
    published = {thing for thing in every if "shown" in thing.split()}
    if published and may == published:
        return SHOWN
    if published and may > published and all("own" in thing.split() for thing in may - published):
        return f"{SHOWN}, {OWN} auch Entwürfe"
    return SOME


def who(told: Extents, workspace: str) -> str:
    """The roles in words a district office understands."""
    if not told:
        return NOBODY
    if set(told) == set(ROLES) and set(told.values()) <= {ALL, OWN}:
        return "wer den Link hat" if workspace == DOOR else "alle, auch ohne Konto"
    if set(told) == set(ROLES) - {"visitor"} and set(told.values()) == {ALL}:
        return "alle, die angemeldet sind"
    if SOME in told.values():
        return SOME
    parts = []
    for extent in dict.fromkeys(told[role] for role in (*STAFF, *ROLES) if role in told):
        group = [role for role in (*STAFF, "steward", "stranger", "visitor") if told.get(role) == extent]
        parts.append(_named(group) + (f" ({extent})" if extent else ""))
    return "; ".join(parts)


def _named(group: list[str]) -> str:
    if group[: len(STAFF)] == list(STAFF):
        rest = [NAMES[role] for role in group[len(STAFF) :]]
        return ", ".join(["alle Rollen der Region", *rest])
    return ", ".join(NAMES[role] for role in group)


def lines() -> Iterator[tuple[str, str, str, str]]:
    """Workspace, page, who sees it, who changes something there."""
    tried: dict[tuple[str, str], dict[str, dict[str, list[Row]]]] = {}
    named = words()
    for row in rows():
        by_method = tried.setdefault(named[row["address"]], {"GET": {}, "POST": {}})
        by_method[row["method"]].setdefault(row["address"], []).append(row)
    order = dict.fromkeys(named.values())
    for workspace, page in order:
        by_method = tried.get((workspace, page), {"GET": {}, "POST": {}})
        sees, changes = (_alike(page, by_method[method], workspace) for method in ("GET", "POST"))
        yield workspace, page, sees, changes


def _alike(page: str, tried: Mapping[str, Sequence[Row]], workspace: str) -> str:
    """The one answer of all addresses of a line; those that refuse everybody say nothing."""
    told = {address: who(extents(of_it, workspace), workspace) for address, of_it in tried.items()}
    answers = set(told.values()) - {NOBODY}
    if len(answers) > 1:
        raise Unlike(f"{page}: " + "; ".join(f"{address} → {one}" for address, one in told.items()))
    return answers.pop() if answers else NOBODY


def text() -> str:
    """The page of the handbook."""
    out = [INTRODUCTION]
    last = ""
    for workspace, page, sees, changes in lines():
        if workspace != last:
            out.append(
                f"\n## {workspace}\n\n| Seite oder Handlung | Wer sie sieht | Wer dort etwas ändert |\n|---|---|---|\n"
            )
            last = workspace
        out.append(f"| {page} | {sees} | {changes} |\n")
    return "".join(out)


INTRODUCTION = """# Wer was sehen und ändern darf

Diese Seite ist aus der Tabelle geschrieben, an der jede Fassung der Anwendung geprüft wird: Für jede Adresse und jede Rolle wird gefragt
und die Antwort verglichen. Was hier steht, gilt also.

- **Zuständige** sprechen für einen Betrieb oder für mehrere, ohne eine Rolle in der Region zu haben.
- **Regionalmanagement** entscheidet: veröffentlichen, versenden, Konten und Rollen vergeben.
- **Redaktion** prüft, bearbeitet und schreibt.
- **Netzwerkkoordination** führt die Netzwerke, für die sie benannt ist: Mitglieder, Treffen, Aushänge, Vermittlungen. Sie spricht mit den
  Betrieben und schreibt Entwürfe von Rundschreiben; Rundschreiben versenden kann sie nicht.
- **Programmstelle** liest Einträge, Einreichungen, Aufrufe und Zahlen, ohne Kontakte und Adressen.
- **Prüfung** liest, was Nachweis ist, und das Protokoll. Sie ändert nichts.
- **Alle Rollen der Region** sind diese fünf. Wer keine Rolle hat, sieht die öffentlichen Seiten und sein Konto.

Ein „–“ heißt: Hier gibt es nichts anzusehen oder nichts zu ändern. Welche Angaben über Menschen eine Seite zeigt, hängt zusätzlich von der
Rolle ab: Ansprechpersonen eines Eintrags sieht nur, wer ihn ändern darf; Adressen eines Verteilers nur, wer Rundschreiben schreibt.
"""

if __name__ == "__main__":
    HANDBOOK.write_text(text(), encoding="utf-8")
