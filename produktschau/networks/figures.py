"""The figures of networks: what each counts, in one sentence. Domains above register theirs beside them."""

from typing import Any

from produktschau.lib.figures import Breakdown, PeriodFigure
from produktschau.networks.queries import counted, counted_ties
from produktschau.networks.queries.counted_ties import across_districts, across_networks, across_sectors, judged
from produktschau.networks.queries.period import BookFigure, book_figure

MEMBERS, MEETINGS, TIES, CONTINUATION = "Mitglieder", "Treffen", "Verbindungen", "Verstetigung"
FIRMS, PAIRS, HOURS = "Betriebe", "Paare von Betrieben", "Stunden im Jahr"


def _members() -> dict[str, BookFigure]:
    told: dict[str, Any] = {"group": MEMBERS, "unit": FIRMS}
    return {
        "mitglieder": book_figure(
            label="Mitglieder",
            explanation="Betriebe, die am letzten Tag des Zeitraums Mitglied mindestens eines Netzwerks sind.",
            read=counted.members,
            **told,
        ),
        "neu": book_figure(
            label="neue Mitglieder",
            explanation="Betriebe, deren erste Mitgliedschaft in einem Netzwerk im Zeitraum begann.",
            read=counted.new,
            **told,
        ),
        "zurueck": book_figure(
            label="zurückgekehrte Mitglieder",
            explanation="Betriebe, die ein Netzwerk verlassen hatten und im Zeitraum wieder eintraten.",
            read=counted.returned,
            **told,
        ),
        "ausgetreten": book_figure(
            label="ausgetretene Mitglieder",
            explanation="Betriebe, deren erster Tag ohne Mitgliedschaft in einem Netzwerk im Zeitraum liegt. Der letzte Tag zählt noch als Mitgliedschaft.",
            read=counted.lost,
            **told,
        ),
        "aktiv": book_figure(
            label="aktive Mitglieder",
            explanation="Mitglieder des letzten Tages, die im Zeitraum bei einem Treffen waren, etwas suchten oder boten, auf einen Aushang antworteten, einer Vermittlung zustimmten oder eine Lieferbeziehung bestätigten. Anteil an den Mitgliedern des letzten Tages.",
            read=counted.active,
            read_of=counted.members,
            **told,
        ),
        "geblieben": book_figure(
            label="gebliebene Mitglieder",
            explanation="Mitglieder vom Vorabend des Zeitraums, die es auch am letzten Tag sind: insgesamt in irgendeinem Netzwerk, je Netzwerk in demselben. Anteil an den Mitgliedern vom Vorabend.",
            read=counted.stayed,
            read_of=counted.eve,
            **told,
        ),
    }


def _attendance() -> dict[str, BookFigure]:
    return {
        "besuche": book_figure(
            label="Besuche von Betrieben",
            unit="Besuche",
            group=MEETINGS,
            explanation="Betriebe bei Treffen, je Treffen einmal, wie viele Personen auch kamen. Gäste ohne Betrieb zählen nicht.",
            read=counted.firm_attendances,
        ),
        "betriebe": book_figure(
            label="verschiedene Betriebe",
            unit=FIRMS,
            group=MEETINGS,
            explanation="Betriebe, die bei mindestens einem Treffen waren, jeder einmal, wie viele Treffen und Netzwerke es auch waren.",
            read=counted.distinct_firms,
        ),
        "erstmals": book_figure(
            label="erstmals dabei",
            unit=FIRMS,
            group=MEETINGS,
            explanation="Betriebe, deren erstes Treffen überhaupt im Zeitraum liegt.",
            read=counted.first_time,
        ),
    }


def _ties() -> dict[str, BookFigure]:
    told: dict[str, Any] = {"group": TIES, "unit": PAIRS}
    across = {
        "ueber-branchen": (
            "über Branchen hinweg",
            across_sectors,
            "Verbundene Paare, deren Hauptbranchen in verschiedenen Abteilungen der WZ 2008 liegen.",
            "Ist eine Branche unbekannt, zählt das Paar nicht mit.",
        ),
        "ueber-netzwerke": (
            "über Netzwerke hinweg",
            across_networks,
            "Verbundene Paare, die an dem Tag, an dem sie verbunden wurden, kein Netzwerk gemeinsam hatten.",
            "War einer der beiden in keinem Netzwerk, zählt das Paar nicht mit.",
        ),
        "ueber-altkreise": (
            "über Altkreise hinweg",
            across_districts,
            "Verbundene Paare, deren Hauptsitze in verschiedenen Altkreisen liegen.",
            "Ist ein Hauptsitz unbekannt, zählt das Paar nicht mit.",
        ),
    }
    return {
        "verbindungen": book_figure(
            label="Verbindungen",
            explanation="Paare von Betrieben, die im Zeitraum bei demselben Treffen waren oder in ihm durch Vermittlung, Lieferung oder ein gemeinsames Produkt verbunden sind; jedes Paar einmal.",
            read=counted_ties.ties,
            **told,
        ),
        "arbeitsverbindungen": book_figure(
            label="davon mehr als ein Treffen",
            explanation="Paare, die durch Vermittlung, Lieferung oder ein gemeinsames Produkt verbunden sind, ohne die, die sich nur bei Treffen sahen. Anteil an allen Verbindungen.",
            read=counted_ties.working_ties,
            read_of=counted_ties.ties,
            **told,
        ),
        **{
            key: book_figure(
                label=label,
                explanation=f"{what} {without} Anteil an den Paaren, von denen es bekannt ist.",
                read=judged(judge, True),
                read_of=judged(judge, True, False),
                read_unknown=judged(judge, None),
                **told,
            )
            for key, (label, judge, what, without) in across.items()
        },
    }


def _continuation() -> dict[str, BookFigure]:
    told: dict[str, Any] = {"group": CONTINUATION, "unit": HOURS, "read_of": counted.all_hours}
    return {
        "getragen": book_figure(
            label="Stunden, die jemand weiterträgt",
            explanation="Stunden im Jahr der Aufgaben, für die bis zum letzten Tag jemand zugesagt hat, sie nach der Förderung zu tragen. Anteil an den Stunden aller Aufgaben.",
            read=counted.carried,
            **told,
        ),
        "ungetragen": book_figure(
            label="Stunden, die noch niemand trägt",
            explanation="Stunden im Jahr der Aufgaben, für die bis zum letzten Tag niemand zugesagt hat. Anteil an den Stunden aller Aufgaben.",
            read=counted.uncarried,
            **told,
        ),
    }


OWN: dict[str, PeriodFigure] = {**_members(), **_attendance(), **_ties(), **_continuation()}
"""By the key under which they are registered, in the order of the page."""
ORDERS = {MEMBERS: 100, MEETINGS: 210, TIES: 300, CONTINUATION: 700}
"""Where each group begins; domains above order theirs between them."""
NETWORK_ONLY = frozenset({Breakdown.NETWORK})
