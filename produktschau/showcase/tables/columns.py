"""The columns of our own tables of companies and products: names, labels, what they hold."""

from produktschau.tabular.engine.kinds import Column, Content

_YES_NO = "ja oder nein"
_LINES = "je Zeile der Zelle einer, Angaben durch „ | “ getrennt: "

ORIGIN = (
    Column("key", "Kurzschlüssel", "unser bleibender Schlüssel; bei neuen Einträgen leer lassen", ("Kurz-Schlüssel",)),
    Column("slug", "Adresse der Seite", "letzter Teil der Internetadresse; leer: aus dem Namen gebildet", ("Slug",)),
    Column("state", "Stand", "Entwurf, veröffentlicht oder zurückgezogen", ("Status",), example="Entwurf"),
    Column("published_on", "Veröffentlicht am", "Tag, zum Beispiel 22.11.2026", content=Content.DATE),
    Column("source", "Quelle", "Kürzel der Quelle, aus der der Eintrag stammt", ("Datenquelle", "source")),
    Column("source_name", "Name der Quelle", "nur nötig, wenn die Quelle neu ist"),
    Column("source_attribution", "Nennung der Quelle", "wie die Lizenz der Quelle sie verlangt"),
    Column("source_licence", "Lizenz der Quelle", "zum Beispiel dl-de/by-2-0"),
    Column(
        "external_key",
        "Schlüssel",
        "bleibender Schlüssel der Quelle; mit ihm wird zweites Hochladen zur Änderung. Fehlt er, gilt Name und Gemeinde.",
        ("id", "Gewerbe-Nr", "Gewerbenummer", "Kundennummer", "Mitgliedsnummer", "Betriebsnummer", "Nr. des Absenders"),
        example="B-0001",
    ),
)
TEXTS = (
    Column(
        "lead",
        "Vorspann",
        "ein Satz, höchstens 300 Zeichen",
        ("Kurzbeschreibung", "Kurztext", "teaser"),
        example="Ein Beispielsatz: Überschreiben Sie diese Zeile.",
    ),
    Column(
        "lead_en",
        "Vorspann (englisch)",
        "derselbe Satz auf Englisch",
        example="A sample sentence: write over this row.",
    ),
    Column(
        "story",
        "Geschichte",
        "einige Sätze",
        ("Beschreibung", "description", "Text"),
        example="Einige Beispielsätze. Absätze trennt eine leere Zeile.",
    ),
    Column("story_en", "Geschichte (englisch)", "dieselben Sätze auf Englisch"),
    Column("is_invented", "Erfunden", f"{_YES_NO}: ein erfundenes Beispiel", content=Content.YES_NO, example="ja"),
)
COMPANY = (
    *ORIGIN,
    Column(
        "name",
        "Name",
        "wie er gedruckt wird",
        (
            "Betrieb", "Firmenname", "Name der Firma", "Firma / Name", "Firmenbezeichnung", "Firma", "Name des Betriebs", "Name des Begünstigten", "Begünstigter", "Unternehmen", "Unternehmensname",
            "Organisation", "Einrichtung", "Verein", "company", "company name", "organisation", "beneficiary", "name of beneficiary",
        ),
        required=True,
        example="Tischlerei Beispiel GmbH",
    ),
    *TEXTS,
    Column(
        "business", "Betriebsart", "was es ist, in einem Wort, zum Beispiel „Imkerei“", ("Branche", "Art des Betriebs", "Typ"),
        exported=False,
    ),
    Column("offers", "Angebot", "was angeboten wird, durch Semikolon getrennt", ("Sortiment", "Leistungen"), several=True, exported=False),
    Column("legal_name", "Firma", "der Name im Register", ("Firmierung", "Handelsregistername", "legal name"), example="Tischlerei Beispiel GmbH"),
    Column("founded_year", "Gegründet", "vier Ziffern", ("Gründung", "year founded", "Gründungsjahr", "founded", "gegründet im Jahr"), content=Content.YEAR, example="1998"),
    Column("size_class", "Größe", "0-9, 10-49, 50-249 oder 250+; auch die Zahl der Beschäftigten", (
        "Beschäftigtenzahl", "Zahl der Beschäftigten", "Anzahl der Beschäftigten", "Anzahl Beschäftigte", "Beschäftigte", "Mitarbeiter", "Mitarbeiterzahl", "MA", "Anzahl Mitarbeiter", "employees", "Größenklasse",
    ), example="0-9"),
    Column("email", "E-Mail", "des Betriebs, nicht einer Person", ("Mail", "E-Mail-Adresse", "Mailadresse", "email"), content=Content.EMAIL, example="werkstatt@tischlerei-beispiel.example"),
    Column(
        "phone", "Telefon", "des Betriebs, nicht einer Person", ("Telefon-Nr.", "Telefonnr.", "telephone", "Tel", "Tel.", "Telefonnummer", "Rufnummer", "phone", "Fon"),
        content=Content.PHONE,
        example="03731 12345",
    ),
    Column("website", "Netzseite", "Adresse im Internet", ("Internetadresse", "Internetauftritt", "Webseite", "Website", "Homepage", "URL", "Internet", "Internetseite", "www", "web"), content=Content.URL, example="https://tischlerei-beispiel.example"),
    Column("languages", "Sprachen", "Kürzel wie de, en, cs, durch Semikolon getrennt", ("languages",), several=True, example="de;en"),
    Column("opening_hours", "Öffnungszeiten", "wie man sie schreibt", ("opening hours", "geöffnet"), example="Mo–Fr 8–17 Uhr"),
    Column("opening_hours_osm", "Öffnungszeiten (OSM)", "in der Schreibweise von OpenStreetMap"),
    Column("is_sole_trader", "Einzelperson", f"{_YES_NO}; leer: nach dem Namen beurteilt", content=Content.YES_NO, example="nein"),
    Column("checked_on", "Geprüft am", "Tag der letzten Prüfung", content=Content.DATE, example="22.11.2026"),
    Column("consent_on", "Einwilligung vom", "bei Einzelpersonen: Tag der Einwilligung", content=Content.DATE, private=True),
    Column("consent_wording", "Wortlaut der Einwilligung", "bei Einzelpersonen: worin eingewilligt wurde", private=True),
    Column("street", "Straße", "ohne Hausnummer", ("Straßenname", "Strasse", "Str.", "street", "Anschrift Straße"), example="Am Markt"),
    Column("house_number", "Hausnummer", "mit Zusatz, zum Beispiel 3a", ("Hausnr.", "Haus-Nr.", "Hnr", "Nr.", "house number", "housenumber"), example="3"),
    Column("postcode", "Postleitzahl", "fünf Ziffern", ("zip code", "PLZ", "postcode", "postal code", "zip", "postleitzahl"), content=Content.POSTCODE, example="09599"),
    Column("place", "Ort", "Stadt, Gemeinde oder Ortsteil; Gemeinde, AGS oder Punkt tun es auch", ("Sitz des Unternehmens", "Betriebssitz", "Ort der Betriebsstätte", "Stadt", "Wohnort", "Sitz", "Firmensitz", "city", "town", "place", "Durchführungsort", "Durchführungsort des Vorhabens", "Standort"), example="Freiberg", basic=True),
    Column("municipality", "Gemeinde", "in der der Ort liegt", ("Kommune", "municipality", "Gemeindename")),
    Column("ags", "AGS", "amtlicher Gemeindeschlüssel, acht Ziffern", ("Gemeindeschlüssel", "Amtlicher Gemeindeschlüssel"), content=Content.AGS),
    Column("lon", "Länge", "Grad, WGS 84", ("lng", "Längengrad", "longitude", "x"), content=Content.DEGREE),
    Column("lat", "Breite", "Grad, WGS 84", ("Breitengrad", "latitude", "y"), content=Content.DEGREE),
    Column("further_sites", "Weitere Standorte", f"{_LINES}Straße | Hausnummer | Postleitzahl | Ort | AGS | Länge | Breite"),
    Column(
        "sectors",
        "Wirtschaftszweige",
        "Kennziffern der WZ 2008, durch Semikolon getrennt; „wz2025:…“ für die neue Ausgabe. Der erste ist der Schwerpunkt.",
        ("WZ", "WZ 2008", "WZ-Code", "Wirtschaftszweig", "NACE", "Branchenschlüssel"),
        several=True,
        content=Content.WZ,
        example="16.23",
    ),
    Column("trades", "Handwerke", "Anlage und Nummer der Handwerksordnung, zum Beispiel „A 27“, oder der Name", (
        "Handwerk", "Gewerk", "Gewerbe", "trade",
    ), several=True, example="A 27"),
    Column("certificates", "Zertifikate", f"{_LINES}Name | Aussteller | Nummer | gültig bis (Tag)", example="Meisterbetrieb | Handwerkskammer | 4711 | 31.12.2027"),
    Column("links", "Links", f"{_LINES}Beschriftung | Adresse", example="Unser Laden | https://laden.beispiel.example"),
    Column("contact_name", "Ansprechperson", "nicht öffentlich", ("Ansprechpartner", "Ansprechpartnerin", "Kontaktperson", "contact", "Inhaber", "Geschäftsführer"), private=True, example="Erika Beispiel"),
    Column("contact_role", "Aufgabe der Person", "zum Beispiel Geschäftsführung", ("Funktion", "Position"), private=True, example="Geschäftsführung"),
    Column("contact_email", "E-Mail der Person", "nicht öffentlich", content=Content.EMAIL, private=True, example="erika@tischlerei-beispiel.example"),
    Column("contact_phone", "Telefon der Person", "nicht öffentlich", ("Mobil", "Handy"), content=Content.PHONE, private=True, example="0171 1234567"),
    Column("further_contacts", "Weitere Personen", f"nicht öffentlich; {_LINES}Name | Aufgabe | E-Mail | Telefon", private=True),
)  # fmt: skip
PRODUCT = (
    *ORIGIN,
    Column("name", "Name", "wie er gedruckt wird", (
        "Produkt", "Produktname", "Produktbezeichnung", "product", "product name", "Bezeichnung", "Artikel", "Artikelbezeichnung", "Erzeugnis",
    ), required=True, example="Schemel „Beispiel“"),
    Column("name_en", "Name (englisch)", "leer: der deutsche Name", example="“Sample” stool"),
    *TEXTS,
    Column(
        "makers",
        "Hersteller",
        "Kurzschlüssel, Schlüssel derselben Quelle oder Namen von Betrieben, durch Semikolon getrennt",
        (
            "Betrieb", "Firma", "Produzent", "Erzeuger", "Anbieter", "Manufaktur", "Herstellerbetrieb", "Hersteller/Betrieb", "maker", "makers",
            "producer", "manufacturer",
        ),
        required=True,
        several=True,
        example="Tischlerei Beispiel GmbH",
    ),
    Column("areas", "Lebensbereiche", "durch Semikolon getrennt", ("Lebensbereich", "Kategorie", "Kategorien", "Rubrik", "Produktgruppe", "Warengruppe", "category"), several=True),
    Column("world", "Farbwelt", "eine der fünf Farbwelten"),
    Column("materials", "Materialien", "durch Semikolon getrennt", ("Material", "Werkstoff", "Werkstoffe", "material", "materials"), several=True),
    Column("where_to_buy", "Wo zu bekommen", "ein Satz", ("Bezugsquelle", "Bezugsquellen", "erhältlich bei", "Verkauf", "Verkaufsstelle", "Verkaufsstellen", "where to buy"), example="In der Werkstatt, freitags ab 14 Uhr."),
    Column("where_to_buy_en", "Wo zu bekommen (englisch)", "derselbe Satz auf Englisch", example="In the workshop, Fridays from 2 p.m."),
)  # fmt: skip
