"""What of a name, a number or an address says who it is: the same however people write it.

Umlauts fold both ways („Müller“, „Mueller“, „Muller“), legal forms and words like „Stadt“ are left out, words that a line
break glued together („GmbHLeisnig“) come apart.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_FORM = re.compile(r"(?:(?<=[a-zäöüß])|\b)(?:gGmbH|GmbH|mbH|e\. ?V\.)")
_GLUED = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ][a-zäöüß])")
_LEGAL = re.compile(
    r"\b(?:g?gmbh|mbh|ug|ag|kgaa|kg|ohg|gbr|se|eg|ev|ek|ekfm|ekfr|partg|partgmbb|mbb|aor|kdor|ltd|inc"
    r"|e\.? ?v|e\.? ?g|e\.? ?k(?:fm|fr)?|i\.? ?g|a\.? ?o\.? ?r|haftungsbeschrankt"
    r"|aktiengesellschaft|kommanditgesellschaft|gemeinnutzige gesellschaft|gesellschaft burgerlichen rechts"
    r"|gesellschaft mit beschrankter haftung|eingetragener verein|eingetragene genossenschaft|eingetragener kaufmann"
    r")\b\.?"
)
_CO = re.compile(r"(?:&|\+|\bund\b) ?co\b\.?")
_UE = re.compile(r"(?<![aeqo])ue")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans({"ß": "ss", "ẞ": "ss", "æ": "a", "ø": "o", "ł": "l", "đ": "d"})
_IDLE_WORDS = (
    "und u der die das des dem den am im in an auf aus zum zur von vom fur bei mit the and of co g "
    "stadt gemeinde firma fa frau herr inh inhaber inhaberin"
)
_GENERIC_WORDS = (
    "Agrar Agrargenossenschaft Agrarprodukte Agrarservice Altmarkt Apotheke Architekturbüro Automat Autohaus Autowerkstatt "
    "Baugeschäft Bauer Bauernhof Bauernmarkt Bauernladen Baustoffe Bauunternehmen Betrieb Bibliothek Biohof Blumen Blumenhaus Blumenladen "
    "Brauerei Bäckerei Café Dachdeckerei Dienstleistung Dienstleistungen Direktvermarkter Direktvermarktung Dorfladen Dorfplatz Drogerie "
    "Druckerei Eier Eierautomat Eis Eisdiele Elektro Elektroinstallation Elektrotechnik Erzeugergemeinschaft Fahrschule Feinkost Ferienwohnung "
    "Feuerwehr Fisch Fischerei Fleischerei Fotostudio Freiwillige Friseur Friseursalon Frischeautomat Frischmilchquelle Garten Gartenbau "
    "Gasthaus Gasthof Gaststätte Genossenschaft Getränke Getränkemarkt Grundschule Gymnasium Gärtnerei Handel Handwerk "
    "Heizung Hof Hofladen Holz Honig Hotel Imker Imkerei Ingenieurbüro Keramik Kfz Kindergarten Kirche Kirchgemeinde Kita Konditorei "
    "Kosmetik Kosmetikstudio Laden Landfleischerei Landhandel Landwirt Landwirtschaft Landwirtschaftsbetrieb Lebensmittel "
    "Lebensmittelautomat Maler Malerbetrieb Markt Marktplatz Maschinenbau Metallbau Metzgerei Milch Milchautomat Milchhof Milchtankstelle "
    "Milchzapfstelle Molkerei Museum Oberschule Obst Obsthof Optiker Pension Pflegedienst Physiotherapie Produktion Raumausstatter Regiomat "
    "Reisebüro Restaurant Sanitär Schlosserei Schneiderei Schreinerei Schäferei Service Sozialstation Sparkasse Spielwaren Sportverein "
    "Steuerberater Steuerkanzlei Tankstelle Tischlerei Töpferei Transporte Trockenbau Verein Verkauf Verkaufsautomat "
    "Verwaltung Warenautomat Weingut Werkstatt Werkzeugbau Wochenmarkt Zahnarztpraxis Zimmerei Ziegenhof"
)
_TITLE_WORDS = "große kreisstadt stadt bergstadt universitätsstadt hochschulstadt garnisonsstadt gemeinde"
_PART_OF = re.compile(r"[,;/(]|\b(?:OT|Ortsteil|i\.? ?Sa|b)\b", re.IGNORECASE)
_PORTAL_HOSTS = (
    "facebook.com instagram.com etsy.com youtube.com linkedin.com xing.com twitter.com x.com tiktok.com pinterest.com pinterest.de "
    "google.com google.de  ebay.de kleinanzeigen.de amazon.de business.site jimdo.com jimdosite.com jimdofree.com "
    "wixsite.com wordpress.com blogspot.com linktr.ee t.me wa.me dasoertliche.de gelbeseiten.de 11880.com"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A folded name: ``words`` in order without idle words and legal forms, ``telling`` those that are not merely a trade.

    ``whole`` holds the words in alphabetical order, the place's own included; ``numbers`` are the digits in the name, and
    ``has_form`` says whether it names a legal form.
    """

    words: tuple[str, ...]
    whole: str
    telling: frozenset[str]
    numbers: tuple[str, ...]
    has_form: bool

    @property
    def joined(self) -> str:
        """The words without spaces: „Land-Fleischerei“ and „Landfleischerei“ are the same."""
        return "".join(self.words)


def folded(text: str) -> str:
    """Small letters without accents; ä, ae and a are one, as are ö, oe, o and ü, ue, u (but not in „neu“ or „Bauer“)."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    plain = "".join(ch for ch in apart if not unicodedata.combining(ch)) if not apart.isascii() else apart
    return _UE.sub("u", plain.replace("ae", "a").replace("oe", "o"))


GENERIC = frozenset(folded(_GENERIC_WORDS).split())
"""Trades and sorts of houses: they say what a firm does, not which one it is."""
_IDLE = frozenset(_IDLE_WORDS.split())
_TITLES = frozenset(folded(_TITLE_WORDS).split())
_PORTALS = frozenset(_PORTAL_HOSTS.split())


def name_of(text: str, place: str = "") -> Name:
    """The folded name of a record that lies in ``place``, whose own words are left out unless nothing else remains."""
    apart = _FORM.sub(lambda hit: " gmbh " if "mbH" in hit.group() else " ev ", text)
    plain = folded(_GLUED.sub(" ", apart))
    bare = _LEGAL.sub(" ", plain)
    every = _WORD.findall(_CO.sub(" ", bare))
    whole = [word for word in every if word not in _IDLE] or every
    where = _place_forms(place)
    words = [word for word in whole if word not in where] or whole
    telling = frozenset(word for word in words if word not in GENERIC and len(word) > 1 and not word.isdigit())
    return Name(tuple(words), " ".join(sorted(whole)), telling, tuple(sorted(_NUMBER.findall(bare))), bare != plain)


@lru_cache(maxsize=4096)
def place_words(place: str) -> tuple[str, ...]:
    """The words of a place without title, part and land: „Stadt Frankenberg/Sa.“ → ``("frankenberg",)``."""
    head = next((part for part in _PART_OF.split(place) if part.strip()), "")
    return tuple(word for word in _WORD.findall(folded(head)) if word not in _TITLES and not word.isdigit())


@lru_cache(maxsize=4096)
def _place_forms(place: str) -> frozenset[str]:
    """The place's words and what is made of them: „freiberg“, „freiberger“, „freibergs“."""
    return frozenset(form for word in place_words(place) for form in (word, f"{word}er", f"{word}s"))


def phone_keys(text: str) -> tuple[str, ...]:
    """National numbers without the leading 0 or country code; fewer than 7 digits say nothing."""
    keys = []
    for part in re.split(r"[;,]|\boder\b", text):
        digits = "".join(_NUMBER.findall(part.replace("(0)", "")))
        abroad = part.strip().startswith("+")
        national = digits.removeprefix("49") if abroad else re.sub(r"^(?:0049|0)0?", "", digits)
        if len(national) >= 7:
            keys.append(national)
    return tuple(dict.fromkeys(keys))


def mail_keys(text: str) -> tuple[str, ...]:
    """E-mail addresses in small letters."""
    return tuple(dict.fromkeys(re.findall(r"[^\s;,<>@]+@[^\s;,<>@]+\.[a-z]{2,}", text.casefold())))


def web_key(text: str) -> tuple[str, str]:
    """Host without „www.“ and path; on a portal with many tenants the host holds the path too; ``("", "")`` where it says nothing."""
    bare = re.sub(r"^[a-z]+:/*", "", text.strip().casefold()).removeprefix("www.")
    host, _, path = re.sub(r"[?#].*$", "", bare).rstrip("/").partition("/")
    if "." not in host or " " in host:
        return "", ""
    portal = next((one for one in _PORTALS if host == one or host in (f"m.{one}", f"de-de.{one}")), "")
    if not portal:
        return host, path
    return (f"{portal}/{path}", "") if path else ("", "")
