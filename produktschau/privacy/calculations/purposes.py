"""For what the house keeps data about people, on which legal basis, and for how long (Art. 5, 6, 13, 14 and 30 GDPR).

The one table behind the page of the desk, the mails to imported people, the template of the processing record and the
deletion concept. A test compares its periods with the constants the code deletes by.
"""

from dataclasses import dataclass

TASK = "Art. 6 Abs. 1 Buchst. e DSGVO: öffentliche Aufgabe, regionale Wirtschaftsförderung"
CONSENT = "Art. 6 Abs. 1 Buchst. a DSGVO: Einwilligung"
CONTRACT = "Art. 6 Abs. 1 Buchst. b DSGVO: auf Anfrage der Person"
DUTY = "Art. 6 Abs. 1 Buchst. c DSGVO: rechtliche Pflicht"
OFFICE = "Beschäftigte des Büros, jede nach ihrer Rolle"


@dataclass(frozen=True)
class Period:
    """So many days are kept by a constant of the code: its dotted path below the package, with a key in brackets where it has some."""

    constant: str
    days: int


@dataclass(frozen=True)
class Purpose:
    """One purpose. ``kept`` says how long, with the days of ``periods`` in the place of {0}, {1} …; ``where`` are pages."""

    slug: str
    label: str
    why: str
    whose: str
    data: str
    basis: tuple[str, ...]
    source: str
    recipients: str
    kept: str
    where: tuple[str, ...]
    periods: tuple[Period, ...] = ()
    is_for_imported: bool = False

    @property
    def retention(self) -> str:
        """How long it is kept, in words."""
        return self.kept.format(*("1 Tag" if period.days == 1 else f"{period.days} Tage" for period in self.periods))


PURPOSES = (
    Purpose(
        slug="eintraege",
        label="Einträge im Verzeichnis",
        why="Betriebe der Region und ihre Produkte bekannt machen",
        whose="Menschen, die unter ihrem eigenen Namen wirtschaften",
        data="Name des Betriebs, Anschrift, E-Mail, Telefon, Netzseite, Beschreibung, Bilder",
        basis=(f"{CONSENT}, für die Veröffentlichung", f"{TASK}, für das Führen des Verzeichnisses"),
        source="die Person selbst, offene Verzeichnisse, Listen von Partnern",
        recipients="alle, sobald der Eintrag mit Einwilligung veröffentlicht ist",
        kept="solange der Eintrag besteht",
        where=("/leitstand/betriebe/", "/mein-betrieb/"),
        is_for_imported=True,
    ),
    Purpose(
        slug="ansprechpersonen",
        label="Ansprechpersonen der Betriebe",
        why="mit Betrieben über ihren Eintrag und über Vorhaben der Region sprechen",
        whose="Inhaberinnen, Inhaber und Beschäftigte der Betriebe",
        data="Name, Aufgabe, E-Mail, Telefon",
        basis=(TASK, f"{CONSENT}, wenn die Person öffentlich genannt wird"),
        source="die Person selbst, ihr Betrieb, Listen von Partnern",
        recipients=OFFICE,
        kept="solange die Person für den Betrieb steht, längstens solange der Eintrag besteht",
        where=("/leitstand/betriebe/", "/mein-betrieb/personen/"),
        is_for_imported=True,
    ),
    Purpose(
        slug="einwilligungen",
        label="Nachweis von Einwilligungen",
        why="belegen, dass jemand zugestimmt hat (Art. 7 Abs. 1 DSGVO)",
        whose="Menschen, die zugestimmt haben",
        data="Tag und Wortlaut der Einwilligung",
        basis=(DUTY,),
        source="die Person selbst",
        recipients=OFFICE,
        kept="solange die Angabe besteht, für die sie gilt",
        where=("/leitstand/betriebe/", "/mein-betrieb/personen/"),
    ),
    Purpose(
        slug="ansprache",
        label="Gespräche und persönliche Links",
        why="wissen, was mit einem Betrieb besprochen ist; Betriebe ohne Konto handeln lassen",
        whose="Ansprechpersonen der Betriebe",
        data="Notizen zu Anrufen, Besuchen und Mails; Name und E-Mail, an die ein Link ging",
        basis=(TASK,),
        source="die Person selbst, das Büro",
        recipients=OFFICE,
        kept="Notizen, solange der Eintrag besteht, auf Wunsch früher; Name und E-Mail eines Links {0} nach seinem Ende",
        where=("/leitstand/kontakte/",),
        periods=(Period("outreach.tasks.LINKS_KEPT", 180),),
        is_for_imported=True,
    ),
    Purpose(
        slug="einreichungen",
        label="Aufrufe, Einreichungen und Freigaben",
        why="Einträge mit den Betrieben erarbeiten und belegen, wer was freigegeben hat",
        whose="Menschen, die für einen Betrieb sprechen, und das Büro",
        data="Texte, Bemerkungen, Freigaben mit Schlüssel der Person und Zeitpunkt",
        basis=(TASK,),
        source="die Person selbst; was das Büro am Telefon aufnimmt",
        recipients=OFFICE,
        kept="solange der Eintrag besteht; statt des Namens steht dort nur ein Schlüssel",
        where=("/leitstand/einreichungen/", "/leitstand/aufrufe/"),
    ),
    Purpose(
        slug="rundschreiben",
        label="Rundschreiben und Abbestellungen",
        why="Betriebe über Vorhaben der Region unterrichten und Abbestellungen achten",
        whose="Ansprechpersonen der Betriebe",
        data="Prüfwert der Adresse, was wann an wen ging, Abbestellungen, unzustellbare Adressen",
        basis=(TASK,),
        source="die Person selbst, der Mailverkehr",
        recipients=OFFICE,
        kept="solange der Eintrag besteht, eine Abbestellung so lange, wie sie wirken soll; der Wortlaut der Mail {0}",
        where=("/leitstand/verteiler/",),
        periods=(Period("work.retention.KEPT[newsletter]", 30),),
    ),
    Purpose(
        slug="nachfragen",
        label="Aktualität der Einträge",
        why="Betriebe einmal im Jahr fragen, ob ihr Eintrag noch stimmt",
        whose="Ansprechpersonen der Betriebe",
        data="wann und auf welchem Weg gefragt und geantwortet wurde, Worte der Antwort",
        basis=(TASK,),
        source="die Person selbst",
        recipients=OFFICE,
        kept="Worte einer Antwort {0} nach ihrem Ende, offene Meldungen bis zur Erledigung; der Wortlaut der Mail {1}",
        where=("/leitstand/aktualitaet/",),
        periods=(Period("upkeep.actions.forgetting.KEPT_FOR", 400), Period("work.retention.KEPT[notice]", 30)),
    ),
    Purpose(
        slug="umfragen",
        label="Umfragen bei Betrieben",
        why="erfahren, was Betriebe brauchen und was sie verbindet; danach Handlungsfelder und Maßnahmen wählen",
        whose="Menschen, die für einen Betrieb antworten oder unter ihrem eigenen Namen wirtschaften",
        data="wann und auf welchem Weg gefragt wurde, Antworten, eigene Worte, ob jemand keine Umfragen möchte",
        basis=(TASK,),
        source="die Person selbst, freiwillig",
        recipients="Regionalmanagement und Netzwerkkoordination; alle anderen nur Zahlen über mindestens fünf Betriebe",
        kept="eigene Worte {0} nach dem Ende der Umfrage, auf Wunsch früher, Antworten {1}; dass jemand keine Umfragen möchte, so lange es wirken soll; der Wortlaut der Mail {2}",
        where=("/leitstand/umfragen/", "/leitstand/umfragen/handlungsfelder/"),
        periods=(
            Period("surveys.actions.forgetting.TEXTS_KEPT", 400),
            Period("surveys.actions.forgetting.ANSWERS_KEPT", 2200),
            Period("work.retention.KEPT[newsletter]", 30),
        ),
    ),
    Purpose(
        slug="netzwerke",
        label="Mitglieder der Netzwerke",
        why="Netzwerke der Betriebe führen: wer dazugehört, wer sie koordiniert, wer sie nach der Förderung trägt",
        whose="Menschen, die für einen Betrieb beitreten oder unter ihrem eigenen Namen wirtschaften, Ansprechpersonen, Koordination",
        data="wer für welchen Betrieb wann angefragt, bestätigt oder verlassen hat, Nachricht und Grund; Name und Nummer der Ansprechperson",
        basis=(TASK, f"{CONSENT}, für den Namen der Ansprechperson"),
        source="die Person selbst oder ihr Betrieb",
        recipients=OFFICE,
        kept="Nachrichten und Gründe {0} nach der Entscheidung, die Mitgliedschaft des Betriebs auf Dauer; der Wortlaut der Mail {1}",
        where=("/leitstand/netze/", "/leitstand/netze/anfragen/"),
        periods=(
            Period("networks.actions.forgetting.WORDS_KEPT", 400),
            Period("work.retention.KEPT[notice]", 30),
        ),
    ),
    Purpose(
        slug="treffen",
        label="Treffen der Netzwerke",
        why="Betriebe zu Treffen einladen, Plätze vergeben, das Treffen vorbereiten und belegen, dass es stattfand",
        whose="Menschen, die ein Betrieb anmeldet oder die für ihn antworten",
        data="Name, E-Mail, Betrieb, Stand und Weg der Anmeldung, Wünsche zu Essen und Zugang, Einwilligung in Fotos, ob jemand da war",
        basis=(
            TASK,
            f"{CONSENT}, für Fotos und für Wünsche, die etwas über die Gesundheit sagen (Art. 9 Abs. 2 Buchst. a DSGVO)",
        ),
        source="die Person selbst oder ihr Betrieb; was das Büro am Telefon aufnimmt",
        recipients="Regionalmanagement und Netzwerkkoordination; für die Küche nur Wünsche ohne Namen",
        kept="Namen {0} nach dem Treffen, Wünsche {1}; dass der Betrieb da war, auf Dauer; der Wortlaut der Mail {2}",
        where=("/leitstand/treffen/",),
        periods=(
            Period("meetings.actions.forgetting.NAMES_KEPT", 1095),
            Period("meetings.actions.needs.NEEDS_KEPT", 7),
            Period("work.retention.KEPT[notice]", 30),
        ),
    ),
    Purpose(
        slug="vermittlungen",
        label="Vermittlungen zwischen Betrieben",
        why="zwei Betriebe bekannt machen, die zueinander passen, und erfahren, was daraus wurde",
        whose="Menschen, die für einen Betrieb antworten",
        data="Name, E-Mail und Telefon für den anderen Betrieb, Wortlaut und Tag der Einwilligung, Antwort, Grund, Ergebnis, Anmerkung; ob ein Betrieb nicht vermittelt werden möchte",
        basis=(CONSENT, f"{TASK}, für Antwort und Ergebnis"),
        source="die Person selbst; was das Büro am Telefon aufnimmt",
        recipients="der andere Betrieb, sobald beide zugestimmt haben; Regionalmanagement und Netzwerkkoordination; alle anderen nur Zahlen über mindestens fünf Vermittlungen",
        kept="Angaben für den anderen Betrieb {0} nach der Vermittlung, auf Wunsch früher, Gründe und Anmerkungen {1}; dass ein Betrieb nicht vermittelt werden möchte, so lange es wirken soll; der Wortlaut der Mail {2}, der Nachfrage {3}",
        where=("/leitstand/vermittlungen/", "/leitstand/vermittlungen/sperren/"),
        periods=(
            Period("relations.actions.forgetting.SHARED_KEPT", 400),
            Period("relations.actions.forgetting.WORDS_KEPT", 1100),
            Period("work.retention.KEPT[notice]", 30),
            Period("work.retention.KEPT[newsletter]", 30),
        ),
    ),
    Purpose(
        slug="lieferbeziehungen",
        label="Lieferbeziehungen und gemeinsame Produkte",
        why="zeigen, wer in der Region wen beliefert und was Betriebe gemeinsam machen",
        whose="Menschen, die es für einen Betrieb melden oder bestätigen",
        data="wer gemeldet und wann bestätigt oder widersprochen hat, Grund des Widerspruchs, mündliche Auskünfte; ob ein Betrieb nicht gefragt werden möchte",
        basis=(TASK,),
        source="die Person selbst; was das Büro am Telefon aufnimmt",
        recipients="die beiden Betriebe, ohne Namen der Person; Grund und mündliche Auskünfte nur Regionalmanagement und Netzwerkkoordination",
        kept="wer gemeldet hat, bis die Person gelöscht wird; zurückgenommene Angaben {0}, der Wortlaut der Mail {1}; dass ein Betrieb nicht gefragt werden möchte, so lange es wirken soll",
        where=("/leitstand/lieferungen/", "/leitstand/gemeinsame-produkte/"),
        periods=(
            Period("relations.actions.keeping_supplies.DROPPED_KEPT", 400),
            Period("work.retention.KEPT[notice]", 30),
        ),
    ),
    Purpose(
        slug="boerse",
        label="Börse der Betriebe",
        why="weiterleiten, was auf Aushänge geantwortet wird, und Bescheid geben, wenn Neues aushängt; Missbrauch abwehren",
        whose="Menschen, die auf einen Aushang antworten oder Nachricht über neue Aushänge bestellen",
        data="Name, E-Mail, Telefon, Text der Antwort; E-Mail, Auswahl und Wortlaut der Einwilligung beim Bestellen; Prüfwert der Adresse",
        basis=(CONTRACT, f"{CONSENT}, für Nachrichten über neue Aushänge", f"{TASK}, für die Abwehr von Missbrauch"),
        source="die Person selbst",
        recipients="der Betrieb, auf dessen Aushang geantwortet wird; das Regionalmanagement nur, wenn der Betrieb Missbrauch meldet",
        kept="Antworten {0}, nicht bestätigte Bestellungen {1}, bestätigte bis zur Abbestellung; die Mail an den Betrieb {2}, der Prüfwert eines Missbrauchs wirkt ein Jahr",
        where=("/leitstand/boerse/",),
        periods=(
            Period("exchange.actions.forgetting.KEPT_FOR", 180),
            Period("exchange.actions.forgetting.UNCONFIRMED_KEPT", 7),
            Period("work.retention.KEPT[notice]", 30),
        ),
    ),
    Purpose(
        slug="anfragen",
        label="Anfragen an Betriebe",
        why="Fragen von Besucherinnen und Besuchern weiterleiten, Missbrauch abwehren",
        whose="Besucherinnen und Besucher, die fragen",
        data="Name, E-Mail, Telefon, Text; Prüfwert der Adresse",
        basis=(CONTRACT, f"{TASK}, für die Abwehr von Missbrauch"),
        source="die Person selbst",
        recipients="der gefragte Betrieb; das Regionalmanagement nur, wenn der Betrieb Missbrauch meldet",
        kept="Angaben {0} nach der Anfrage, die Mail an den Betrieb {1}, der Prüfwert eines Missbrauchs wirkt ein Jahr",
        where=("/leitstand/anfragen/",),
        periods=(
            Period("enquiries.actions.forgetting.KEPT_FOR", 180),
            Period("work.retention.KEPT[notice]", 30),
        ),
    ),
    Purpose(
        slug="ansprueche",
        label="Prüfen, wer für einen Betrieb spricht",
        why="Einträge nur denen öffnen, die es dürfen",
        whose="Menschen, die einen Eintrag für sich beanspruchen oder vorgeschlagen werden",
        data="Name, Aufgabe, E-Mail, Nachricht, Nachweis",
        basis=(TASK,),
        source="die Person selbst oder wer sie vorschlägt",
        recipients="das Regionalmanagement; Name und Aufgabe auch, wer schon für den Betrieb spricht",
        kept="{0} nach dem Ende der Prüfung",
        where=("/leitstand/ansprueche/",),
        periods=(Period("claims.actions.forgetting.KEPT_FOR", 180),),
    ),
    Purpose(
        slug="konten",
        label="Konten",
        why="Menschen anmelden, die an den Einträgen arbeiten",
        whose="Beschäftigte des Büros, Menschen, die für Betriebe sprechen",
        data="E-Mail, Name, Rollen, Prüfwert des Passworts, zweiter Faktor, Einstellungen, letzte Anmeldung, Sitzung",
        basis=(TASK,),
        source="die Person selbst, wer sie einlädt",
        recipients="das Regionalmanagement",
        kept="bis das Konto gelöscht wird, jederzeit auch von der Person selbst; Mails zum Konto {0}; Sitzungen bis zur Abmeldung, längstens zwei Wochen; beim Ende der Sitzung Getipptes eine halbe Stunde",
        where=("/konto/", "/leitstand/konten/"),
        periods=(Period("work.retention.KEPT[account]", 1),),
    ),
    Purpose(
        slug="mails",
        label="Postausgang",
        why="Mails zustellen und Fehler finden",
        whose="alle, denen das Haus schreibt",
        data="Empfänger, Betreff, Text",
        basis=(TASK,),
        source="der Vorgang, zu dem die Mail gehört",
        recipients="der Mailserver der Region",
        kept=(
            "{0} nach dem Versand, nicht zugestellte und zurückgezogene {1}, Zeilen der täglichen Mail {2}, nie versandte {3}; "
            "danach bleibt nur, dass gesendet wurde"
        ),
        where=("/leitstand/hintergrund/",),
        periods=(
            Period("work.retention.KEPT[notice]", 30),
            Period("work.retention.UNSENT_KEPT", 90),
            Period("outreach.actions.digest.KEPT", 30),
            Period("outreach.actions.digest.NEVER_SENT_KEPT", 90),
        ),
    ),
    Purpose(
        slug="protokoll",
        label="Protokoll der Änderungen",
        why="nachvollziehen, wer was wann warum geändert hat (Art. 5 Abs. 2 DSGVO)",
        whose="alle, die etwas ändern",
        data="Schlüssel der Person, Zeitpunkt, Änderung ohne Angaben zu Personen, Grund",
        basis=(f"{DUTY}, Rechenschaft", TASK),
        source="die Arbeit im Haus",
        recipients="Regionalmanagement und Prüfung",
        kept="dauerhaft; ist das Konto gelöscht, sagt der Schlüssel nicht mehr, wer es war",
        where=("/protokoll/",),
    ),
    Purpose(
        slug="zugriffe",
        label="Protokoll der Zugriffe",
        why="nachvollziehen, wer im Haus Daten über Menschen gelesen hat (Art. 5 Abs. 2, Art. 32 DSGVO)",
        whose="Beschäftigte des Büros",
        data="Schlüssel der Person, Stunde, Art und Gegenstand der Angaben",
        basis=(f"{DUTY}, Sicherheit der Verarbeitung",),
        source="die Arbeit im Haus",
        recipients="Regionalmanagement und Prüfung; wessen Daten gelesen wurden, auf Auskunft",
        kept="{0}",
        where=("/leitstand/zugriffe/",),
        periods=(Period("audit.access.KEPT", 365),),
    ),
    Purpose(
        slug="tabellen",
        label="Eingelesene Tabellen",
        why="Listen übernehmen, Fehler beheben, einen Import zurücknehmen",
        whose="Menschen, die in Listen genannt sind",
        data="Zellen übergangener Zeilen, Werte vor dem Import",
        basis=(TASK,),
        source="Listen von Partnern, offene Verzeichnisse",
        recipients=OFFICE,
        kept="{0} nach dem Import",
        where=("/leitstand/einlesen/",),
        periods=(Period("tabular.queries.undoing.UNDO_WITHIN", 90),),
        is_for_imported=True,
    ),
    Purpose(
        slug="zusammenfuehren",
        label="Zusammengeführte Einträge",
        why="eine irrtümliche Zusammenführung zurücknehmen",
        whose="Menschen, deren Angaben in doppelten Einträgen stehen",
        data="der Eintrag vor der Zusammenführung",
        basis=(TASK,),
        source="die Einträge selbst",
        recipients=OFFICE,
        kept="{0} nach der Zusammenführung",
        where=("/leitstand/zusammengefuehrt/",),
        periods=(Period("showcase.actions.merging.KEPT_FOR", 90),),
    ),
    Purpose(
        slug="sammelaktionen",
        label="Sammelaktionen",
        why="viele Einträge auf einmal ändern und zeigen, was dabei geschah",
        whose="Menschen, die unter ihrem eigenen Namen wirtschaften; wer im Büro handelt",
        data="Namen der Einträge, Schlüssel der handelnden Person, Ergebnis",
        basis=(TASK,),
        source="die Einträge selbst",
        recipients=OFFICE,
        kept="{0} nach der Ausführung, nicht ausgeführte {1}",
        where=("/leitstand/betriebe/",),
        periods=(Period("showcase.actions.bulk.KEPT", 90), Period("showcase.actions.bulk.KEPT_UNDECIDED", 7)),
    ),
    Purpose(
        slug="information",
        label="Nachweis der Information nach Art. 14 DSGVO",
        why="belegen, dass Menschen aus übernommenen Listen informiert sind",
        whose="Menschen, deren Angaben nicht von ihnen selbst kamen",
        data="Weg und Tag der Information, Beleg",
        basis=(DUTY,),
        source="das Büro",
        recipients=OFFICE,
        kept="solange die Angaben der Person bestehen",
        where=("/leitstand/informationspflicht/",),
    ),
)

WITHOUT_PEOPLE = (
    (Period("work.retention.DONE_KEPT", 14), "erledigte Aufträge im Hintergrund"),
    (Period("work.retention.FAILED_KEPT", 90), "gescheiterte Aufträge im Hintergrund"),
    (Period("work.retention.EFFECTS_KEPT", 180), "Merker, dass ein Auftrag gewirkt hat"),
)
"""What else is deleted by a period and holds nothing about people."""


def purposes_for_imported(*, is_sole_trader: bool) -> tuple[Purpose, ...]:
    """What is done with data of people who came in by a list: whose firm is the person, or who stands for a firm."""
    other = "ansprechpersonen" if is_sole_trader else "eintraege"
    return tuple(purpose for purpose in PURPOSES if purpose.is_for_imported and purpose.slug != other)
