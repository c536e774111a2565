"""Whether a short text has the words somebody looks for, by the house's German analysis: „Flasche“ finds „Mehrwegflaschen“."""

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import analyse, forms


def has_words(text: str, wanted: str, vocabulary: Vocabulary) -> bool:
    """Whether each word of ``wanted`` stands in ``text``: as written, in another form, inside a compound, or as its parts.

    Words that say nothing („für“) are not looked for; nothing but such words finds everything.
    """
    tokens = analyse(wanted, vocabulary)
    if not tokens:
        return True
    surfaces, stems, parts = forms(text, vocabulary)
    known = {*surfaces, *stems, *parts}
    # A part stands there as several compounds join it: „zimmer lampe“ is two words.
    known |= {word for part in parts for word in part.split()}
    return all(
        token.surface in known
        or token.stem in known
        or (bool(token.atoms) and all(_is_known(atom, known, vocabulary) for atom in token.atoms))
        for token in tokens
    )


def _is_known(atom: str, known: set[str], vocabulary: Vocabulary) -> bool:
    return atom in known or any(token.stem in known for token in analyse(atom, vocabulary, keep_stop_words=True))
