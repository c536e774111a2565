"""Reads what somebody typed: which words are looked for, which only say that somebody looks, which name a place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import STOP_WORDS, Token, analyse
from produktschau.search.engine.places import Place
from produktschau.search.queries.places import Places

LONGEST_QUERY = 200
"""Characters of a query that are looked at."""
MOST_WORDS = 12
"""Words of a query that are looked for."""

_BEFORE_PLACE = frozenset(
    [
        "ab",
        "an",
        "aus",
        "bei",
        "beim",
        "der",
        "die",
        "des",
        "gegend",
        "gemeinde",
        "im",
        "in",
        "kreis",
        "nach",
        "naehe",
        "nahe",
        "near",
        "of",
        "ort",
        "raum",
        "region",
        "rund",
        "stadt",
        "um",
        "umgebung",
        "umkreis",
        "umland",
        "und",
        "van",
        "vom",
        "von",
        "zu",
        "zum",
        "zur",
        "around",
        "from",
        "city",
    ]
)
"""Words before a place that belong to it."""
_AROUND = frozenset(
    [
        "bei",
        "gegend",
        "naehe",
        "nahe",
        "near",
        "raum",
        "rund",
        "um",
        "umgebung",
        "umkreis",
        "umland",
        "around",
        "region",
    ]
)
_AFTER_PLACE = frozenset(["umgebung", "umkreis", "umland", "naehe", "region", "raum", "gegend", "herum"])

_VERBS = """anbieten angeboten anfertigen anfertigung auftrag backen bauen baut bauer bekomme bekommen bekommt beraten
besorgen bestelle bestellen bestellt brauche brauchen braucht bringen erhalten erhalte erledigt fertigen fertigt finde finden
findet geben gebe gesucht gibt gibts haben haette habe hab helfen hilft herstellen hergestellt herstellt hersteller kaufe
kaufen kauft koennen koennte konnte kriege kriegen kriegt lassen lass lasse laesst liefern liefert lieferung machen machst macht
mache mag moechte moechten muss muessen nehmen passend passende passt produziert produzieren repariert reparieren schenken
soll sollen sollte stellt suche suchen sucht tun verkaufen verkauft verschenken will wollen wuensche wuenscht wuerde zeig zeigen"""
_THINGS = """adresse angebot angebote anbieter anlass art beispiel besonderes bestellung einkauf einkaufen firma firmen betrieb
betriebe geschaeft geschaefte geschenk geschenke geschenkidee geschenkideen handwerker idee ideen jemand jemanden laden
laeden leute leuten mitbringsel nachbarschaft ort produkt produkte produzent produzenten sache sachen unternehmen ware waren werkstatt naehe umgebung
umkreis region gegend hand heimat raum"""
_QUALITIES = """alt alte alten altes besondere besonderen besonders billig billige echt echte frisch frische frischen frischer
frisches guenstig guenstige guenstiger gut gute guten guter gutes handgefertigt handgefertigte handgemacht handgemachte handgemachtes heimisch
heimische hiesig hiesige hochwertig hochwertige hochwertiger huebsch individuell kaputt kaputte kaputten kaputter kaputtes kleine kleiner kleines
kleinen lokal lokale lokaler neu neue neuen neuer neues original preiswert regional regionale regionaler regionales schnell schoen
schoene schoenen schoener schoenes selbstgemacht selbstgemachte traditionell traditionelle typisch typische warm warme warmen warmer warmes"""
_QUESTIONS = """bitte dafuer danke eigentlich gerne gern guten tag hallo hier irgendwo nahe online preis sonst tipp tipps viel
vielleicht mein meine meinem meinen meiner meines dein deine deinen deiner unsere unserem unseren unserer eure eurem euren euer man
mal doch denn einfach etwa wann warum was welche welchem welchen welcher welches wen wem wer wie wieviel woher wohin worin"""
_ENGLISH = """a any anything at best bring buy can cheap do does find get gift gifts good handmade have help i idea ideas in
local looking made make maker makers makes me my near nearby need new nice on order please present presents present
repair repairs sell sells shop shops some someone something to want we what where which who with you your"""
_WISHES = frozenset(f"{_VERBS} {_THINGS} {_QUALITIES} {_QUESTIONS} {_ENGLISH}".split())
"""Words of searching, asking and buying: they lift what carries them, and nothing has to."""


@dataclass(frozen=True)
class Understood:
    """A query as it was read.

    ``content`` are the words looked for, ``wishes`` those that only lift what carries them, in order. ``places`` are the places named,
    each with its words; ``around``: near them counts as well. ``swallowed`` are the words that belong to the places.
    ``begins``: the last word typed may be the beginning of one. ``only_wishes``: nothing but words of searching was typed, so these
    are the content, and one of them is enough.
    """

    text: str
    content: tuple[Token, ...] = ()
    wishes: tuple[Token, ...] = ()
    places: tuple[tuple[Place, tuple[Token, ...]], ...] = ()
    around: bool = False
    begins: bool = False
    was_cut: bool = False
    swallowed: tuple[Token, ...] = ()
    only_wishes: bool = False

    @property
    def place(self) -> Place | None:
        """The first place named."""
        return self.places[0][0] if self.places else None

    @property
    def words(self) -> str:
        """The query without its place, as it was typed."""
        spans = [(token.start, token.end) for token in self.swallowed]
        if not spans:
            return self.text.strip()
        return " ".join(_outside(self.text, sorted(spans)).split())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to look for."""
        return not (self.content or self.wishes or self.places)


_ORDERS = frozenset(["auftrag", "bestellung", "mass", "muster", "vorlage", "wunsch", "zeichnung"])
"""Words that say how something is made when they stand behind a preposition: nach Maß, auf Wunsch."""
_OCCASIONS = """winter sommer herbst fruehling fruehjahr abschied abschluss advent alltag baby braut bruder chef chefin einschulung einweihung einzug eltern enkel enkelin
erwachsene familie feier ferien fest frau frauen freund freunde freundin freundinnen gaeste geburt geburtstag geschwister grosseltern
hochzeit jubilaeum jugendweihe kind kinder kindern kollege kollegen kollegin kommunion konfirmation kunden mann maenner mitarbeiter mutter
muttertag nachbarn oma oma onkel opa ostern papa mama partner partnerin party richtfest ruhestand schwester senioren silvester sohn tante taufe tochter
umzug urlaub valentinstag vater vatertag verein weihnachten"""
_FOR_WHOM = frozenset(_OCCASIONS.split())
"""For whom or on which occasion, behind für, zu, zum, zur: it lifts what names it; a thing need not say for whom it is."""


def understood(text: str, vocabulary: Vocabulary, places: Places) -> Understood:
    """Read a query. Total: any text is read, by its first ``LONGEST_QUERY`` characters and ``MOST_WORDS`` words."""
    cut = text[:LONGEST_QUERY]
    tokens = analyse(cut, vocabulary, keep_stop_words=True)
    taken, named, around = _located(tokens, vocabulary, places)
    left = [token for at, token in enumerate(tokens) if at not in taken]
    wished = set(_wished(cut, left))
    content = [token for token in left if token.surface not in STOP_WORDS and token not in wished]
    wishes = [token for token in left if token in wished and token.surface not in STOP_WORDS]
    only_wishes = not content and not named
    if only_wishes:
        content, wishes = wishes, []
    return Understood(
        text=cut,
        content=tuple(content[:MOST_WORDS]),
        wishes=tuple(wishes[:MOST_WORDS]),
        places=tuple(named),
        around=around,
        begins=bool(tokens) and bool(content) and tokens[-1] is content[-1],
        swallowed=tuple(tokens[at] for at in sorted(taken)),
        only_wishes=only_wishes,
        was_cut=len(text.rstrip()) > LONGEST_QUERY or len(content) > MOST_WORDS,
    )


def is_wish(token: Token) -> bool:
    """Whether a word only says that somebody looks for something."""
    return token.surface in _WISHES


def _located(
    tokens: Sequence[Token], vocabulary: Vocabulary, places: Places
) -> tuple[set[int], list[tuple[Place, tuple[Token, ...]]], bool]:
    """Which words belong to places, the places, and whether their surroundings are meant too."""
    surfaces = [token.surface for token in tokens]
    taken: set[int] = set()
    named: list[tuple[Place, tuple[Token, ...]]] = []
    around = False
    at = 0
    while at < len(tokens):
        found = places.at(surfaces, at)
        before = list(_before(surfaces, at, taken))
        if found is None or (not before and _is_plain(surfaces[at : at + found[1]], vocabulary, places)):
            at += 1
            continue
        place, length = found
        after = _after(surfaces, at + length)
        named.append((place, tuple(tokens[at : at + length])))
        around = around or bool(after) or any(surfaces[one] in _AROUND for one in before)
        taken.update((*before, *range(at, at + length), *after))
        at += length
    return taken, named, around


def _before(surfaces: Sequence[str], at: int, taken: set[int]) -> Iterator[int]:
    for one in range(at - 1, -1, -1):
        if surfaces[one] not in _BEFORE_PLACE or one in taken:
            return
        yield one


def _after(surfaces: Sequence[str], at: int) -> list[int]:
    for length in (1, 2):
        if at + length <= len(surfaces) and surfaces[at + length - 1] in _AFTER_PLACE:
            return list(range(at, at + length)) if length == 1 or surfaces[at] in ("und", "and") else []
    return []


def _is_plain(surfaces: Sequence[str], vocabulary: Vocabulary, places: Places) -> bool:
    """Whether the name of a part of a place is a plain word, too (Stein, Brand): a place only behind a preposition."""
    return len(surfaces) == 1 and tuple(surfaces) in places.aliases and surfaces[0] in vocabulary.words


def _wished(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    for at, token in enumerate(tokens):
        if is_wish(token) or _is_verb_by_place(text, tokens, at):
            yield token


def _is_verb_by_place(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands where German has the verb: „wer färbt …“, „… pressen lassen“, „zum Trinken“."""
    token = tokens[at]
    before = tokens[at - 1].surface if at else ""
    after = tokens[at + 1].surface if at + 1 < len(tokens) else ""
    is_infinitive = token.surface.endswith(("en", "ern", "eln"))
    if before == "wer" and token.surface.endswith("t") and text[token.start : token.start + 1].islower():
        return True
    if token.surface in _FOR_WHOM and _is_behind(tokens, at, ("fuer", "zu", "zum", "zur", "for")):
        return len(tokens) > 2
    if token.surface in _ORDERS and before in ("nach", "auf", "in", "im"):
        return len(tokens) > 2
    if before in ("zum", "beim") and is_infinitive and len(tokens) > 2:
        return True
    return is_infinitive and after in ("lassen", "koennen", "kann", "will", "moechte") and len(tokens) > 2


def _is_behind(tokens: Sequence[Token], at: int, prepositions: Sequence[str]) -> bool:
    """Whether one of these prepositions stands before a word, an article or „mein“ between them left out."""
    before = [token.surface for token in tokens[max(0, at - 2) : at]]
    return bool(before) and (
        before[-1] in prepositions
        or (before[0] in prepositions and (before[-1] in STOP_WORDS or before[-1] in _WISHES))
    )


def _outside(text: str, spans: Sequence[tuple[int, int]]) -> str:
    kept, at = "", 0
    for start, end in spans:
        kept += text[at:start]
        at = end
    return kept + text[at:]
