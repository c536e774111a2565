"""Certificates and links, one a line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.intake.actions import publish_submission, write_version
from produktschau.intake.calculations.lines import (
    MOST,
    certificate_lines,
    certificates_in,
    clean_certificates,
    clean_links,
    link_lines,
    links_in,
)
from produktschau.intake.models import Stage
from produktschau.intake.queries.contents import content_of
from produktschau.showcase.actions import change_company
from produktschau.showcase.calculations.values import Unfit
from produktschau.showcase.models import Company
from tests.cast import NOW
from tests.factories import showcase
from tests.factories.intake import OFFICE, brought, submission


def test_a_certificate_is_a_name_and_more_if_one_likes() -> None:
    rows = certificates_in("Bioland; Bioland e. V.; 4711; gültig bis 31.12.2027\n\nMeisterbetrieb\nBioland;;4711")
    assert [tuple(row.values()) for row in rows] == [
        ("Bioland", "Bioland e. V.", "4711", date(2027, 12, 31)),
        ("Meisterbetrieb", "", "", None),
    ]
    assert certificate_lines(rows) == "Bioland; Bioland e. V.; 4711; 31.12.2027\nMeisterbetrieb"


def test_a_link_is_named_by_its_words_or_by_its_host() -> None:
    rows = links_in("Unser Laden: www.laden.example\nhttps://www.beispiel.example/weg")
    assert [tuple(row.values()) for row in rows] == [
        ("Unser Laden", "https://www.laden.example"),
        ("beispiel.example", "https://www.beispiel.example/weg"),
    ]
    assert (
        link_lines(rows) == "Unser Laden: https://www.laden.example\nbeispiel.example: https://www.beispiel.example/weg"
    )


@pytest.mark.parametrize(
    "text", ["; ; 4711", "a; b; c; d; e", "Bioland; 31.02.2027", "Bioland; 1.1.0099", "a\n" * (MOST + 1), "a" * 200]
)
def test_a_certificate_that_cannot_be_read_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Unfit) as refused:
        clean_certificates(text)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("text", ["Laden", "Laden: javascript:alert(1)", "Laden: ftp://laden.example"])
def test_a_link_that_leads_nowhere_is_refused(text: str) -> None:
    with pytest.raises(Unfit):
        clean_links(text)


@given(st.lists(st.text("aä;.: 1|–", max_size=12), max_size=5))
def test_what_was_tidied_once_stays_as_it_is(lines: list[str]) -> None:
    for clean in (clean_certificates, clean_links):
        try:
            once = clean("\n".join(lines))
        except Unfit:
            continue
        assert clean(once) == once


@pytest.mark.usefixtures("district", "words")
def test_a_round_carries_them_into_the_record_and_leaves_alone_what_it_did_not_change() -> None:
    firm = change_company(
        by=showcase.BY,
        at=NOW,
        company=showcase.company(),
        certificates=[{"name": "Hand; Werk", "issuer": "Kammer"}],
        links=[{"label": "Laden", "url": "https://laden.example"}],
    )
    assert content_of(firm)["certificates"] == "Hand, Werk; Kammer"
    made = submission(company=firm, name="")
    told = {"links": "Werkstatt: werkstatt.example", "languages": ["de", "cs"], "legal_name": "Weberei GmbH"}
    write_version(by=OFFICE, at=NOW, submission=made, content=told, expected=None, is_rough=True)
    publish_submission(by=OFFICE, at=NOW, submission=brought(made, Stage.APPROVED, NOW))
    firm = Company.objects.get(pk=firm.pk)
    assert list(firm.certificates.values_list("name", "issuer")) == [("Hand; Werk", "Kammer")]
    assert list(firm.links.values_list("label", "url")) == [("Werkstatt", "https://werkstatt.example")]
    assert (firm.languages, firm.legal_name) == (["de", "cs"], "Weberei GmbH")
