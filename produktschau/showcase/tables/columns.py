"""The columns of our own tables of companies and products: names, labels, what they hold."""

from produktschau.tabular.engine.kinds import Column

_YES_NO = "ja oder nein"

SHOWPIECE = (
    Column("external_key", "Schlüssel", "lasting key of the source; left out: made of name and place", ("key", "id")),
    Column("name", "Name", "as it is printed", ("Betrieb", "Produkt", "company", "product"), required=True),
    Column("lead", "Vorspann", "one sentence, at most 300 characters"),
    Column("lead_en", "Vorspann (englisch)", "the same in English"),
    Column("story", "Geschichte", "some sentences"),
    Column("story_en", "Geschichte (englisch)", "the same in English"),
    Column("is_invented", "Erfunden", _YES_NO),
)
COMPANY = (
    *SHOWPIECE,
    Column("business", "Betriebsart", "what it is in one word, for example „Imkerei“"),
    Column("offers", "Angebot", "what is offered, separated by semicolons", several=True),
    Column("legal_name", "Firma", "the name in the register"),
    Column("founded_year", "Gegründet", "four digits"),
    Column("size_class", "Größe", "0-9, 10-49, 50-249 or 250+"),
    Column("email", "E-Mail", "of the business, not of a person", ("Mail",)),
    Column("phone", "Telefon", "of the business, not of a person", ("Tel",)),
    Column("website", "Netzseite", "", ("Webseite", "Homepage", "URL")),
    Column("languages", "Sprachen", "codes such as de, en, cs, separated by semicolons", several=True),
    Column("opening_hours", "Öffnungszeiten", "as people write them"),
    Column("opening_hours_osm", "Öffnungszeiten (OSM)", "in the syntax of OpenStreetMap"),
    Column("is_sole_trader", "Einzelperson", f"{_YES_NO}; left out: judged by the name"),
    Column("street", "Straße", ""),
    Column("house_number", "Hausnummer", "", ("Hausnr.",)),
    Column("postcode", "Postleitzahl", "five digits", ("PLZ",)),
    Column("place", "Ort", "", ("Stadt", "city")),
    Column("municipality", "Gemeinde", "where the place lies"),
    Column("ags", "AGS", "eight digits of the municipality"),
    Column("lon", "Länge", "degrees, WGS 84", ("lng", "Längengrad")),
    Column("lat", "Breite", "degrees, WGS 84", ("Breitengrad",)),
    Column(
        "sectors",
        "Wirtschaftszweige",
        "WZ 2008 codes, separated by semicolons; „wz2025:…“ for the new edition",
        several=True,
    ),
    Column("trades", "Handwerke", "annex and number of the Handwerksordnung, for example „A 27“", several=True),
)
PRODUCT = (
    *SHOWPIECE,
    Column("name_en", "Name (englisch)", ""),
    Column(
        "makers",
        "Hersteller",
        "keys of companies of the same source, separated by semicolons",
        required=True,
        several=True,
    ),
    Column("areas", "Lebensbereiche", "separated by semicolons", several=True),
    Column("world", "Farbwelt", "one of the five colour worlds"),
    Column("materials", "Materialien", "separated by semicolons", several=True),
    Column("where_to_buy", "Wo zu bekommen", ""),
    Column("where_to_buy_en", "Wo zu bekommen (englisch)", ""),
)
