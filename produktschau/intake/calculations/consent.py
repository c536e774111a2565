"""What a person agrees to whose firm is the person."""


def consent_wording(house: str, region: str) -> str:
    """The wording as it is shown and kept (Art. 6 (1) (a), Art. 7 GDPR)."""
    where = f"{house} {region}".strip()
    return (
        f"Ich bin einverstanden, dass mein Name, meine Anschrift und meine übrigen Angaben mit meinen Bildern in der {where} öffentlich "
        "gezeigt werden: im Netz, auf der Karte und in gedruckten Veröffentlichungen der Schau. Ich kann das jederzeit widerrufen; dann "
        "nimmt die Schau meinen Eintrag zurück. Bis dahin bleibt die Veröffentlichung rechtmäßig."
    )
