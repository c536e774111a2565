"""Tables asked of GENESIS and Regionalstatistik.

The answers are samples in the recorded format (ffcsv of 2025, Statistisches Bundesamt), written for these tests: their numbers are no
published ones. They are given at the level of HTTP; everything above runs as it does in the house.
"""

import json
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import requests
from django.core.management import call_command

from produktschau.audit.record import System
from produktschau.lib.commands import Refused
from produktschau.region.actions import add_source
from produktschau.region.engine.genesis import ask
from produktschau.region.models import Dataset, Source, Statistic, Territory

pytestmark = pytest.mark.django_db
TABLE = "13312-01-05-4"
HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;"
    "1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;"
    "2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;"
    "value;value_unit;value_variable_code;value_variable_label;value_q\n"
)
TITLE = "Erwerbstätige nach Wirtschaftsbereichen - Jahresdurchschnitt - regionale Tiefe: Kreise und krfr. Städte"
ABOUT: object = {"Content": TITLE}
"""What the service says of a table."""


def line(ags: str, sector: str, value: str, sign: str = "e", year: str = "2021") -> str:
    return (
        f"13312;Erwerbstätigenrechnung;JAHR;Jahr;{year};KREISE;Kreise und kreisfreie Städte;{ags};Kreis {ags};"
        f"WZ08G2;WZ2008;{sector};Bereich;{value};Tsd.;ERW032;Erwerbstätige;{sign}\n"
    )


RECORDED = (
    "\ufeff"
    + HEAD
    + line("14522", "", "139,6")
    + line("14522", "WZ08-A", "3,9", "p")
    + line("14522", "WZ08-B-18", ".", ".")
    + line("14522", "WZ08-KL", "/", "/")
    + line("14522", "WZ08-C", "38,25")
    + line("01001", "", "60,1")
)


class Service:
    """What stands behind the HTTP adapter: answers by the last parts of the address, and the requests it got."""

    def __init__(self, data: bytes, status: int = 200) -> None:
        self.data, self.status = data, status
        self.asked: list[requests.PreparedRequest] = []
        self.failing: Exception | None = None

    def send(self, adapter: object, request: requests.PreparedRequest, **_: Any) -> requests.Response:
        self.asked.append(request)
        if self.failing:
            raise self.failing
        answer = requests.Response()
        answer.status_code, answer.request, answer.url = self.status, request, request.url or ""
        is_data = "/data/tablefile" in answer.url
        answer.headers["Content-Type"] = "text/csv" if is_data else "application/json"
        answer._content = self.data if is_data else json.dumps({"Object": ABOUT, "Status": {"Code": 0}}).encode()
        return answer


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Iterator[Service]:
    settings.OFFICES = {"regio": ("kennung", "geheimes"), "genesis": ("", "")}
    monkeypatch.setenv("HOME", str(tmp_path))
    running = Service(RECORDED.encode())
    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", lambda *given, **more: running.send(*given, **more))
    yield running
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def district(db: None, now: datetime) -> Territory:
    source = add_source(by=System("test"), slug="probe", name="Probe", at=now)
    return Territory.objects.create(kind="district", ags="14522", name="Mittelsachsen", slug="m", source=source)


def ran(*arguments: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("import_statistics", *arguments, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_a_table_is_asked_for_and_comes_in(service: Service, district: Territory) -> None:
    code, text = ran("--genesis", TABLE, "--region", "KREISE", "--keys", "14*")
    assert (code, text.splitlines()) == (
        0,
        [
            "5 neu, 0 geändert, 0 unverändert, 0 ausgelassen.",
            "Hinweis: Die Tabelle hat 1 weitere Gebiete, die hier nicht geführt werden.",
        ],
    )
    values = {one.sector_group: (one.value, one.unknown_because, one.is_provisional) for one in Statistic.objects.all()}
    assert values == {
        "TOTAL": (Decimal(139600), "", False),
        "A": (Decimal(3900), "", True),
        "B-E": (None, "secret", False),
        "K-N": (None, "uncertain", False),
        "C": (Decimal(38250), "", False),
    }
    table = Dataset.objects.get()
    assert (table.code, table.title, table.unit, str(table.source.slug)) == (
        TABLE,
        TITLE,
        "Personen",
        "regionalstatistik",
    )
    assert table.retrieved_on is not None
    first = service.asked[0]
    assert first.url == "https://www.regionalstatistik.de/genesisws/rest/2020/data/tablefile"
    assert (first.headers["username"], first.headers["password"]) == ("kennung", "geheimes")
    assert "regionalkey=14%2A" in str(first.body)


def test_every_question_is_asked_anew(service: Service, district: Territory) -> None:
    ran("--genesis", TABLE)
    service.data = RECORDED.replace("3,9;Tsd.;ERW032;Erwerbstätige;p", "4,0;Tsd.;ERW032;Erwerbstätige;e").encode()
    assert ran("--genesis", TABLE)[1].splitlines()[:2] == [
        "0 neu, 1 geändert, 4 unverändert, 0 ausgelassen.",
        "Geändert: Mittelsachsen · A · 2021: 3.900 vorläufig → 4.000",
    ]


def test_the_account_is_kept_nowhere(service: Service, district: Territory) -> None:
    ask(TABLE)
    import pystatis  # type: ignore[import-untyped]  # has no types

    assert pystatis.config.config.get("regio", "password") == ""
    assert not Path(os.environ["HOME"], ".pystatis").exists()


def status(code: int, kind: str, words: str) -> Callable[[Service], None]:
    def answer(service: Service) -> None:
        service.data = json.dumps({"Status": {"Code": code, "Type": kind, "Content": words}}).encode()

    return answer


def http(number: int) -> Callable[[Service], None]:
    def answer(service: Service) -> None:
        service.status, service.data = number, b"{}"

    return answer


def failing(error: Exception) -> Callable[[Service], None]:
    def answer(service: Service) -> None:
        service.failing = error

    return answer


def nonsense(service: Service) -> None:
    service.data = b"<html>Wartung</html>"


@pytest.mark.parametrize(
    ("happens", "sentence"),
    [
        (
            status(90, "Information", "Die angeforderte Tabelle ist nicht vorhanden"),
            f"Regionalstatistik kennt die Tabelle „{TABLE}“ nicht. Bitte die Nummer prüfen.",
        ),
        (
            status(15, "Fehler", "Sie sind nicht berechtigt, diesen Service zu nutzen. Kennung oder Passwort falsch."),
            "Regionalstatistik nimmt Kennung und Kennwort nicht an. Bitte REGIONALSTATISTIK_USER "
            "und REGIONALSTATISTIK_PASSWORD prüfen.",
        ),
        (
            http(401),
            "Regionalstatistik nimmt Kennung und Kennwort nicht an. Bitte REGIONALSTATISTIK_USER "
            "und REGIONALSTATISTIK_PASSWORD prüfen.",
        ),
        (http(503), "Regionalstatistik hat einen Fehler gemeldet. Bitte später noch einmal fragen."),
        (
            failing(requests.exceptions.ConnectionError("kein Netz")),
            "Regionalstatistik ist nicht zu erreichen. Bitte die Verbindung prüfen oder später fragen.",
        ),
        (
            failing(requests.exceptions.Timeout("zu lange")),
            "Regionalstatistik ist nicht zu erreichen. Bitte die Verbindung prüfen oder später fragen.",
        ),
        (
            nonsense,
            "Die Antwort von Regionalstatistik ist nicht zu verstehen. Bitte die Tabelle als ffcsv herunterladen.",
        ),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    service: Service, district: Territory, happens: Callable[[Service], None], sentence: str
) -> None:
    happens(service)
    with pytest.raises(Refused) as refused:
        call_command("import_statistics", "--genesis", TABLE)
    assert str(refused.value) == sentence
    assert Statistic.objects.count() == 0


@pytest.mark.parametrize(
    ("arguments", "offices", "sentence"),
    [
        (
            ("--genesis", TABLE),
            {},
            "Für Regionalstatistik fehlt der Zugang. Bitte REGIONALSTATISTIK_USER und das Kennwort dazu setzen.",
        ),
        (
            ("--genesis", "eine Tabelle"),
            {"regio": ("k", "g")},
            "„eine Tabelle“ ist keine Nummer einer Tabelle. Richtig wäre zum Beispiel 13312-01-05-4.",
        ),
        (
            (),
            {},
            "Bitte entweder eine Datei angeben oder mit --genesis die Nummer einer Tabelle.",
        ),
        (
            ("--genesis", TABLE, "werte.csv"),
            {},
            "Bitte entweder eine Datei angeben oder mit --genesis die Nummer einer Tabelle.",
        ),
    ],
)
def test_without_account_or_number_nobody_is_asked(
    service: Service, settings: Any, arguments: Sequence[str], offices: dict[str, tuple[str, str]], sentence: str
) -> None:
    settings.OFFICES = offices
    with pytest.raises(Refused) as refused:
        call_command("import_statistics", *arguments)
    assert str(refused.value) == sentence
    assert service.asked == []


@pytest.mark.parametrize("password", ["geheimes\n", " geheimes", "geheim€s", "geheimes\r\nHost: x"])
def test_a_password_that_cannot_be_sent_stands_in_no_error(service: Service, settings: Any, password: str) -> None:
    settings.OFFICES = {"regio": ("kennung", password)}
    with pytest.raises(Refused, match="hat Zeichen, die sich nicht senden lassen") as refused:
        call_command("import_statistics", "--genesis", TABLE)
    assert "geheim" not in "".join(traceback.format_exception(refused.value))
    assert service.asked == []


@pytest.mark.parametrize("about", [None, {}, {"Content": None}])
def test_a_table_without_a_title_comes_in_without_one(
    service: Service, district: Territory, monkeypatch: pytest.MonkeyPatch, about: object
) -> None:
    monkeypatch.setattr(f"{__name__}.ABOUT", about)
    assert ran("--genesis", TABLE)[0] == 0
    assert Dataset.objects.get().title == "Erwerbstätigenrechnung"


def test_a_table_that_is_not_by_area_is_refused(service: Service, district: Territory) -> None:
    service.data = RECORDED.replace("KREISE;", "GES;").encode()
    with pytest.raises(Refused, match="nicht nach Gebieten gegliedert"):
        call_command("import_statistics", "--genesis", TABLE)
    assert Source.objects.filter(slug="regionalstatistik").count() == 0
