"""The lists an import of companies looks words up in, read once: sectors, trades, sources, municipalities of the home district."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from produktschau.lib.text import slug, sort_key
from produktschau.region.models import Sector, Source, Territory, Trade
from produktschau.region.queries import home_municipalities, region
from produktschau.region.queries.place_finder import PlaceFinder

_EDITION = re.compile(r"^(wz2008|wz2025)\s*:\s*(.*)$", re.IGNORECASE)
_DEFAULT_EDITION = "wz2008"
_SHORTEST = 5
_NEAR, _APART = 85, 10
"""How alike (0 to 100) a name must be to a trade's, and how much less alike every other trade's."""
_RARE = 4
"""A word in more titles than these („Mechaniker“) means none of them."""
_TRADE = re.compile(r"^(?:anlage\s*)?(a|b\s?1|b\s?2)\s*(?:nr\.?|nummer)?\s*[/.,-]?\s*(\d{1,2})$", re.IGNORECASE)


class ImportLists:
    """Everything is found in memory; nothing here asks the database again."""

    def __init__(self) -> None:
        home = region().home
        self.district = home.name if home else ""
        self.home: Mapping[int, Territory] = {territory.pk: territory for territory in home_municipalities()}
        self.finder = PlaceFinder()
        self.sources = {source.slug: source for source in Source.objects.all()}
        self._source_names = {source.name.casefold(): source for source in self.sources.values()}
        self._source_keys = {source.pk: source for source in self.sources.values()}
        self.sector_words: dict[int, str] = {}
        self._sectors: dict[tuple[str, str], int] = {}
        for pk, edition, code, title in Sector.objects.values_list("pk", "edition", "code", "title"):
            self.sector_words[pk] = f"{code} {title}"
            self._sectors.setdefault((edition, _digits(code)), pk)
            self._sectors[edition, code.casefold()] = pk
        self.trade_words: dict[int, str] = {}
        self._trades: dict[str, int] = {}
        for pk, annex, number, title in Trade.objects.values_list("pk", "annex", "number", "title"):
            self.trade_words[pk] = f"{title} ({annex} {number})"
            self._trades |= {f"{annex} {number}": pk, slug(title): pk}
            self._trades.setdefault(sort_key(title), pk)
        self._places: dict[int, str] = {pk: territory.name for pk, territory in self.home.items()}

    def source(self, word: str) -> Source | None:
        """A source by its slug, else by its name."""
        return self.sources.get(word) or self._source_names.get(word.casefold())

    def source_by_pk(self, pk: int | None) -> Source | None:
        """The source with this primary key."""
        return self._source_keys.get(pk) if pk else None

    def sector(self, word: str) -> int | None:
        """The sector meant by „16.23“, „1623“, „1.49“ (a zero lost) or „wz2025:16.23“; WZ 2008 unless said."""
        stated = _EDITION.match(word)
        edition, code = (stated[1].lower(), stated[2]) if stated else (_DEFAULT_EDITION, word)
        whole = code.strip().casefold()
        tries = (whole, _digits(whole), _digits(f"0{whole}"), *whole.split()[:1])
        return next((pk for text in tries if text and (pk := self._sectors.get((edition, text)))), None)

    def trade(self, word: str) -> int | None:
        """The trade meant by „A 27“, „Anlage A Nr. 27“ or its name, however its umlauts are written."""
        coded = _TRADE.match(word.strip())
        if coded:
            return self._trades.get(f"{coded[1].replace(' ', '').upper()} {int(coded[2])}")
        return self._trades.get(slug(word)) or self._trades.get(sort_key(word))

    def near_trade(self, word: str) -> tuple[int, str] | None:
        """The one trade meant by a name not written as in the statute, with its official name.

        „Steinmetz und Steinbildhauer“, „Maurer“, „Tischlerin“ are found; what two trades may mean is not.
        """
        pk = self._near_trade(word)
        return (pk, self.trade_words[pk]) if pk else None

    def _near_trade(self, word: str) -> int | None:
        asked = slug(word)
        titles = [title for title in self._trades if len(asked) >= _SHORTEST and " " not in title]
        parts = {self._trades[title] for title in titles if asked in title.split("-")}
        holding = {self._trades[title] for title in titles if asked in title}
        if len(parts) == 1 and len(holding) <= _RARE:
            return parts.pop()
        near = process.extract(asked, titles, scorer=fuzz.ratio, score_cutoff=_NEAR - _APART, limit=3)
        found = {self._trades[title]: score for title, score, _ in reversed(near)}
        best = max(found, key=lambda pk: found[pk], default=None)
        return best if len(found) == 1 and best is not None and found[best] >= _NEAR else None


def _digits(code: str) -> str:
    return code.replace(".", "")
