"""Words that are no words: put into every column of text, and looked for in what pages, tables and mails are made of.

Each column has its number, so that what is found says where it came from, and what is not found is known never to be shown.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

MARK = re.compile(r"kjx([0-9]+)")
RUNS = re.compile(r"[\s\x00-\x1f]*(javascript|vbscript|data)[\s\x00-\x1f]*:", re.IGNORECASE)
ADDRESSES = ("href", "src", "action", "formaction", "srcset", "poster", "data", "xlink:href", "content")
PICTURES = "data:image/"
CODES = {
    *("password", "key", "kind", "verb", "actor", "by", "purpose", "nonce", "sha256", "sender", "language", "digest", "build"),
    *("message_id", "ags", "old_ags", "new_ags", "sort_key", "what_key", "mapping", "table", "sector_group", "unit", "shown", "postcode"),
    *("field", "choice", "path", "queue", "code", "gone_key", "kept_key", "first_key", "second_key", "record_key", "tokens"),
    *("geometry", "renditions", "memo", "imported", "headers", "audience", "asks", "languages", "reading", "columns"),
    *("decisions", "told", "counts", "before", "after", "target", "heading"),
}  # fmt: skip
"""Columns that hold what the house reads itself: a page would not open. What people typed into the record is put in by ``record``."""
CODES_OF = {
    "subject": ("Entry", "Access", "PersonalLink", "TableImportRow", "TableUploadRow", "RecordKey"),
    "source": ("TableImport", "TableUpload", "RememberedColumn", "RecordKey"),
    "address": ("Delivery", "OptOut", "Undeliverable"),
    "external_key": ("RecordKey",),
    "name": ("IndexState",),
    "reason": ("Entry",),
    "value": ("Bulk", "BulkRow"),
}
"""The same, for columns whose names mean words elsewhere: column → models."""


def poison(number: int, longest: int | None = None) -> str:
    """The words of a column, as hostile as its length allows; „“ where there is no room for any."""
    mark = f"kjx{number}"
    wide = f"\"' on{mark}=1 --></title></textarea></script><b {mark}>{{% {mark} %}} & mehr"
    for words in (wide, f"\"'><b {mark}>", f"<b {mark}>"):
        if longest is None or len(words) <= longest:
            return words
    return ""


def formula(number: int, longest: int | None = None) -> str:
    """What a spreadsheet would work out, were it not kept from it (CWE-1236)."""
    words = f"{'=+-@'[number % 4]}kjx{number}|' /C calc'!A0"
    return words if longest is None or len(words) <= longest else ""


def text_columns() -> list[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Every column of every domain in which somebody's words stand, in a lasting order: its place is its number."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("produktschau.")]
    found = [(model, column) for model in ours for column in model._meta.concrete_fields if _holds_words(model, column)]
    return sorted(found, key=lambda one: label(*one))


def label(model: type[models.Model], column: models.Field[Any, Any]) -> str:
    """„showcase.Company.lead“."""
    return f"{model._meta.label}.{column.name}"


def _holds_words(model: type[models.Model], column: models.Field[Any, Any]) -> bool:
    if column.choices or column.is_relation or isinstance(column, models.SlugField):
        return False
    if not isinstance(column, models.CharField | models.TextField | models.JSONField):
        return False
    is_code = column.name in CODES or column.name.endswith("_by") or model.__name__ in CODES_OF.get(column.name, ())
    return not is_code


def put_everywhere(words: Any = poison) -> None:
    """Put ``words(number, longest)`` into every column of every row there is, where the database lets it stand."""
    by_model: dict[type[models.Model], dict[int, models.Field[Any, Any]]] = {}
    for number, (model, column) in enumerate(text_columns()):
        by_model.setdefault(model, {})[number] = column
    for model, columns in by_model.items():
        for row in model._base_manager.all():
            told = {column.name: _worded(row, column, number, words) for number, column in columns.items()}
            _update(row, {name: value for name, value in told.items() if value not in (None, "")})


def _worded(row: models.Model, column: models.Field[Any, Any], number: int, words: Any) -> Any:
    if isinstance(column, models.JSONField):
        return _sentences(getattr(row, column.name), words(number, None), column.name in ("words", "header", "raw"))
    own = f"{row.pk}" if column.unique else ""
    longest = column.max_length - len(own) if column.max_length else None
    found = words(number, longest)
    if isinstance(column, models.URLField):
        found = f"https://kjx.example/{found}"
        found = found if len(found) <= (longest or 0) else ""
    return found and f"{found}{own}"


def _sentences(value: Any, words: str, is_all: bool) -> Any:
    """JSON with every sentence in it exchanged, or all of its words: what has a space is no code."""
    if isinstance(value, str):
        return words if is_all or " " in value.strip() else value
    if isinstance(value, list):
        return [_sentences(one, words, is_all) for one in value]
    if isinstance(value, dict):
        return {name: _sentences(one, words, is_all) for name, one in value.items()}
    return value


def _update(row: models.Model, told: Mapping[str, Any]) -> None:
    """All at once; where the database refuses that, column by column."""
    rows = type(row)._base_manager.filter(pk=row.pk)
    try:
        with transaction.atomic():
            rows.update(**told)
    except IntegrityError:
        for name, value in told.items():
            try:
                with transaction.atomic():
                    rows.update(**{name: value})
            except IntegrityError:  # a rule of the database keeps it out
                continue


class _Reader(HTMLParser):
    """Reads a page as a browser does, and notes where words have become more than words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.script: str | None = None
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if MARK.search(name):
                self.faults.append(f"<{tag} {name}>")
            elif name in ADDRESSES and RUNS.match(value or "") and not (value or "").startswith(PICTURES):
                self.faults.append(f'{name}="{value}"')
            elif name.startswith("on") or name == "srcdoc":
                self.faults.append(f"<{tag} {name}>: no page of ours has one")
        if tag == "script":
            self.script, self.text = dict(attrs).get("type") or "", ""

    def handle_data(self, data: str) -> None:
        self.text += data if self.script is not None else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.script is not None:
            self.faults += list(_in_island(self.script, self.text))
            self.script = None


def _in_island(kind: str, text: str) -> Iterator[str]:
    """What is wrong with the text between script tags: it is JSON without any angle bracket, or nothing."""
    if "json" in kind:
        try:
            json.loads(text)
        except ValueError:
            yield f"no JSON in a script: {text[:80]}"
    elif text.strip():
        yield f"a script in the page: {text[:80]}"
    if "<" in text:
        yield f"an angle bracket in a script: {text[:80]}"


def faults_in(page: str) -> list[str]:
    """Where words break out in HTML, XML or SVG; several of a kind are told once."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return sorted(set(reader.faults))


def seen_in(page: str) -> set[int]:
    """The numbers of the columns whose words stand in a text."""
    return {int(number) for number in MARK.findall(page)}
