"""Finds records that may be the same: by name with legal form, place, domain, phone; through umlauts and typos.

Nobody is compared with everybody: a record is looked up by what it has in common with another (number, address, name,
half a name in its place). What too many have in common says nothing about one of them and is left out, so the work grows with the
number of records and not with its square: see the ``_CROWD`` of each reason. Of a name that stands a thousand times in one
place the first few records are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from rapidfuzz.distance import OSA

from produktschau.tabular.calculations.folding import (
    Name,
    folded,
    mail_keys,
    name_of,
    phone_keys,
    place_words,
    web_key,
)

_CROWD = {"phone": 6, "mail": 6, "web": 4, "half": 12, "word": 12}
"""How many records of the stock (or of the file) may share a thing before it says nothing."""
_FEWEST = min(_CROWD.values())
_PLACES = 5
"""In so many places a name may stand before it is a chain's or a trade's."""
_COMPARED = 12
"""Of records with the same name so many are compared."""
_SHORTEST, _SHORT, _LONG = 5, 7, 10
"""Letters below which a typo is another name, up to which every letter is tried as the wrong one, from which on two may be wrong."""
_SHOWN = 5
"""Twins told for a row, the best ones."""
_PHONE, _MAIL, _WEB = "gleiche Telefonnummer", "gleiche Mail-Adresse", "gleiche Netzseite"
_WEIGHT = {_PHONE: 0.7, _MAIL: 0.8, _WEB: 0.5}
_SAME_HERE, _ALIKE_HERE, _SAME_ELSEWHERE = 0.9, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a record is known. ``ref`` names it („company:K7M2QX“, or a row's number); ``detail`` is shown beside the name.

    ``bound`` is the German word for what ``place`` is where it is no place („Hersteller“), then several names, separated by
    semicolons, any of which it may be called by: a name says something only together with one of them, and a longer name
    is another record.
    """

    ref: str
    name: str
    postcode: str = ""
    place: str = ""
    street: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    detail: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """A record that may be the same. ``reasons`` are German words for people („gleiche Telefonnummer“); ``score`` lies in 0…1."""

    ref: str
    name: str
    detail: str
    reasons: tuple[str, ...]
    score: float


def twins(rows: Sequence[Identity], stock: Iterable[Identity]) -> Mapping[str, tuple[Twin, ...]]:
    """For each of ``rows`` by its ref: what of the stock, and which earlier row, may be the same; best first.

    Of two rows that may be the same the later one names the earlier; a row is never its own twin. Rows without a twin have
    an empty tuple. At most five are told.
    """
    coming = [_Known(one) for one in rows]
    asked = Counter(key for one in coming for key in one.keys)
    places: defaultdict[str, set[str]] = defaultdict(set)
    for one in coming:
        _note_place(places, one)
    index, crowds = _indexed(stock, asked, places)
    several = {key for key, count in asked.items() if count > 1} - crowds
    found: dict[str, tuple[Twin, ...]] = {}
    earlier: set[int] = set()
    for one in coming:
        near = {id(other): other for key in one.keys if key in index for other in index[key]}
        judged = (_judged(one, other, places, is_row=id(other) in earlier) for other in near.values())
        best = sorted((twin for twin in judged if twin), key=lambda twin: -twin.score)
        found[one.identity.ref] = tuple(best[:_SHOWN])
        for key in one.keys:
            if key in several and len(index.setdefault(key, [])) < _COMPARED:
                index[key].append(one)
        earlier.add(id(one))
    return found


class _Known:
    """An identity with everything it is looked up by."""

    __slots__ = (
        "host", "identity", "is_telling", "keys", "mails", "name", "page", "phones", "places", "said", "sorted_name",
        "street", "telling", "trades",
    )  # fmt: skip

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.places = _places(identity)
        self.name: Name = name_of(identity.name, "" if identity.bound else identity.place)
        self.sorted_name = " ".join(sorted(self.name.words))
        self.trades = frozenset(self.name.words) - self.name.telling
        self.telling = tuple(word for word in self.name.words if word in self.name.telling)
        self.said = "".join(self.telling)
        # The name can stand alone: two words that tell, or one with a legal form.
        telling = len(self.name.telling)
        self.is_telling = not identity.bound and (telling > 1 or (telling == 1 and self.name.has_form))
        self.street = folded(identity.street)
        self.phones, self.mails = frozenset(phone_keys(identity.phone)), frozenset(mail_keys(identity.email))
        self.host, self.page = web_key(identity.website)
        self.keys: tuple[str, ...] = tuple(dict.fromkeys(self._keys()))

    def _keys(self) -> Iterator[str]:
        yield from (f"phone {phone}" for phone in self.phones)
        yield from (f"mail {mail}" for mail in self.mails)
        if self.host:
            yield f"web {self.host}"
        if not self.sorted_name:
            return
        if self.is_telling:
            yield f"name {self.name.whole}"
        for place in self.places:
            yield f"here {place}: {self.name.joined}"
            yield f"here {place}: {self.sorted_name}"
            yield from (f"half {place}: {half}" for half in _halves(self.said))
            yield from (f"word {place}: {word}" for word in self.name.telling if len(word) > 3)


def _places(identity: Identity) -> tuple[str, ...]:
    if identity.bound:
        named = [folded(part).strip() for part in identity.place.split(";")]
    else:
        named = [" ".join(place_words(identity.place)), identity.postcode]
    return tuple(place for place in dict.fromkeys(named) if place)


def _halves(text: str) -> Iterator[str]:
    """What two texts that differ by one typo share: of a long one its beginning or its end, of a short one all but a letter."""
    if _SHORTEST <= len(text) <= _SHORT:
        yield text
        yield from (text[:place] + text[place + 1 :] for place in range(len(text)))
    if len(text) >= _SHORT:
        for half in {max(3, (len(text) - 1) // 2), max(3, len(text) // 2 - 1)}:
            yield text[:half]
            yield f"-{text[-half:]}"


def _indexed(
    stock: Iterable[Identity], asked: Mapping[str, int], places: defaultdict[str, set[str]]
) -> tuple[dict[str, list[_Known]], set[str]]:
    """Of the stock what shares anything with a row, by what it shares; and what too many share."""
    index: dict[str, list[_Known]] = {}
    counts: Counter[str] = Counter()
    for identity in stock:
        one = _Known(identity)
        _note_place(places, one)
        for key in one.keys:
            if key in asked:
                counts[key] += 1
                if counts[key] <= _COMPARED:
                    index.setdefault(key, []).append(one)
        one.keys = ()
    crowds = _crowds(asked) | _crowds(counts)
    for key in crowds:
        index.pop(key, None)
    return index, crowds


def _crowds(counts: Mapping[str, int]) -> set[str]:
    """Keys that too many share."""
    many = ((key, count) for key, count in counts.items() if count > _FEWEST)
    return {key for key, count in many if count > _CROWD.get(key.partition(" ")[0], count)}


def _note_place(places: defaultdict[str, set[str]], one: _Known) -> None:
    """Where a name stands: one that stands in many places is a chain's or a trade's."""
    if one.is_telling:
        places[one.name.whole].update(one.places[:1])


def _judged(one: _Known, other: _Known, places: Mapping[str, set[str]], *, is_row: bool) -> Twin | None:
    weights = dict(_by_name(one, other, places))
    common = (
        (_PHONE, not one.phones.isdisjoint(other.phones)),
        (_MAIL, not one.mails.isdisjoint(other.mails)),
        (_WEB, _same_page(one, other)),
    )
    weights.update((reason, _WEIGHT[reason]) for reason, is_common in common if is_common)
    if not weights:
        return None
    reasons = (f"zweimal in dieser Datei, mit Zeile {other.identity.ref}", *weights) if is_row else tuple(weights)
    score = round(1 - prod(1 - weight for weight in weights.values()), 3)
    return Twin(other.identity.ref, other.identity.name, other.identity.detail, reasons, score)


def _by_name(one: _Known, other: _Known, places: Mapping[str, set[str]]) -> Iterator[tuple[str, float]]:
    if not one.sorted_name or not other.sorted_name:
        return
    is_same = one.sorted_name == other.sorted_name or one.name.joined == other.name.joined
    word = one.identity.bound or "Ort"
    if _same_place(one, other):
        if is_same and (one.name.telling or one.identity.bound or not _streets_differ(one, other)):
            yield f"gleicher Name, gleicher {word}", _SAME_HERE
        elif not is_same and _alike(one, other):
            yield f"ähnlicher Name, gleicher {word}", _ALIKE_HERE
    elif (
        one.name.whole == other.name.whole
        and one.is_telling
        and other.is_telling
        and len(places[one.name.whole]) <= _PLACES
    ):
        yield f"gleicher Name, anderer {word}", _SAME_ELSEWHERE


def _same_page(one: _Known, other: _Known) -> bool:
    """Whether both name the same page; in two places it says nothing unless the names share a telling word."""
    if not one.host or one.host != other.host or (one.page and other.page and one.page != other.page):
        return False
    apart = one.places and other.places and not _same_place(one, other)
    return not apart or bool(one.name.telling & other.name.telling)


def _same_place(one: _Known, other: _Known) -> bool:
    codes = one.identity.postcode[:2], other.identity.postcode[:2]
    return any(place in other.places for place in one.places) and (not all(codes) or codes[0] == codes[1])


def _streets_differ(one: _Known, other: _Known) -> bool:
    return bool(one.street and other.street and one.street != other.street)


def _alike(one: _Known, other: _Known) -> bool:
    """A typo or two, or a word more; „Kita 3“ is not „Kita 4“, „Fleischerei Müller“ not „Bäckerei Müller“."""
    a, b = one.name, other.name
    if a.numbers != b.numbers or not a.telling or not b.telling:
        return False
    if not (one.trades <= other.trades or other.trades <= one.trades):
        return False
    if one.identity.bound and one.trades != other.trades:
        return False
    if one.said == other.said or _is_typo(one.telling, other.telling):
        return True
    return not one.identity.bound and _holds(a.telling, b.telling)


def _is_typo(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One letter wrong in a word, two in a long one; „Ute Beyer“ is not „Uta Beyer“, „Richter Holzbau“ not „Richter Hochbau“."""
    pairs = list(zip(a, b, strict=True)) if len(a) == len(b) else [("".join(a), "".join(b))]
    for one, other in pairs:
        shortest = min(len(one), len(other))
        allowed = 0 if shortest < _SHORTEST else 1 if shortest < _LONG else 2
        if OSA.distance(one, other, score_cutoff=allowed) > allowed:
            return False
    return True


def _holds(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one name has the other's telling words and at most as many more as it shares, two at most."""
    fewer, more = sorted((a, b), key=len)
    surplus = len(more) - len(fewer)
    return fewer <= more and surplus <= min(len(fewer), 2) and any(len(word) > 3 for word in fewer)
