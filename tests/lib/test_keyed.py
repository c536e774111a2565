"""What the secret makes of words stays the same: another value would forget every opt-out and close every link sent."""

import pytest
from pytest_django import Settings

from produktschau.lib.keyed import address_digest, signs_of
from produktschau.lib.text import KEY_ALPHABET


@pytest.fixture(autouse=True)
def secret(settings: Settings) -> None:
    settings.SECRET_KEY = "geheim"


def test_an_address_is_known_again_by_its_digest() -> None:
    told = address_digest("mailings.address", "erika@example.org")
    assert told == "c019ffd6d1ae847a6bc4a1590217f62ec6fb598bd303b212fd4f7dfd9cd0dece"
    assert address_digest("mailings.address", " Erika@Example.org ") == told
    assert address_digest("claims.sender", "erika@example.org") != told


def test_signs_can_be_read_and_stay_the_same() -> None:
    assert signs_of("outreach.personal_link", "12:abc", count=16) == "DT9XM2KZNZ976EFF"
    assert set(signs_of("claims.code", "abc", count=40)) <= set(KEY_ALPHABET)


def test_another_secret_makes_others(settings: Settings) -> None:
    before = address_digest("mailings.address", "erika@example.org"), signs_of("claims.code", "abc", count=8)
    settings.SECRET_KEY = "anders"
    after = address_digest("mailings.address", "erika@example.org"), signs_of("claims.code", "abc", count=8)
    assert [one == two for one, two in zip(before, after, strict=True)] == [False, False]
