"""The questions a new survey begins with, and the fields of action they speak of. Words, not law: each house changes them."""

from dataclasses import dataclass

FIELDS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Fachkräfte und Nachwuchs", "Menschen finden, ausbilden und halten", "cooperation", ()),
    ("Nachfolge", "Betriebe gehen in gute Hände über", "instruments", ("C", "F")),
    ("Absatz und Sichtbarkeit", "Produkte der Region werden gesehen und gekauft", "communication", ("A", "C")),
    ("Zusammenarbeit in der Region", "Betriebe liefern einander und entwickeln gemeinsam", "cooperation", ()),
    ("Digitalisierung", "Abläufe, Handel und Fertigung mit neuer Technik", "instruments", ("C", "G-J")),
    ("Flächen, Wege und Netze", "Platz, Anbindung und Breitband", "concept", ()),
    ("Beratung und Förderung", "Zugang zu Rat, Geld und weniger Papier", "instruments", ()),
    ("Energie und Material", "sparsam wirtschaften, Kreisläufe schließen", "concept", ("B-E", "C", "F")),
)
"""Name, what it is about, pillar, groups of sectors it concerns most (none: all)."""


@dataclass(frozen=True)
class Worded:
    """A question to begin with. ``options`` are words with the name of their field of action, empty for none."""

    kind: str
    about: str
    text: str
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()
    low: str = ""
    high: str = ""


def questions(region: str) -> tuple[Worded, ...]:
    """The questions, with the name of the region in them."""
    return (
        Worded(
            "several",
            "need",
            "Was braucht Ihr Betrieb in den nächsten zwei Jahren am meisten?",
            "Kreuzen Sie an, was wirklich drückt.",
            (
                ("Fachkräfte finden und halten", "Fachkräfte und Nachwuchs"),
                ("Auszubildende gewinnen", "Fachkräfte und Nachwuchs"),
                ("eine Nachfolge für den Betrieb", "Nachfolge"),
                ("neue Kundschaft in der Region", "Absatz und Sichtbarkeit"),
                ("Kundschaft außerhalb der Region", "Absatz und Sichtbarkeit"),
                ("Lieferanten und Partner in der Nähe", "Zusammenarbeit in der Region"),
                ("digitale Abläufe oder Onlinehandel", "Digitalisierung"),
                ("Flächen, Verkehrswege, schnelles Netz", "Flächen, Wege und Netze"),
                ("Rat zu Förderung und Vorschriften", "Beratung und Förderung"),
                ("Energie und Material sparen", "Energie und Material"),
            ),
        ),
        Worded(
            "several",
            "need",
            "Wobei würden Sie mitmachen?",
            "",
            (
                ("Treffen mit Betrieben meiner Branche", "Zusammenarbeit in der Region"),
                ("gemeinsame Ausstellung oder Katalog", "Absatz und Sichtbarkeit"),
                ("gemeinsam ausbilden oder Fachkräfte werben", "Fachkräfte und Nachwuchs"),
                ("gemeinsam einkaufen oder liefern", "Zusammenarbeit in der Region"),
                ("mein Betrieb öffnet die Türen für andere", "Zusammenarbeit in der Region"),
            ),
        ),
        Worded(
            "scale",
            "identity",
            f"Fühlen Sie sich als Betrieb in {region}?",
            low="gar nicht",
            high="ganz und gar",
        ),
        Worded(
            "choice",
            "identity",
            "Was sagen Sie, wenn Sie gefragt werden, woher Ihr Betrieb kommt?",
            "",
            (
                ("unseren Ort", ""),
                ("den alten Landkreis", ""),
                (region, ""),
                ("die Landschaft, etwa das Erzgebirge", ""),
                ("das Bundesland", ""),
            ),
        ),
        Worded("text", "other", "Was sollten wir noch wissen?", "Freiwillig, höchstens 1000 Zeichen."),
    )


INTRO = (
    "Was brauchen die Betriebe der Region, und was verbindet sie? Mit wenigen Fragen möchten wir es von Ihnen selbst erfahren. "
    "Es dauert etwa fünf Minuten."
)
PURPOSE = (
    "Aus den Antworten entstehen die Handlungsfelder des Regionalmanagements: Wofür wir Zeit und Fördermittel einsetzen, soll sich "
    "nach dem richten, was Betriebe brauchen."
)
