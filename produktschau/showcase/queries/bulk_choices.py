"""What can be chosen below a list of the desk: acts, each with its words, as one choice „act:word“."""

from typing import Any

from produktschau.showcase.calculations.bulk import ACTS
from produktschau.showcase.models import Act, AreaOfLife, ColourWorld, Material
from produktschau.showcase.rules import may_do_to_many

Option = tuple[str, str]
Group = tuple[str, list[Option]]
PLAIN = {
    Act.PUBLISH: "veröffentlichen",
    Act.WITHDRAW: "zurückziehen",
    Act.CHECK: "heute geprüft",
    Act.DELETE: "Entwürfe löschen",
}


def acts_for(kind: str, user: Any) -> list[Group]:
    """Groups of choices for this user; the first has no name. Nobody who may do nothing gets any."""
    allowed = [act for act in ACTS[kind] if may_do_to_many(user, act)]
    plain: list[Option] = [(act, PLAIN[Act(act)]) for act in allowed if act in PLAIN]
    named = [(Act(act), _words(Act(act))) for act in allowed if act not in PLAIN]
    groups: list[Group] = [("", plain)] if plain else []
    return groups + [
        (str(act.label), [(f"{act}:{word.slug}", word.name) for word in words]) for act, words in named if words
    ]


def _words(act: Act) -> list[Any]:
    if act in (Act.ADD_AREA, Act.REMOVE_AREA):
        return list(AreaOfLife.objects.all())
    return list(ColourWorld.objects.all()) if act == Act.SET_WORLD else list(Material.objects.all())
