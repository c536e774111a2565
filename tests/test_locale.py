"""English is complete, and the compiled catalogue is the one that is written."""

from pathlib import Path

from produktschau.locale.messages import COMPILED, collect, compiled, merged, read, untranslated, written


def test_the_catalogue_holds_exactly_what_is_said() -> None:
    said = {(str(message.id), message.context) for message in collect() if message.id}
    kept = {(str(message.id), message.context) for message in read() if message.id}
    assert kept - said == set()
    assert said - kept == set(), "Rufen Sie make messages auf."


def test_everything_is_said_in_english() -> None:
    assert untranslated(read()) == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    assert COMPILED.read_bytes() == compiled(read())


def plant(package: Path, name: str, text: str) -> None:
    path = package / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_messages_are_found_in_python_and_in_templates(tmp_path: Path) -> None:
    plant(tmp_path / "house", "views.py", "from x import gettext as _\nTITLE = _('Produkte')\n")
    plant(
        tmp_path / "house",
        "templates/a.html",
        '  {% load i18n %}\n<p title=\'it"s\'>{% translate "Betriebe" %}</p>\n    {% blocktranslate count n=n %}{{ n }} Treffer'
        "{% plural %}{{ n }} Treffer gesamt{% endblocktranslate %}\n {% translate 'Ende' context 'Zeit' %}",
    )
    found = {message.id: message.context for message in collect(tmp_path / "house") if message.id}
    assert found == {
        "Produkte": None,
        "Betriebe": None,
        ("%(n)s Treffer", "%(n)s Treffer gesamt"): None,
        "Ende": "Zeit",
    }


def test_a_message_keeps_its_english_and_a_new_one_waits(tmp_path: Path) -> None:
    plant(tmp_path / "house", "views.py", "_('Produkte')\n_('Neu')\n")
    kept = collect(tmp_path / "house")
    kept.get("Produkte").string = "Products"  # type: ignore[union-attr]  # it was just collected
    catalog = merged(kept, collect(tmp_path / "house"))
    assert untranslated(catalog) == ["Neu"]
    assert b'msgstr "Products"' in written(catalog)
