"""Cells that hold several of our columns: „09599 Freiberg“, „Am Markt 3“, a whole address."""

from produktschau.tabular.calculations.splitting import postcode_and_place, street_and_number, whole_address
from produktschau.tabular.engine.kinds import Composite

ADDRESSES = (
    Composite(
        "postcode_place",
        "Postleitzahl und Ort",
        ("postcode", "place"),
        postcode_and_place,
        ("PLZ Ort", "PLZ/Ort", "PLZ, Ort", "PLZ und Ort", "PLZ + Ort", "PLZ / Ort", "Postleitzahl Ort", "Postleitzahl/Ort"),
    ),
    Composite(
        "street_number",
        "Straße und Hausnummer",
        ("street", "house_number"),
        street_and_number,
        ("Straße Hausnummer", "Straße, Hausnummer", "Straße/Hausnummer", "Straße Nr.", "Straße, Nr.", "Straße/Nr.", "Straße + Nr.", "Straße und Nr."),
    ),
    Composite(
        "address",
        "Anschrift",
        ("street", "house_number", "postcode", "place"),
        whole_address,
        ("Adresse", "Firmenadresse", "Geschäftsadresse", "address", "postal address", "Postanschrift"),
    ),
)  # fmt: skip
