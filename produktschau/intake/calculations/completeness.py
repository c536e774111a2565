"""How whole an entry is, and why each thing that is missing matters to its firm."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from produktschau.intake.calculations.contents import FieldSpec


class Point(NamedTuple):
    """One thing an entry can have. ``field`` is its name, „pictures“ for pictures."""

    label: str
    is_done: bool
    why: str
    field: str


ENOUGH_STORY = 200
"""Characters from which on a story is one."""

_WHY = {
    "lead": "Der Satz steht auf jeder Karte und in jeder Liste: Er entscheidet, ob jemand weiterliest.",
    "story": "Mit einer Geschichte von einigen Sätzen findet die Suche Sie auch unter Wörtern, die nicht im Namen stehen.",
    "website": "Wer mehr wissen will, kommt von hier auf Ihre Seite.",
    "phone": "Viele rufen lieber an, bevor sie losfahren.",
    "email": "So erreicht Sie eine Anfrage auch nach Feierabend.",
    "opening_hours": "Wer Ihre Zeiten kennt, steht nicht vor verschlossener Tür.",
    "place": "Nur mit Ort stehen Sie auf der Karte und in der Liste Ihrer Gemeinde.",
    "size_class": "Das zeigt Einkäufern, ob Ihr Betrieb zu ihrem Auftrag passt.",
    "areas": "Danach blättern die meisten Besucher.",
    "materials": "Wer nach „Holz“ oder „Wolle“ sucht, findet das Produkt dann auch.",
    "where_to_buy": "Ohne diese Angabe bleibt es beim Anschauen.",
}
_PICTURE = "Einträge mit Bild werden zuerst angesehen; ohne Bild steht eine gezeichnete Kachel da."


def completeness(specs: Sequence[FieldSpec], content: Mapping[str, Any], pictures: int) -> list[Point]:
    """What an entry should have, in the order of its fields, pictures last: ``(label, done, why it matters, field)``."""
    points = [
        Point(spec.label, _is_done(spec, content.get(spec.name)), _WHY[spec.name], spec.name)
        for spec in specs
        if spec.name in _WHY
    ]
    return [*points, Point("Bild", pictures > 0, _PICTURE, "pictures")]


def _is_done(spec: FieldSpec, value: Any) -> bool:
    return len(value or "") >= ENOUGH_STORY if spec.name == "story" else bool(value)
