"""Words of one trade: whoever looks for a „Töpferei“ is also glad of a „Töpfer“ and of what is „getöpfert“."""

from collections.abc import Iterator
from functools import lru_cache

from produktschau.search.calculations.compounds import SHORTEST, Vocabulary, atoms
from produktschau.search.calculations.german import stem, stem_of_lemma

_UMLAUTS = (("aeu", "au"), ("ae", "a"), ("oe", "o"), ("ue", "u"))

_COMMON = 20
"""Known compounds that end with a noun which a verb would be taken for: bauen (Bau), töpfen (Topf)."""


@lru_cache(maxsize=20_000)
def relatives(surface: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The stems of the workshop, the craftsman and the work that belong to a folded word, without its own; at most four.

    Only where the workshop in -erei is a known word, so that a farmer (Bauer) is not taken for a builder. Of a compound
    those of its last word, with what stands before it (Holzdrechslerei: holzdrechsler). A verb that is also the plural of a
    noun (schmieden, Schmiede) brings its own stem.
    """
    small = atoms(surface, vocabulary)
    start = small[-1].start if small else 0
    last = surface[start:]
    own = stem(surface, vocabulary)
    found = {surface[:start] + stem(word, vocabulary): None for word in _family(last, vocabulary)}
    found |= {surface[:start] + stem(word, vocabulary): None for word in _doings(last, vocabulary)}
    if last in vocabulary.verbs:
        found[surface[:start] + stem_of_lemma(last, vocabulary)] = None
    found.pop(own, None)
    return tuple(found)[:4]


def _family(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    for maker in _makers(word, vocabulary):
        verbs = [verb for verb in _verbs(maker) if vocabulary.forms.get(verb) == verb]
        if maker + "ei" in vocabulary.words and (maker in vocabulary.agents or maker + "n" in verbs):
            yield maker + "ei"
            yield from [maker] if maker in vocabulary.words else []
            yield from (verb for verb in verbs if vocabulary.heads.get(stem(verb, vocabulary), 0) < _COMMON)
            return


def _doings(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Who does it for what is done in -ung, and back: Beratung, Berater, Beraterin; both must be known words."""
    lemma = vocabulary.forms.get(word) or word
    for end in ("ungen", "ung"):
        if lemma.endswith(end) and len(lemma) > len(end) + 4 and lemma.removesuffix(end) + "er" in vocabulary.agents:
            yield lemma.removesuffix(end) + "er"
            return
    for end in ("erinnen", "erin", "er"):
        bare = lemma.removesuffix(end)
        if (
            lemma.endswith(end)
            and len(bare) > 4
            and f"{bare}er" in vocabulary.agents
            and f"{bare}ung" in vocabulary.words
        ):
            yield f"{bare}ung"
            return


def _makers(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Words in -er that may be what ``word`` comes from."""
    lemma = vocabulary.forms.get(word) or word
    for end in ("", "in", "innen", "ei", "eien"):
        if lemma.endswith("er" + end) and len(lemma) - len(end) > SHORTEST:
            yield lemma[: len(lemma) - len(end)]
    for end, other in (("ern", "er"), ("eln", "ler"), ("en", "er"), ("eln", "eler")):
        if lemma.endswith(end) and len(lemma) > SHORTEST:
            bare = lemma[: -len(end)]
            yield bare + other
            for umlaut, plain in _UMLAUTS[1:]:
                if plain in bare and umlaut not in bare:
                    yield bare.replace(plain, umlaut, 1) + other


def _verbs(maker: str) -> list[str]:
    """Verbs that may be what a maker does: toepfer → toepfern, drechsler → drechseln, baecker → backen."""
    bare = maker.removesuffix("er")
    verbs = [maker + "n", bare + "en"]
    if bare.endswith("l"):
        verbs.append(bare[:-1] + "eln")
    verbs += [bare.replace(umlaut, plain) + "en" for umlaut, plain in _UMLAUTS if umlaut in bare]
    return verbs
