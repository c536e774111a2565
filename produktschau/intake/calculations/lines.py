"""Certificates and links as a firm types them: one a line. What is typed again reads the same."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from produktschau.showcase.calculations.checks import CERTIFICATE, LINK, check
from produktschau.showcase.calculations.values import Unfit, paragraphs

MOST = 30
"""Lines of each list: nobody reads more."""
OLDEST = 1900
_DAY = re.compile(r"^(?:gültig )?(?:bis )?([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$", re.IGNORECASE)


def certificates_in(text: object) -> list[dict[str, Any]]:
    """„Bioland; Bioland e. V.; 4711; 31.12.2027“: name, issuer, number, last day, all but the name optional. Raises ``Unfit``."""
    return _each(text, "certificates", _certificate, ("name", "number"))


def links_in(text: object) -> list[dict[str, Any]]:
    """„Unser Laden: www.beispiel.de“; an address alone is named by its host. Raises ``Unfit``."""
    return _each(text, "links", _link, ("url",))


def certificate_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """The lines for certificates with name, issuer, number, valid_until."""
    return "\n".join(_certificate_line(row) for row in rows)


def link_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """The lines for links with label and url."""
    return "\n".join(f"{' '.join(row['label'].split())}: {row['url']}" for row in rows)


def clean_certificates(text: object) -> str:
    """The lines, tidied. Raises ``Unfit``."""
    return certificate_lines(certificates_in(text))


def clean_links(text: object) -> str:
    """The lines, tidied. Raises ``Unfit``."""
    return link_lines(links_in(text))


def _each(text: object, what: str, read: Any, identity: tuple[str, ...]) -> list[dict[str, Any]]:
    label = {"certificates": "Die Angabe der Zertifikate", "links": "Die Angabe der Links"}[what]
    lines = [line for line in paragraphs(text, label).split("\n") if line.strip()]
    if len(lines) > MOST:
        raise Unfit(f"{label} hat {len(lines)} Zeilen. Nennen Sie höchstens {MOST}.")
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for line in lines:
        row = read(line)
        found.setdefault(tuple(row[name] for name in identity), row)
    return list(found.values())


def _certificate(line: str) -> dict[str, Any]:
    parts = [part.strip() for part in line.split(";")]
    while parts and not parts[-1]:
        parts.pop()
    day = _day(parts[-1]) if len(parts) > 1 else None
    told = parts[:-1] if day else parts
    if not told or not told[0] or len(told) > 3:
        raise Unfit(
            f"Die Zeile „{line[:60]}“ lässt sich nicht lesen. Schreiben Sie: Name; Aussteller; Nummer; 31.12.2027."
        )
    name, issuer, number = [*told, "", ""][:3]
    return _checked({"name": name, "issuer": issuer, "number": number, "valid_until": day}, CERTIFICATE, line)


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    if not found:
        return None
    year, month, day = int(found[3]), int(found[2]), int(found[1])
    is_day = year >= OLDEST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    if not is_day:
        raise Unfit(f"Den Tag „{text}“ gibt es nicht. Schreiben Sie zum Beispiel 31.12.2027.")
    return date(year, month, day)


def _certificate_line(row: Mapping[str, Any]) -> str:
    parts = [str(row[name]).replace(";", ",").strip() for name in ("name", "issuer", "number")]
    if row["valid_until"]:
        parts = [*_without_end(parts), f"{row['valid_until']:%d.%m.%Y}"]
    return "; ".join(_without_end(parts))


def _without_end(parts: list[str]) -> list[str]:
    while parts and not parts[-1]:
        parts = parts[:-1]
    return parts


def _link(line: str) -> dict[str, Any]:
    label, _, address = line.strip().rpartition(" ")
    checked = _checked({"label": label.rstrip(" :;|–-") or "?", "url": address}, LINK, line)
    if checked["label"] == "?":
        checked["label"] = (urlsplit(checked["url"]).hostname or "").removeprefix("www.")[:80]
    return checked


def _checked(fields: dict[str, Any], checks: Any, line: str) -> dict[str, Any]:
    cleaned, problems = check(fields, checks)
    if problems:
        raise Unfit(f"In der Zeile „{line[:60]}“: {next(iter(problems.values()))}")
    return cleaned
