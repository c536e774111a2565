"""Learns from a list of German forms and lemmas what the search needs to know of words: which are nouns, which compounds
open or end with them, which are agents, names, or would be taken for another word."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from produktschau.search.calculations.compounds import SHORT, SHORTEST

LONGEST_LEMMA = 24
"""Longer lemmas are compounds of words that are there as well."""
LONGEST_FORM = 36
"""Longer forms are left out."""

_FOLDS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"))
_LINKS = ("s", "n", "en", "er", "es", "e", "ens")
_OF_ADJECTIVES = ("ende", "endere", "ere", "ste", "este")
_OF_ADJECTIVE = re.compile(r"(?:e[snrm]?)$")
_OF_PLACES = re.compile(r"(?:berg|burg|dorf|hausen|heim|born|bach|thal|walde|hain|brueck|rode|roda|weida|nitz)$")
_ENDING = re.compile(r"(?:en|e|n|ung)$")


@dataclass(frozen=True)
class Lexicon:
    """What was learnt; all words folded. Meanings as in ``compounds.Vocabulary``."""

    words: set[str] = field(default_factory=set)
    openers: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    verbs: set[str] = field(default_factory=set)
    heads: Mapping[str, int] = field(default_factory=dict)
    modifiers: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)


def lexicon(pairs: Iterable[tuple[str, str]], more: Iterable[str] = (), names: Iterable[str] = ()) -> Lexicon:
    """What the forms with their lemmas teach, with ``more`` nouns and ``names`` of places that the list lacks."""
    nouns, others = _folded(pairs)
    for word in _fold(sorted(set(more))):
        nouns.setdefault(word.lower(), word.lower())
    _set_apart(nouns)
    lemmas = set(nouns.values())
    adjectives = {lemma for lemma in others.values() if not lemma.endswith("n")}
    verbs = {lemma for lemma in others.values() if lemma.endswith("n")}
    words = {word for word in lemmas if _is_word(word, others)}
    openers = {verb.removesuffix("n").removesuffix("e") for verb in verbs} | adjectives
    openers |= {word[:-1] for word in words if word.endswith("e") and not word.endswith("ie")}
    openers = {word for word in openers if SHORTEST <= len(word) <= LONGEST_LEMMA}
    heads, modifiers = _productive(words, openers, nouns)
    _merge_plurals(nouns, heads)
    _without_adjectives(nouns, others, heads)
    inflected: dict[str, set[str]] = defaultdict(set)
    for form, lemma in nouns.items():
        inflected[lemma].add(form)
    return Lexicon(
        words=words,
        openers=openers - words,
        agents={word for word in words if _is_agent(word, nouns)},
        own=_own(words, heads, verbs),
        names={word for word in words if _OF_PLACES.search(word) and inflected[word] <= {word, word + "s"}}
        | {name.lower() for name in _fold(list(names))},
        verbs={verb for verb in verbs if nouns.get(verb, verb) != verb},
        heads=heads,
        modifiers=modifiers,
        forms=_chained(others) | nouns,
    )


def _folded(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Forms of nouns and forms of other words, both with their lemmas, all of letters a to z."""
    forms: list[str] = []
    lemmas: list[str] = []
    for form, lemma in pairs:
        forms.append(form)
        lemmas.append(lemma)
    nouns: dict[str, str] = {}
    others: dict[str, str] = {}
    forms, lemmas = _fold(forms), _fold(lemmas)
    for written, form, base, lemma in zip(forms, _lower(forms), lemmas, _lower(lemmas), strict=True):
        if len(form) < 3 or len(lemma) < 3 or len(form) > LONGEST_FORM or not _is_plain(form + lemma):
            continue
        if base[0] == lemma[0]:
            if written == form or form not in others:
                others[form] = lemma
        elif base[1:] == lemma[1:]:
            if lemma not in nouns:
                nouns[lemma] = lemma
            if written[0] != form[0] and written[1:] == form[1:]:
                nouns[form] = lemma
    return nouns, others


def _is_plain(letters: str) -> bool:
    return letters.isascii() and letters.isalpha()


def _lower(words: list[str]) -> list[str]:
    return "\n".join(words).lower().split("\n")


def _fold(words: list[str]) -> list[str]:
    text = "\n".join(words)
    for letter, letters in _FOLDS:
        text = text.replace(letter, letters)
    return text.split("\n")


def _set_apart(nouns: dict[str, str]) -> None:
    """Nouns in -e that the list takes for a form of a shorter noun although they have forms themselves: Rinde, Rinden."""
    for form, lemma in list(nouns.items()):
        if form == lemma + "e" and nouns.get(form + "n") == form:
            nouns[form] = form


def _is_agent(word: str, nouns: Mapping[str, str]) -> bool:
    """Whether a noun in -er is no plural (Bauer, Messer; not Häuser), or a noun is a person with a woman's form (Florist)."""
    if word.endswith("er"):
        return nouns.get(word) == word
    return nouns.get(word + "innen") == word + "in"


def _without_adjectives(nouns: dict[str, str], others: Mapping[str, str], heads: Mapping[str, int]) -> None:
    """Take out nouns that are adjectives and participles written with a capital, unless compounds end with them."""
    for form, lemma in list(nouns.items()):
        bare = _OF_ADJECTIVE.sub("", lemma)
        known = others.get(bare) if bare != lemma else None
        if known and (known == bare or bare.endswith("t")) and heads.get(lemma, 0) < 5:
            del nouns[form]


def _merge_plurals(nouns: dict[str, str], heads: Mapping[str, int]) -> None:
    """Lead plurals that the list takes for lemmas to their singular, where only an umlaut parts them: Kästen, Kasten."""
    for form, lemma in list(nouns.items()):
        if form == lemma and not heads.get(form):
            plain = _without_dots(form)
            if plain != form and heads.get(plain, 0) >= 3 and plain.endswith(("en", "er", "el")):
                nouns[form] = plain


def _is_word(lemma: str, others: Mapping[str, str]) -> bool:
    if lemma.endswith(_OF_ADJECTIVES) and others.get(lemma):
        return False
    return SHORTEST <= len(lemma) <= LONGEST_LEMMA or lemma in SHORT


def _productive(words: set[str], openers: set[str], nouns: Mapping[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """How many compounds of the list end with each word, and open with each word and its linking letters.

    Counted twice: first every way to cut a word counts its share, then only the way that was most frequent.
    """
    bases: dict[str, bool] = {}
    cuts = []
    heads: Counter[str] = Counter()
    modifiers: Counter[str] = Counter()
    for word in sorted(words):
        ways = [
            at
            for at in range(3, len(word) - 2)
            if word[at:] in words and _opens(word[:at], words, openers, nouns, bases)
        ]
        if ways:
            cuts.append((word, ways))
            for at in ways:
                heads[word[at:]] += 1 / len(ways)  # type: ignore[assignment]  # shares, rounded below
                modifiers[word[:at]] += 1 / len(ways)  # type: ignore[assignment]  # as above
    last: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for word, ways in cuts:
        best = max(ways, key=lambda at: heads[word[at:]] * modifiers[word[:at]])
        last[word[best:]] += 1
        first[word[:best]] += 1
    return dict(last), dict(first)


def _opens(part: str, words: set[str], openers: set[str], nouns: Mapping[str, str], known: dict[str, bool]) -> bool:
    found = known.get(part)
    if found is None:
        found = part in words or part in openers or (part[-1] in "ersn" and nouns.get(part) in words)
        found = found or any(part.endswith(link) and part[: -len(link)] in words for link in _LINKS)
        known[part] = found
    return found


def _own(words: set[str], heads: Mapping[str, int], verbs: set[str]) -> set[str]:
    """Nouns that a stemmer would take for another noun that is as common: Kohle and Kohl, Küche and Kuchen."""
    alike: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if heads.get(word, 0) >= (1 if word.endswith("e") else 2):
            alike[_bare(word)].append(word)
    own: set[str] = set()
    for bare, group in alike.items():
        if len(group) > 1:
            own.update(word for word in group if word != bare and not (word.endswith("n") and word in verbs))
    return own


def _bare(word: str) -> str:
    return _without_dots(_ENDING.sub("", word))


def _without_dots(word: str) -> str:
    for umlaut in ("ae", "oe", "ue"):
        word = word.replace(umlaut, umlaut[0])
    return word


def _chained(others: Mapping[str, str]) -> dict[str, str]:
    """Forms of participles lead to the verb: geräucherter → geräuchert → räuchern."""
    return {form: _verb(lemma, others) for form, lemma in others.items()}


def _verb(lemma: str, others: Mapping[str, str]) -> str:
    further = others.get(lemma, lemma)
    if further == lemma and lemma.startswith("ge") and others.get(lemma[2:], "").endswith("n"):
        return others[lemma[2:]]
    return further if further.endswith("n") and lemma.endswith(("t", "en")) else lemma
