"""Whether a name in a list is a person's: then it is personal data and stays a draft until the person agrees.

The rule errs on the side of the person (ADR 0043): a name counts as a business's only when it holds a legal
form, or when every word of it is known to be no surname: words of trade, small words, the row's own place. „Imkerei
Muster“ is a sole trader until somebody says otherwise. Given names are the frequent ones of Germany.
"""

import re
import unicodedata
from collections.abc import Iterable

_LEGAL_FORMS = re.compile(
    r"\b(g?gmbh|ug|ag|kg|kgaa|ohg|gbr|eg|ev|e v|e g|mbh|se|stiftung|verein|genossenschaft|zweckverband)\b|genossenschaft\b",
)
_TRADE_STARTS = (
    "agrar", "agro", "automat", "bauernhof", "bienen", "bio", "brau", "direktvermarkt", "dorfladen", "farm", "fisch",
    "frisch", "garten", "gefluegel", "gemeinde", "gut", "handel", "hochschule", "hof", "honig", "imker", "kaes", "kartoffel", "land", "lebensmittel",
    "manufaktur", "markt", "milch", "molker", "muehle", "obst", "oel", "produkt", "regional", "schaefer", "schmiede",
    "spargel", "stadtverwaltung", "tankstelle", "theke", "tischler", "universitaet", "verkauf", "weber", "werk", "wochenmarkt", "ziegen",
)  # fmt: skip
_TRADE_ENDS = (
    "automat", "automaten", "bar", "betrieb", "betriebe", "cafe", "erei", "farm", "garten", "gaertnerei", "gut", "handel", "haus",
    "hof", "honig", "imkerei", "kauf", "laden", "land", "manufaktur", "markt", "muehle", "obst", "produkte", "theke",
    "stelle", "verkauf", "werk", "werkstatt", "zucht",
)  # fmt: skip
_TRADE_WHOLE = {"ei", "eier", "honig", "laden", "betrieb", "cafe", "imbiss"}
_SMALL = set(
    """
    ab alt alte alter altes am an auf aus bei dem den der des die das direkt ein eine frei frische frisches gross grosse
    grosses im in klein kleine kleiner kleines mit neu neue neuer neues nach ob oder rund ums um und unser unsere unserer unter vom
    von vor zu zum zur
    """.split()  # noqa: SIM905  # as below
)
_SURNAMES = {
    "althof", "bischof", "brandhof", "friedland", "gutmann", "gutsche", "hofer", "hofmann", "imhof", "kirchhof", "landmann",
    "landgraf", "neuhof", "neuhaus", "weber", "webers", "werker", "wieland", "roland", "ruland", "fischer", "schaefer",
    "hofbauer", "landau", "fischbach", "biennert", "marktscheffel", "baumgarten", "gutzeit", "hoffmann", "ostheim",
}  # fmt: skip
_GIVEN_NAMES = set(
    """
    achim alexander alfred andre andrea andreas angela angelika anja anke anna anne anneliese annett annette antje armin
    arnd arthur axel barbara beate benjamin bernd bernhard bert berthold birgit bjoern brigitte bruno carina carla carmen
    carsten christa christian christiane christina christine christoph claudia claus conny cornelia dagmar daniel daniela
    danny david denis denise dennis detlef diana dieter dietmar dirk dominik doris eberhard eckehard eckhard eckhardt
    elfriede elisabeth elke ellen enrico erhard eric erich erik erika ernst erwin eva evelyn fabian falk felix florian
    frank franz franziska fred fritz gabi gabriele georg gerald gerd gerda gerhard gert gisela grit gudrun guenter
    guenther guido gunter hagen hannelore hannes hans harald hartmut heidi heike heiko heiner heinrich heinz helga
    helmut hendrik henry herbert hermann holger horst hubert ilona ina ines ingo ingolf ingrid irene iris jaenette jan
    jana janine jens jenny jessica joachim jochen joerg johanna johannes jonas josef juergen julia julian jutta kai karin
    karina karl karla karsten katharina kathrin katja katrin kay kerstin kevin klaus konrad kristin kurt lars laura lena
    leon leonhard lothar luise lukas lutz madlen maik maike mandy manfred manja manuela marcel marco marcus maria marianne
    marina mario marion markus marlies martha martin martina marvin mathias matthias max maximilian mayk melanie michael
    michaela mike mirko monika nadine nancy nicole nico niklas nils norbert olaf oliver oskar otto patrick paul paula
    peggy peter petra philipp pia rainer ralf ralph ramona raphael regina reiner reinhard reinhold rene renate ricarda
    richard rico rita robert robin roberto rolf romy ronald ronny rosemarie rudi rudolf ruth sabine sabrina sandra sandro
    sascha sebastian siegbert siegfried siegmar sieglinde silke silvia silvio simon simone sonja stefan stefanie steffen
    steffi stephan sven svenja sylvia sylvio tanja theo thomas thoralf thorsten tilo tim tino tobias tom toni torsten
    udo ulf uli ullrich ulrich ulrike ursula ute uwe uta vera verena veronika viktor volker volkmar waldemar walter
    werner wilfried wilhelm willi willy wolf wolfgang wolfram yvonne
    """.split()  # noqa: SIM905  # a word list is read and extended more easily than 340 quoted strings
)
_INITIAL = re.compile(r"\b[A-ZÄÖÜ]\.\s*(?:(?:und|&|\+)\s*[A-ZÄÖÜ]\.\s*)?[A-ZÄÖÜ][a-zäöüß]+")
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "à": "a", "ô": "o"})


def is_natural_person(name: str, places: Iterable[str] = ()) -> bool:
    """„Jürgen Stelzer“, „Imkerei Muster“ → true; „Unser Honig“, „Agraset e.G.“ → false.

    ``places`` are the names of the place the row itself states: in Seelitz „Obstgut Seelitz“ names nobody.
    """
    if _LEGAL_FORMS.search(_folded(name).replace(".", "")):
        return False
    words = _words(name)
    if _INITIAL.search(unicodedata.normalize("NFC", name)) or any(word in _GIVEN_NAMES for word in words):
        return True
    traded = {word for word in words if _is_trade_word(word)}
    known = traded | _SMALL | {word for place in places for word in _words(place)}
    return not traded or any(word not in known for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", _folded(text))


def _is_trade_word(word: str) -> bool:
    if word in _SURNAMES:
        return False
    return word in _TRADE_WHOLE or word.startswith(_TRADE_STARTS) or word.endswith(_TRADE_ENDS)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().translate(_FOLDED)
