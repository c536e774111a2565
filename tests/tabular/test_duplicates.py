"""Which records may be the same, and which are not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from produktschau.tabular.calculations.duplicates import Identity, twins
from produktschau.tabular.calculations.folding import mail_keys, name_of, phone_keys, place_words, web_key


def firm(name: str, place: str = "Freiberg", ref: str = "2", **more: str) -> Identity:
    return Identity(ref, name, place=place, **more)


def reasons(one: Identity, other: Identity) -> tuple[str, ...]:
    """Why the first may be the second, which is there already."""
    found = twins([one], [replace(other, ref="company:K7M2QX")])[one.ref]
    return found[0].reasons if found else ()


SAME, ALIKE, ELSEWHERE = "gleicher Name, gleicher Ort", "ähnlicher Name, gleicher Ort", "gleicher Name, anderer Ort"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bäckerei Körner GmbH", "Bäckerei Körner"),
        ("Bäckerei Körner GmbH", "Bäckerei Körner GmbH & Co. KG"),
        ("Baeckerei Koerner", "Bäckerei Körner"),
        ("Backerei Korner", "Baeckerei Körner e. K."),
        ("Müßig & Söhne oHG", "MUESSIG UND SOEHNE"),
        ("Körner, Bäckerei", "Bäckerei Körner"),
        ("Land-Fleischerei Uhlig", "Landfleischerei Uhlig"),
        ("AEL Apparatebau GmbHFreiberg", "AEL Apparatebau GmbH"),
        ("Freiberger Brauhaus GmbH", "Brauhaus Freiberg"),
        ("Firma Heiko Dietrich", "Heiko Dietrich Inh."),
        ("Förderverein Silberberg e.V.", "Förderverein Silberberg"),
        ("Imkerei", "Imkerei"),
    ],
)
def test_the_same_name_in_the_same_place(one: str, other: str) -> None:
    assert reasons(firm(one), firm(other)) == (SAME,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bäckerei Körnr", "Bäckerei Körner"),
        ("Tischlerei Zschoche", "Tischlerei Zshcoche"),
        ("Feingerätetechnik Tittel", "Feingerätetechnick Tittel"),
        ("Imkerei Meyer", "Imkerei Meier"),
        ("Bäckerei Körner", "Bäckerei und Konditorei Körner"),
        ("Bäkerei Körner", "Bäckerei Körner"),
        ("Apparatebau Silberberg", "Apparatebau Silberberg Sachsen"),
    ],
)
def test_a_typo_or_a_word_more(one: str, other: str) -> None:
    assert (reasons(firm(one), firm(other)), reasons(firm(other), firm(one))) == ((ALIKE,), (ALIKE,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fleischerei Müller", "Bäckerei Müller"),
        ("Kita 3", "Kita 4"),
        ("Betrieb 00017 GmbH", "Betrieb 00018 GmbH"),
        ("Imkerei", "Imkerei Bär"),
        ("Hofladen", "Imkerei"),
        ("W & S Feinmechanik GmbH", "W & S Sanitärsysteme GmbH"),
        ("Ute Beyer", "Uta Beyer"),
        ("Richter Holzbau", "Richter Hochbau"),
        ("SAXONIA Edelmetalle GmbH", "SAXONIA Galvanik GmbH"),
        ("Bar", "Bär & Co"),
        ("", "Imkerei"),
        ("", ""),
    ],
)
def test_other_names_in_the_same_place_are_others(one: str, other: str) -> None:
    is_named_alike = name_of(one).joined == name_of(other).joined != ""
    assert reasons(firm(one), firm(other)) == ((SAME,) if is_named_alike else ())


@pytest.mark.parametrize(
    ("name", "is_telling"),
    [
        ("Don Bosco Jugend-Werk Sachsen gGmbH", True),
        ("Rülke GmbH", True),
        ("Jürgen Stelzer", True),
        ("Rülke", False),
        ("Imkerei", False),
        ("Hofladen Imkerei", False),
        ("Agrargenossenschaft eG", False),
        ("Bäckerei Müller", False),
    ],
)
def test_a_name_in_another_place_counts_only_if_it_tells_one_from_others(name: str, is_telling: bool) -> None:
    assert reasons(firm(name), firm(name, "Döbeln")) == ((ELSEWHERE,) if is_telling else ())


def test_a_place_is_the_same_however_it_is_written() -> None:
    one = firm("Rülke", "Stadt Frankenberg/Sa., OT Sachsenburg")
    assert reasons(one, firm("Rülke", "Frankenberg")) == (SAME,)
    assert reasons(firm("Rülke", "Langenau", postcode="09618"), firm("Rülke", "Brand-Erbisdorf", postcode="09618")) == (
        SAME,
    )
    assert reasons(firm("Rülke", postcode="09599"), firm("Rülke", postcode="71691")) == ()


def test_two_trades_in_two_streets_are_two() -> None:
    assert reasons(firm("Imkerei", street="Am Markt 3"), firm("Imkerei", street="Am Bach 1")) == ()
    assert reasons(firm("Imkerei", street="Am Markt 3"), firm("Imkerei", street="am markt 3")) == (SAME,)
    assert reasons(firm("Rülke", street="Am Markt 3"), firm("Rülke", street="Am Bach 1")) == (SAME,)


def test_the_same_number_or_mail_counts_whatever_the_name() -> None:
    one = firm("Weberei Talaue", phone="03731 / 123-456", email="Post@talaue.example")
    assert reasons(one, firm("Spinnerei", "Döbeln", phone="+49 (0)3731 123456")) == ("gleiche Telefonnummer",)
    assert reasons(one, firm("Spinnerei", "Döbeln", email="post@TALAUE.example")) == ("gleiche Mail-Adresse",)
    assert reasons(one, firm("Weberei Talaue GmbH", phone="0049 3731 123456")) == (SAME, "gleiche Telefonnummer")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("https://www.talaue.example/", "talaue.example", True),
        ("https://talaue.example/kontakt", "http://talaue.example", True),
        ("https://stadt.example/markt-a", "https://stadt.example/markt-b", False),
        ("https://www.facebook.com/talaue", "https://de-de.facebook.com/anders", False),
        ("https://www.facebook.com/talaue?ref=x", "facebook.com/Talaue/", True),
        ("https://www.facebook.com", "facebook.com", False),
        ("https://talaue.jimdo.com", "https://steg.jimdo.com", False),
    ],
)
def test_the_same_page_counts_but_a_portal_does_not(one: str, other: str, is_same: bool) -> None:
    found = reasons(firm("Weberei", website=one), firm("Spinnerei", website=other))
    assert found == (("gleiche Netzseite",) if is_same else ())


def test_a_page_shared_by_many_or_by_strangers_elsewhere_says_nothing() -> None:
    many = [firm(f"Laden {word}", ref=f"company:{word}", website="portal.example") for word in "ABCDE"]
    assert twins([firm("Weberei", website="portal.example")], many)["2"] == ()
    assert reasons(firm("Weberei", website="a.example"), firm("Spinnerei", "Döbeln", website="a.example")) == ()


def test_a_thing_shared_by_two_places_needs_a_common_word() -> None:
    one, other = firm("Obsthof Ibisch", website="i.example"), firm("Ibisch", "Döbeln", website="i.example")
    assert reasons(one, other) == ("gleiche Netzseite",)


def test_a_later_row_names_the_earlier_one() -> None:
    rows = [firm("Rülke GmbH", ref="22"), firm("Anders", ref="23"), firm("Rülke", ref="24"), firm("Rülke KG", ref="25")]
    found = twins(rows, [])
    assert (found["22"], found["23"]) == ((), ())
    assert [twin.ref for twin in found["24"]] == ["22"]
    assert [twin.ref for twin in found["25"]] == ["22", "24"]
    assert found["24"][0].reasons == ("zweimal in dieser Datei, mit Zeile 22", SAME)


def test_the_best_twin_stands_first() -> None:
    stock = [
        firm("Rülke GmbH", "Döbeln", "company:B", detail="Döbeln"),
        firm("Rülke", "Freiberg", "company:A", detail="Freiberg"),
    ]
    found = twins([firm("Rülke GmbH")], stock)["2"]
    assert [(twin.ref, twin.detail, twin.score) for twin in found] == [
        ("company:A", "Freiberg", 0.9),
        ("company:B", "Döbeln", 0.5),
    ]


def test_a_product_is_the_same_only_with_its_maker() -> None:
    def product(name: str, makers: str, ref: str = "2") -> Identity:
        return Identity(ref, name, place=makers, bound="Hersteller")

    there = "K7M2QX;weberei-talaue;Weberei Talaue GmbH"
    assert reasons(product("Wollplaid Striegis", "weberei-talaue"), product("Wollplaid „Striegis“", there)) == (
        "gleicher Name, gleicher Hersteller",
    )
    assert reasons(product("Wolplaid Striegis", "Weberei Talaue GmbH"), product("Wollplaid Striegis", there)) == (
        "ähnlicher Name, gleicher Hersteller",
    )
    assert reasons(product("Wollplaid Striegis", "andere"), product("Wollplaid Striegis", there)) == ()
    assert reasons(product("Apfelsaft naturtrüb", "K7M2QX"), product("Apfelsaft", there)) == ()
    assert reasons(product("Honig 250 g", "K7M2QX"), product("Honig 500 g", there)) == ()


def test_a_name_that_stands_a_thousand_times_is_compared_with_a_few() -> None:
    stock = [firm("Imkerei", ref=f"company:{number}") for number in range(1000)]
    found = twins([firm("Imkerei", ref=str(number)) for number in range(2, 1002)], stock)
    assert {len(several) for several in found.values()} == {5}


def test_what_is_looked_up_by_is_folded() -> None:
    assert phone_keys("03731/1234; +49 (0)172 1234567 oder 0049 3731 55") == ("37311234", "1721234567")
    assert phone_keys("12345") == ()
    assert mail_keys("Info@Haus.example, <zwei@haus.example>") == ("info@haus.example", "zwei@haus.example")
    assert web_key("HTTPS://www.Haus.example/Laden/?a=1") == ("haus.example", "laden")
    assert web_key("auf Anfrage") == ("", "")
    assert place_words("Stadt Frankenberg/Sa., OT Sachsenburg") == ("frankenberg",)
    assert name_of("Kurt-Schwabe-Institut e.V. Meinsberg").words == ("kurt", "schwabe", "institut", "meinsberg")
    assert name_of("KonstruktionsbüroGmbH & Co.KG").words == ("konstruktionsburo",)


NAMES = st.lists(
    st.sampled_from(["Müller", "Mueller", "Rülke", "Talaue", "Imkerei", "GmbH", "Bäckerei", "Weber", "3"]), max_size=4
).map(" ".join)
ROWS = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from(["Freiberg", "Döbeln", ""]),
        st.sampled_from(["", "03731 123456", "03731 654321"]),
        st.sampled_from(["", "a.example", "b.example"]),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(rows=ROWS)
def test_two_rows_name_each_other_once_and_none_itself(rows: list[tuple[str, str, str, str]]) -> None:
    known = [
        Identity(str(number), name, place=place, phone=phone, website=page)
        for number, (name, place, phone, page) in enumerate(rows, start=2)
    ]
    found = twins(known, [])
    assert list(found) == [one.ref for one in known]
    assert all(int(twin.ref) < int(ref) for ref, several in found.items() for twin in several)


@settings(deadline=None)
@given(rows=ROWS)
def test_whoever_is_a_twin_is_so_seen_from_the_other_side(rows: list[tuple[str, str, str, str]]) -> None:
    known = [
        Identity(f"company:{number}", name, place=place, phone=phone, website=page)
        for number, (name, place, phone, page) in enumerate(rows)
    ]
    for one in known:
        for other in known:
            there = [twin.reasons for twin in twins([one], [other])[one.ref]]
            assert there == [twin.reasons for twin in twins([other], [one])[other.ref]]


LETTERS = "qvxkjzw"


@settings(deadline=None)
@given(name=st.text(LETTERS, min_size=5, max_size=20), place=st.integers(0, 20), letter=st.sampled_from(LETTERS))
def test_any_one_typo_is_found(name: str, place: int, letter: str) -> None:
    place %= len(name)
    head, tail = name[:place], name[place:]
    typed = [head + letter + tail, head + letter + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]]
    typed += [head + tail[1:]] if len(name) > 5 else []
    for typo in typed:
        assert reasons(firm(typo), firm(name)) == ((SAME,) if typo == name else (ALIKE,))
