"""Reads the cells that hold what hangs on a company: sectors, trades, further sites, certificates, links, people."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from produktschau.showcase.calculations.checks import CERTIFICATE, LINK, Checked, check, check_contact, check_site
from produktschau.showcase.calculations.import_cells import day, postcode
from produktschau.showcase.calculations.values import Unfit
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.tables.company_cells import LEFT_OUT, Said
from produktschau.tabular.calculations.parts import split_parts

Columns = tuple[str, ...]
_SITE = ("street", "house_number", "postcode", "place", "ags", "lon", "lat")
_CONTACT = ("name", "role", "email", "phone")


def read_parts(one: Said, lists: ImportLists) -> None:
    """Fill ``one.parts`` with every part the row has a column for; what is not understood is left out and said."""
    if one.states("sectors"):
        one.parts["sectors"] = _known(one, "sectors", lists.sector, "Den Wirtschaftszweig")
    if one.states("trades"):
        one.parts["trades"] = sorted(_known(one, "trades", lists.trade, "Das Handwerk", lists.near_trade))
    if one.states("certificates"):
        found = _lines(one, "certificates", "Zertifikat", ("name", "issuer", "number", "valid_until"), _certificate)
        one.parts["certificates"] = _once(found, ("name", "number"))
    if one.states("links"):
        one.parts["links"] = _once(_lines(one, "links", "Link", ("label", "url"), _link), ("url",))
    if one.states("further_sites"):
        sites = _lines(one, "further_sites", "Standort", _SITE, lambda fields: check_site(_without_ags(fields)))
        one.parts["further_sites"] = [_placed(one, lists, site, fields) for site, fields in sites]
    if one.states("contact_name", "contact_role", "contact_email", "contact_phone", "further_contacts"):
        one.parts["contacts"] = [*_contact(one), *(found for found, _ in _lines(one, "further_contacts", "Person", _CONTACT, check_contact))]  # fmt: skip


def _known(
    one: Said,
    column: str,
    find: Callable[[str], int | None],
    what: str,
    near: Callable[[str], tuple[int, str] | None] | None = None,
) -> list[int]:
    found: list[int] = []
    for text in one.row.several(column):
        pk = find(text)
        pieces = [text] if pk or column == "trades" else [part.strip() for part in text.split(",")]
        for piece in pieces:
            known = pk or find(piece)
            if known:
                found.append(known)
            elif near is not None and (meant := near(piece)):
                found.append(meant[0])
                one.note(f"„{piece}“ gelesen als {meant[1]}.", column)
            else:
                one.note(f"{LEFT_OUT}{what} „{piece}“ kennen wir nicht.", column)
    return list(dict.fromkeys(found))


def _lines(
    one: Said, column: str, what: str, names: Columns, read: Callable[[Mapping[str, str]], Checked]
) -> list[tuple[dict[str, Any], Mapping[str, str]]]:
    """The records of a cell, cleaned, each with its texts; a record with a fault is left out and said."""
    cell = one.row.values[column]
    records: list[tuple[dict[str, Any], Mapping[str, str]]] = []
    for place, fields in enumerate(split_parts(cell) if cell else (), 1):
        if len(fields) > len(names):
            one.note(f"{LEFT_OUT}{what} {place} hat {len(fields)} Angaben statt höchstens {len(names)}.", column)
            continue
        texts = dict.fromkeys(names, "") | dict(zip(names, fields, strict=False))
        try:
            cleaned, problems = read(texts)
        except Unfit as unfit:
            cleaned, problems = {}, {"": str(unfit)}
        if problems:
            one.note(f"{LEFT_OUT}{what} {place}: {' '.join(problems.values())}", column)
        else:
            records.append((cleaned, texts))
    return records


def _certificate(texts: Mapping[str, str]) -> Checked:
    until = day(texts["valid_until"], "Der letzte Tag der Gültigkeit") if texts["valid_until"] else None
    return check({**texts, "valid_until": until}, CERTIFICATE)


def _link(texts: Mapping[str, str]) -> Checked:
    label, url = texts["label"], texts["url"]
    if not url:
        label, url = "", label
    cleaned, problems = check({"label": label or "-", "url": url}, LINK)
    if not label and not problems:
        cleaned["label"] = (urlsplit(cleaned["url"]).hostname or "")[:80]
    return cleaned, problems


def _without_ags(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if name != "ags"} | {"postcode": postcode(texts["postcode"])[0]}


def _placed(one: Said, lists: ImportLists, site: dict[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """The site with its municipality. In our own table the key alone says it, empty where there is none."""
    found = lists.finder.by_ags(texts["ags"]) if texts["ags"] else None
    if found is None and texts["ags"]:
        one.note(f"{LEFT_OUT}Den Gemeindeschlüssel „{texts['ags']}“ kennen wir nicht.", "further_sites")
    if found is None and not one.row.values["key"]:
        found = lists.finder.by_words(postcode=site["postcode"], place=site["place"]).territory
    return {**site, "municipality_id": found.pk if found else None}


def _contact(one: Said) -> list[dict[str, Any]]:
    texts = {name: one.row.values[f"contact_{name}"] for name in _CONTACT}
    if not any(texts.values()):
        return []
    if not texts["name"]:
        one.note(f"{LEFT_OUT}Die Angaben zur Person haben keinen Namen.", "contact_name")
        return []
    cleaned, problems = check_contact(texts)
    for name, sentence in problems.items():
        one.note(f"{LEFT_OUT}{sentence}", f"contact_{name}")
        cleaned[name] = ""
    return [cleaned] if cleaned["name"] else []


def _once(records: list[tuple[dict[str, Any], Mapping[str, str]]], names: Columns) -> list[dict[str, Any]]:
    """The records, each once by these fields."""
    by_identity = {tuple(record[name] for name in names): record for record, _ in reversed(records)}
    return list(reversed(by_identity.values()))
