"""What a person agrees to who is shown: whose firm is the person, or who is named as the one to ask."""


def consent_wording(house: str, region: str) -> str:
    """The wording as it is shown and kept (Art. 6 (1) (a), Art. 7 GDPR)."""
    where = f"{house} {region}".strip()
    return (
        f"Ich bin einverstanden, dass mein Name, meine Anschrift und meine übrigen Angaben mit meinen Bildern in der {where} öffentlich "
        "gezeigt werden: im Netz, auf der Karte und in gedruckten Veröffentlichungen der Schau. Ich kann das jederzeit widerrufen; dann "
        "nimmt die Schau meinen Eintrag zurück. Bis dahin bleibt die Veröffentlichung rechtmäßig."
    )


def contact_wording(house: str, region: str) -> str:
    """What a person agrees to who is named as the one to ask; shown, and kept with the day."""
    where = f"{house} {region}".strip()
    return (
        f"Ich bin einverstanden, dass die {where} mich als Ansprechperson des Betriebs öffentlich nennt: mit Name, Aufgabe, E-Mail und "
        "Telefon, soweit angegeben. Ich kann das jederzeit widerrufen; dann stehe ich nicht mehr auf der Seite. Bis dahin bleibt die "
        "Veröffentlichung rechtmäßig."
    )
