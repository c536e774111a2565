"""The papers a district office has to keep, as Markdown: processing record (Art. 30 GDPR) and deletion concept (Art. 5 (1) (e), 17).

Both are templates: what the software knows is filled in, what only the office knows stands as „…“.
"""

from collections.abc import Iterable, Mapping

from produktschau.privacy.calculations.purposes import PURPOSES, WITHOUT_PEOPLE, Purpose

MADE = "Aus der Tabelle der Zwecke in `produktschau/privacy/calculations/purposes.py` erzeugt: `produktschau privacy_papers`."


def processing_record(purposes: Iterable[Purpose] = PURPOSES) -> str:
    """The record of processing activities of the controller (Art. 30 (1) GDPR)."""
    parts = [
        "# Verzeichnis der Verarbeitungstätigkeiten (Vorlage)",
        f"{MADE} Was mit „…“ steht, ergänzt das Büro.",
        "Nach Art. 30 Abs. 1 DSGVO, für die ProduktSCHAU eines Landkreises oder einer Wirtschaftsförderung.",
        "## Wer verantwortlich ist",
        _table(
            ("Angabe", "Inhalt"),
            (
                ("Verantwortliche Stelle", "… (Name, Anschrift, Vertretung; wie im Profil der Region)"),
                ("Datenschutzbeauftragte Person", "…"),
                ("Auftragsverarbeitung", "… (wer die Server betreibt, Vertrag nach Art. 28 DSGVO vom …)"),
                ("Übermittlung in Drittländer", "durch die Software keine; … (Prüfung des Mail- und Serverbetriebs)"),
                ("Stand", "…"),
            ),
        ),
    ]
    for number, one in enumerate(purposes, start=1):
        parts += [
            f"## {number}. {one.label}",
            _table(
                ("Angabe", "Inhalt"),
                (
                    ("Zweck", one.why),
                    ("Betroffene", one.whose),
                    ("Daten", one.data),
                    ("Rechtsgrundlage", "; ".join(one.basis)),
                    ("Herkunft", one.source),
                    ("Empfänger", one.recipients),
                    ("Löschung", one.retention),
                    ("Wo in der Software", ", ".join(f"`{path}`" for path in one.where)),
                ),
            ),
        ]
    parts += [
        "## Technische und organisatorische Maßnahmen (Art. 32 DSGVO)",
        _list(
            "Rollen und Rechte: wer welche Seite öffnet, steht in `tests/permissions.csv` und wird bei jeder Änderung geprüft.",
            "Anmeldung mit Passwort und zweitem Faktor, Sperre nach Fehlversuchen, erneute Anmeldung vor heiklen Schritten.",
            "Protokoll der Änderungen ohne Namen; Protokoll der Zugriffe auf Daten über Menschen.",
            "Persönliche Links laufen ab, gelten für eine Sache und stehen nicht in der Datenbank.",
            "Ansprechpersonen sind von sich aus nicht öffentlich; Einträge von Einzelpersonen nur mit Einwilligung.",
            "Löschfristen werden vom Hintergrunddienst täglich ausgeführt (siehe [Löschkonzept](loeschkonzept.md)).",
            "Verschlüsselte Übertragung, Sicherung und Rücksicherung: … (Betrieb, siehe [Betriebshandbuch](../operations.md)).",
        ),
    ]
    return "\n\n".join(parts) + "\n"


def deletion_concept(shares: Mapping[str, tuple[str, str]], purposes: Iterable[Purpose] = PURPOSES) -> str:
    """What is deleted when, by what, and what stays; ``shares`` are domains with what an erasure takes and leaves."""
    listed = list(purposes)
    periods = [(one.label, period.days, period.constant) for one in listed for period in one.periods]
    return (
        "\n\n".join(
            (
                "# Löschkonzept (Vorlage)",
                f"{MADE} Ein Test vergleicht die Fristen mit denen, nach denen die Software löscht.",
                "## Wann was gelöscht wird",
                _table(
                    ("Zweck", "Daten", "Frist"),
                    ((one.label, one.data, one.retention) for one in listed),
                ),
                "## Fristen im Einzelnen",
                "Der Hintergrunddienst führt sie täglich aus; läuft er nicht, holt er Versäumtes beim nächsten Start nach.",
                _table(
                    ("Zweck", "Tage", "Wo sie stehen"),
                    ((label, str(days), f"`produktschau.{constant}`") for label, days, constant in periods),
                ),
                "Ohne Angaben über Menschen, aber ebenfalls nach Frist gelöscht:",
                _table(
                    ("Was", "Tage", "Wo sie stehen"),
                    (
                        (label, str(period.days), f"`produktschau.{period.constant}`")
                        for period, label in WITHOUT_PEOPLE
                    ),
                ),
                "## Wenn jemand sein Konto löschen lässt",
                "Jede Person löscht ihr Konto selbst unter `/konto/loeschen/`; das Regionalmanagement kann es auf Verlangen auch. "
                "Beide sehen vorher, was geht und was bleibt. Das letzte Konto des Regionalmanagements lässt sich nicht löschen.",
                _table(
                    ("Bereich", "gelöscht wird", "es bleibt, weil das Gesetz es verlangt oder erlaubt"),
                    ((name, goes or "–", stays or "–") for name, (goes, stays) in shares.items()),
                ),
                "## Menschen ohne Konto",
                _list(
                    "Ansprechpersonen: am Leitstand im Eintrag des Betriebs streichen, oder der Betrieb selbst unter „Mein Betrieb“.",
                    "Einträge von Einzelpersonen: zurückziehen und löschen; die Adresse sagt danach, dass der Eintrag gelöscht ist.",
                    "Anfragen und Ansprüche leeren sich nach ihrer Frist von selbst; auf Verlangen früher durch das Regionalmanagement.",
                    "Notizen zu Gesprächen löscht das Regionalmanagement unter „Kontakte“.",
                ),
                "## Sicherungen",
                "Gelöschtes steht in Sicherungen weiter, bis sie überschrieben sind: … (Frist des Betriebs). Nach einer Rücksicherung "
                "die Löschungen seit ihrem Stand wiederholen; das Protokoll nennt sie („Person gelöscht“).",
            )
        )
        + "\n"
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *(list(row) for row in rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def _list(*points: str) -> str:
    return "\n".join(f"- {point}" for point in points)
