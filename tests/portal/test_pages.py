"""The portal's pages: what stands on them, in both languages, with and without records."""

import pytest
from django.test import Client

from produktschau.region.models import Region

PUBLIC = ["/", "/suche/", "/impressum/", "/datenschutz/", "/barrierefreiheit/"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_every_public_page_opens_in_a_house_without_a_region(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert '<html lang="de"' in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_every_public_page_has_an_english_twin(client: Client, path: str) -> None:
    answer = client.get(f"/en{path}")
    assert answer.status_code == 200
    assert '<html lang="en"' in answer.content.decode()


@pytest.mark.django_db
def test_looking_around_sets_no_cookie(client: Client) -> None:
    for path in PUBLIC:
        assert client.get(path).cookies == {}


@pytest.mark.django_db
def test_an_empty_shop_window_says_what_it_is_for(client: Client) -> None:
    assert "Das Schaufenster ist noch leer" in client.get("/").content.decode()


@pytest.mark.django_db
def test_the_imprint_names_the_publisher_of_the_region(client: Client) -> None:
    Region.objects.create(pk=1, name="Testland", slug="testland", publisher_name="Landratsamt Testland")
    page = client.get("/impressum/").content.decode()
    assert "Landratsamt Testland" in page


@pytest.mark.django_db
def test_nothing_may_come_from_elsewhere(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.django_db
def test_health_tells_machines_that_all_is_well(client: Client) -> None:
    answer = client.get("/gesund/")
    assert (answer.status_code, answer.json()) == (200, {"ok": True})


@pytest.mark.django_db
def test_crawlers_are_kept_out_of_the_workspaces(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /leitstand/", "Disallow: /konto/", "Disallow: /verwaltung/"} <= set(lines)


@pytest.mark.django_db
def test_the_sitemap_lists_public_pages_by_their_german_path(client: Client) -> None:
    page = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://localhost:8000/impressum/</loc>" in page
    assert "/leitstand/" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["0", "-1", "abc", "99999999999999999999", "²", ""])
def test_a_page_number_that_is_none_means_the_first(client: Client, number: str) -> None:
    assert client.get("/suche/", {"q": "Honig", "seite": number}).status_code == 200


@pytest.mark.django_db
def test_words_are_shown_as_they_were_typed_and_never_run(client: Client) -> None:
    page = client.get("/suche/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
