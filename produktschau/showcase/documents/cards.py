"""Cards for the index, made from plain rows instead of records: the same as ``queries.cards`` makes, which a test holds them against."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from produktschau.design.photos import Photo
from produktschau.showcase.calculations.cuts import CARD
from produktschau.showcase.documents.gathering import Named
from produktschau.showcase.queries.photos import photo

_SLUG = "the-slug"


@dataclass(frozen=True, slots=True)
class Pictured:
    """A record's first picture: its key, the widths that are ready (pixels, ascending), its focus (percent), and its texts."""

    key: str
    renditions: Sequence[int]
    focus_x: int
    focus_y: int
    alt: str
    alt_en: str

    @property
    def photo(self) -> Photo | str:
        """The picture cut for a card; nothing while its files are not ready."""
        return photo(self.key, (self.focus_x, self.focus_y), CARD) if self.renditions else ""


@dataclass(frozen=True)
class Speech:
    """One language: its code, and the addresses of records in it."""

    code: str
    products: tuple[str, str]
    companies: tuple[str, str]

    @property
    def is_english(self) -> bool:
        """Whether English twins are shown where there are any."""
        return self.code == "en"

    def of(self, german: str, english: str) -> str:
        """The text in this language where there is one, else the German."""
        return (english if self.is_english else "") or german

    def word(self, word: Named) -> str:
        """The word in this language."""
        return self.of(word.name, word.name_en)

    def title(self, german: str, english: str) -> SafeString:
        """The title as HTML; German in an English card says so."""
        text = escape(self.of(german, english))
        return mark_safe(f'<span lang="de">{text}</span>') if self.is_english and not english else text


def speeches() -> list[Speech]:
    """Every language of the public pages, German first."""
    made = []
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            made.append(Speech(code, _around("product"), _around("company")))
    return made


def _around(name: str) -> tuple[str, str]:
    before, _, after = reverse(f"showcase:{name}", args=[_SLUG]).partition(_SLUG)
    return before, after
