"""What firms are asked after a meeting: few words, the same after each, so that meetings compare."""

from produktschau.surveys.calculations.standard import Worded

QUESTIONS = (
    Worded("scale", "other", "Was hat Ihnen das Treffen genützt?", low="gar nichts", high="sehr viel"),
    Worded(
        "choice",
        "other",
        "Haben Sie Betriebe kennengelernt, mit denen Sie vorher nichts zu tun hatten?",
        "",
        (("nein", ""), ("ja, einen", ""), ("ja, zwei oder drei", ""), ("ja, vier oder mehr", "")),
    ),
    Worded(
        "choice",
        "other",
        "Haben Sie mit einem davon etwas vor?",
        "Ein Auftrag, ein Angebot, ein gemeinsames Produkt, ein Besuch.",
        (("nein", ""), ("vielleicht", ""), ("ja", "")),
    ),
    Worded("text", "other", "Was wünschen Sie sich vom nächsten Treffen?", "Freiwillig, höchstens 1000 Zeichen."),
)


def title(meeting: str) -> str:
    """The survey's title, which is the subject of its mails; at most 150 characters."""
    whole = f"Wie war es? {meeting}"
    return whole if len(whole) <= 150 else f"{whole[:149]}…"


INTRO = "Sie waren bei unserem Treffen. Hat es sich für Sie gelohnt? Vier kurze Fragen, zwei Minuten."
PURPOSE = (
    "Aus den Antworten sehen wir, ob die Treffen Betrieben nützen, und wie das nächste werden soll. Wir berichten nur Zusammengefasstes, "
    "auch gegenüber denen, die das Regionalmanagement fördern."
)
DAYS = 14
"""So long the survey runs."""
