"""Rows of every kind that holds words, beside what the table of permissions names: for whoever looks at all words at once."""

from collections.abc import Mapping
from typing import Any

from produktschau.intake.models import Approval, Comment, Criterion, Finding, Invitation, Part, Submission
from produktschau.mailings.engine.addresses import digest_of
from produktschau.mailings.models import Circular, Delivery, ListException, OptOut, Undeliverable
from produktschau.showcase.models import Certificate, Company, CompanyLink, Contact, Picture
from produktschau.tabular.models import TableImport, TableImportRow, TableUpload, TableUploadRow
from produktschau.work.models import Mail
from tests.cast import NOW, TODAY

BY = "system:test"
SENT = "WRDYCR"
"""The key of a circular that went out."""
NOTED = {"noted_by": BY, "noted_at": NOW}


def wordy_rows(things: Mapping[str, Mapping[str, Any]]) -> None:
    """Remarks, findings, refusals, exceptions, certificates, rows of tables, and what went wrong with mails."""
    shown = Company.objects.get(key=things["shown company"]["key"])
    own = Company.objects.get(key=things["own draft company"]["key"])
    for firm in (shown, own):
        _parts(firm)
    for made in Submission.objects.filter(key__in=[things["submitted round"]["key"], things["own firm"]["key"]]):
        _past(made)
    Invitation.objects.update(declined_at=NOW, declined_why="Dieses Mal nicht.")
    _mailings(shown, own, Circular.objects.get(key=things["circular"]["key"]))
    _tables()
    Picture.objects.update(proposed={"alt": "Ein anderes Bild", "credit": "Foto: Erna Uhlig"})
    Mail.objects.update(state="failed", error="Es ging nicht.")


def _parts(firm: Company) -> None:
    Certificate.objects.create(company=firm, name="Bio aus Sachsen", issuer="Die Kammer", number="Nr. 7")
    CompanyLink.objects.create(company=firm, label="Der Laden", url="https://laden.example/")
    Contact.objects.create(
        company=firm, name="Erna Uhlig", consent_on=TODAY, consent_wording="Ja, gern.", is_published=True
    )


def _past(made: Submission) -> None:
    said: dict[str, Any] = {"submission": made, "version": made.versions.latest("number")}
    Comment.objects.create(submission=made, field="lead", text="Bitte kürzer.", by=BY, at=NOW)
    Comment.objects.create(submission=made, text="Schöner Text.", is_from_firm=True, by=BY, at=NOW)
    Approval.objects.create(**said, part=Part.WEB, is_given=False, reason="Es ist Esche.", via="own", by=BY, at=NOW)
    Finding.objects.create(
        submission=made, criterion=Criterion.objects.all()[0], answer="yes", evidence="Wir waren da.", version=1,
        found_by=BY, found_on=TODAY,
    )  # fmt: skip
    Submission.objects.filter(pk=made.pk).update(is_food=False)


def _mailings(firm: Company, other: Company, draft: Circular) -> None:
    ListException.objects.create(
        list=draft.list, company=firm, is_added=True, reason="Sie bat darum.", set_by=BY, set_at=NOW
    )
    sent = Circular.objects.create(
        key=SENT, list=draft.list, subject="Ein Gruß", text="Guten Tag", stage="done", made_by=BY, made_at=NOW,
        changed_at=NOW, released_at=NOW, released_by=BY,
    )  # fmt: skip
    Delivery.objects.create(circular=sent, company=firm, way="none", why="Sie will nichts.")
    Delivery.objects.create(circular=sent, company=other, way="letter", name="Erna Uhlig")
    OptOut.objects.create(company=firm, given_on=TODAY, source="Am Telefon gesagt.", **NOTED)
    Undeliverable.objects.create(company=firm, address=digest_of(firm.email), why="Postfach ist voll.", **NOTED)


def _tables() -> None:
    done, waiting = TableImport.objects.all()[0], TableUpload.objects.all()[0]
    raw = ["Die Mühle", "Am Bach"]
    TableImportRow.objects.create(
        table_import=done, number=3, outcome="skipped", reason="Es fehlt etwas.", group="Etwas fehlt.", raw=raw
    )
    told: dict[str, Any] = {
        "title": "Die Mühle",
        "detail": "Am Bach",
        "messages": [["Der Name", "Es fehlt etwas.", False]],
    }
    twin = {
        "ref": "company:K7M2QX",
        "name": "Die Mühle",
        "detail": "Am Bach",
        "reasons": ["gleicher Name"],
        "own": "Am Bach",
    }
    for number, outcome in enumerate(("imported", "updated", "skipped"), start=2):
        TableUploadRow.objects.create(
            upload=waiting, number=number, outcome=outcome, **told, changes=[["Der Name", "Die Mühle", "Eine Mühle", True]],
            is_noted=True, is_twin=True, twins=[twin],
        )  # fmt: skip
