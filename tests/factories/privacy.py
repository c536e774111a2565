"""People who came in by a list: by the house's own import, sixty days before today unless told otherwise."""

from datetime import datetime, timedelta
from typing import Any

from produktschau.audit.record import System
from produktschau.privacy.models import InformationNotice, Way
from produktschau.region.models import Region, Source
from produktschau.showcase.models import Company
from produktschau.showcase.tables import COMPANIES
from produktschau.tabular.engine.kinds import Batch, MappedRow
from tests.cast import NOW, TODAY

LONG_AGO = NOW - timedelta(days=60)
ERIKA: dict[str, Any] = {
    "contact_name": "Frau Erika Muster",
    "contact_role": "Leitung",
    "contact_email": "erika@backhaus.example",
}
SITE = {"street": "Am Markt", "house_number": "1", "postcode": "09599", "place": "Freiberg"}


def imported_firm(name: str, *, at: datetime = LONG_AGO, **cells: str) -> Company:
    """A firm as a list of the chamber brings it; needs ``region.district()``."""
    Source.objects.get_or_create(slug="kammer", defaults={"name": "Liste der Kammer", "retrieved_on": at.date()})
    row = {"external_key": name, "name": name, "lead": "Aus der Region.", **SITE, **cells}
    mapped = [MappedRow(2, {**dict.fromkeys(COMPANIES.names, ""), **row}, frozenset(row))]
    batch = Batch(mapped, System("import"), at, source="kammer")
    COMPANIES.write(batch, COMPANIES.judge(batch))
    return Company.objects.get(external_key=name)


def whole_profile() -> None:
    """Fill in what every notice must say (Art. 14 (1) and (2) GDPR)."""
    Region.objects.update(
        publisher_name="Landkreis Muster",
        publisher_address="Am Amt 1\n09599 Freiberg",
        contact_email="schau@landkreis.example",
        privacy_officer="Dana Schutz\nschutz@landkreis.example",
        privacy_recipients="Das Rechenzentrum des Landkreises betreibt die Server.",
        privacy_authority="Die Datenschutzbeauftragte des Landes\nDresden",
    )


def informed(firm: Company) -> InformationNotice:
    """The firm, a person, was told in a talk."""
    return InformationNotice.objects.create(
        company=firm, way=Way.SPOKEN, told_on=TODAY, note="Merkblatt übergeben", by="user:1", at=NOW
    )
