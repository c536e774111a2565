"""Writes compound files and small .xls workbooks by hand: no library for them is at hand. After [MS-CFB] and [MS-XLS]."""

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SMALL = 4096
"""Streams below this size would need a second table; so they are filled up."""


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams in its root folder."""
    filled = {name: data + bytes(max(SMALL - len(data), 0) or -len(data) % SECTOR) for name, data in streams.items()}
    entries = [_entry("Root Entry", 5, _END, 0, child=1 if streams else _FREE)]
    sectors: list[bytes] = []
    table: list[int] = []
    for place, (name, data) in enumerate(filled.items(), start=1):
        data += bytes(-len(data) % SECTOR)
        following = place + 1 if place < len(filled) else _FREE
        entries.append(_entry(name, 2, len(sectors), len(data), right=following))
        _append(sectors, table, data)
    directory = len(sectors)
    _append(sectors, table, b"".join(entries) + bytes(-len(entries) * 128 % SECTOR))
    count = 1
    while (len(table) + count) * 4 > count * SECTOR:
        count += 1
    first = len(sectors)
    table += [_TABLE] * count
    table += [_FREE] * (-len(table) % 128)
    sectors.append(struct.pack(f"<{len(table)}I", *table))
    double = [*range(first, first + count), *[_FREE] * (109 - count)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, count, directory, 0, SMALL, _END, 0, _END, 0)
    return header + struct.pack("<109I", *double) + b"".join(sectors)


def workbook(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    locked: bool = False,
    boast: int = 0,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """An .xls of numbers, texts and errors (texts that begin with #); ``locked`` writes the record of a password.

    ``boast`` is how many rows every sheet claims to have.
    """
    parts = [_sheet(rows, boast) for rows in sheets.values()]
    names = [struct.pack("<BB", len(name), 1) + name.encode("utf-16-le") for name in sheets]
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 1996, 0, 6))
    start += _record(0x002F, struct.pack("<H", 0) + bytes(4)) if locked else b""
    start += _record(0x0042, struct.pack("<H", 1200))
    end = _record(0x000A, b"")
    at = len(start) + sum(len(name) + 10 for name in names) + len(end)
    for name, part in zip(names, parts, strict=True):
        start += _record(0x0085, struct.pack("<IBB", at, 0, 0) + name)
        at += len(part)
    return compound({"Workbook": start + end + b"".join(parts), **(extra or {})})


def stray_cell(row: int, column: int) -> bytes:
    """An .xls with nothing but a number far away."""
    part = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0x0DBB, 1996, 0, 6))
    part += _record(0x0203, struct.pack("<HHHd", row, column, 0, 1.0)) + _record(0x000A, b"")
    name = struct.pack("<BB", 1, 0) + b"A"
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 1996, 0, 6))
    at = len(start) + len(name) + 10 + 4
    return compound(
        {"Workbook": start + _record(0x0085, struct.pack("<IBB", at, 0, 0) + name) + _record(10, b"") + part}
    )


def _sheet(rows: Sequence[Sequence[object]], boast: int) -> bytes:
    part = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0x0DBB, 1996, 0, 6))
    part += _record(0x0200, struct.pack("<IIHHH", 0, boast, 0, 3, 0)) if boast else b""
    for number, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if value != "":
                part += _cell(number, column, value)
    return part + _record(0x000A, b"")


def _cell(row: int, column: int, value: object) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, bool):
        return _record(0x0205, place + struct.pack("<BB", value, 0))
    if isinstance(value, int | float):
        return _record(0x0203, place + struct.pack("<d", value))
    text = str(value)
    if text == "#REF!":
        return _record(0x0205, place + struct.pack("<BB", 23, 1))
    return _record(0x0204, place + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _append(sectors: list[bytes], table: list[int], data: bytes) -> None:
    count = len(data) // SECTOR
    table += [len(table) + one + 1 for one in range(count - 1)] + [_END]
    sectors += [data[at : at + SECTOR] for at in range(0, len(data), SECTOR)]


def _entry(name: str, kind: int, first: int, size: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    return (
        coded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(coded), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
