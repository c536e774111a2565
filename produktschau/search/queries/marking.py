"""What of a found text is marked: the words as they were understood, with synonyms, corrections and beginnings."""

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import Token, stem
from produktschau.search.calculations.highlighting import Wanted
from produktschau.search.queries.planning import Plan


def wanted(plan: Plan, vocabulary: Vocabulary) -> Wanted | None:
    """What a plan marks; ``None`` when nothing was looked for."""
    tokens: dict[Token, None] = {}
    beginnings: dict[str, None] = {}
    parts: dict[str, None] = {}
    for read in plan.reads:
        tokens.update(dict.fromkeys(token for form in read.forms for token in form.tokens) or {read.token: None})
        if read.how == "beginning" or (plan.step == "beginning" and read is plan.reads[-1]):
            beginnings[read.token.surface] = None
    for token in tokens:
        parts.update(dict.fromkeys((token.stem, *(stem(atom, vocabulary) for atom in token.atoms))))
    for one in plan.places:
        tokens.update(dict.fromkeys(one.tokens))
    if not tokens and not beginnings:
        return None
    return Wanted(
        surfaces=frozenset(token.surface for token in tokens),
        stems=frozenset(token.stem for token in tokens),
        parts=frozenset(parts),
        prefixes=tuple(beginnings),
    )
