"""Which addresses prove that somebody belongs to a firm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.claims.calculations.domains import (
    domain_of_address,
    domain_of_website,
    is_same_address,
    is_shared,
    proving_domain,
    written_plainly,
)
from produktschau.claims.engine.shared import shared_domains


@pytest.mark.parametrize(
    ("email", "website", "mailbox", "proves"),
    [
        ("jana@ahorn.example", "https://www.ahorn.example/start", "", "ahorn.example"),
        ("Jana@AHORN.example.", "http://ahorn.example:8080", "", "ahorn.example"),
        ("jana@ahorn.example", "www.ahorn.example", "", "ahorn.example"),
        ("jana@ahorn.example", "", "post@ahorn.example", "ahorn.example"),
        ("jana@müller.example", "https://müller.example", "", "xn--mller-kva.example"),
        ("jana@müller.example", "https://xn--mller-kva.example", "", "xn--mller-kva.example"),
        # not the firm's
        ("jana@ahorn.example", "https://eiche.example", "post@eiche.example", ""),
        ("jana@example", "https://ahorn.example", "", ""),
        ("jana@ahorn.example.boese.example", "https://ahorn.example", "", ""),
        ("jana@boese-ahorn.example", "https://ahorn.example", "", ""),
        ("jana@ahorn.example@boese.example", "https://ahorn.example", "", ""),
        ("jana@sub.ahorn.example", "https://ahorn.example", "", ""),
        ("jana@stadt.example", "https://ahorn.stadt.example", "", ""),
        ("jana@co.uk", "https://ahorn.co.uk", "", ""),
        ("jana@boese.example", "https://boese.example@ahorn.example/", "", ""),
        ("jana@[192.0.2.1]", "https://192.0.2.1/", "", ""),
        ("jana@192.0.2.1", "https://192.0.2.1/", "", ""),
        ("jana", "https://jana", "", ""),
        ("", "", "", ""),
        ("@ahorn.example", "https://ahorn.example", "", ""),
        ("jana@ahorn.example", "http://[ahorn.example", "", ""),
        # shared by strangers
        ("jana@gmx.de", "https://gmx.de", "ahorn@gmx.de", ""),
        ("jana@facebook.com", "https://www.facebook.com/ahorn", "", ""),
        ("jana@ahorn.jimdosite.com", "https://ahorn.jimdosite.com", "", ""),
        ("jana@web.de", "https://web.de", "", ""),
    ],
)
def test_an_address_proves_only_the_firms_own_domain(email: str, website: str, mailbox: str, proves: str) -> None:
    assert proving_domain(email, website=website, mailbox=mailbox, shared=shared_domains()) == proves


def test_a_look_alike_is_written_to_as_it_is_compared() -> None:
    assert written_plainly(" jana@ﬁrma.example ") == "jana@firma.example"
    assert written_plainly("jana") == "jana"


def test_an_address_is_itself_whatever_its_case() -> None:
    assert is_same_address("Jana@gmx.de ", "jana@GMX.de")
    assert not is_same_address("", "")


def test_the_list_of_shared_domains_is_clean() -> None:
    shared = shared_domains()
    assert len(shared) > 80
    assert sorted(one for one in shared if domain_of_address(f"a@{one}") != one) == []


@given(st.text())
def test_nothing_typed_stumbles(text: str) -> None:
    for host in (domain_of_address(text), domain_of_website(text)):
        assert host == host.lower()
        assert host.isascii()
    assert proving_domain(text, website=text, mailbox=text, shared=frozenset()) in {"", domain_of_address(text)}


@given(st.text(alphabet="abc.-", min_size=1))
def test_what_lies_below_a_shared_domain_is_shared(label: str) -> None:
    assert is_shared(f"{label}.gmx.de", shared_domains())
