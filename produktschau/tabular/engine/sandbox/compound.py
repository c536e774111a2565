"""A compound file (.xls, an encrypted .xlsx, .doc …): its streams by name. After [MS-CFB]."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.engine.sandbox.packed import DAMAGED

_END = 0xFFFFFFFA
"""Numbers from here on are no sectors but say „end“, „free“ and the like."""
_ENTRY = 128


@dataclass
class Compound:
    """``entries`` are name → (kind, first sector, size); kind 1 is a folder, 2 a stream, 5 the root."""

    data: bytes
    entries: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            shift, mini_shift = struct.unpack_from("<HH", self.data, 30)
            first_directory, _, self.small_below, first_mini = struct.unpack_from("<IIII", self.data, 48)
            if shift not in {9, 12} or mini_shift != 6:
                raise UnreadableTable(DAMAGED)
            self.size = 1 << shift
            self.table = self._table()
            for entry in self._directory(first_directory):
                self._enter(entry)
            self.mini_table = _numbers(self._chain(first_mini))
        except struct.error as error:
            raise UnreadableTable(DAMAGED) from error

    def read(self, name: str) -> bytes:
        """A stream whole; it lies in the file itself, so it is no larger than the file."""
        _, first, size = self.entries[name]
        if size >= self.small_below:
            return self._chain(first)[:size]
        root = next((entry for entry in self.entries.values() if entry[0] == 5), None)
        small = self._chain(root[1]) if root else b""
        return b"".join(small[one * 64 : one * 64 + 64] for one in _follow(first, self.mini_table))[:size]

    def _table(self) -> tuple[int, ...]:
        sectors = [one for one in struct.unpack_from("<109I", self.data, 76) if one < _END]
        following, count = struct.unpack_from("<II", self.data, 68)
        for _ in range(min(count, len(self.data) // self.size)):
            if following >= _END:
                break
            numbers = _numbers(self._sector(following))
            sectors += [one for one in numbers[:-1] if one < _END]
            following = numbers[-1] if numbers else _END
        return _numbers(b"".join(self._sector(one) for one in sectors[: len(self.data) // self.size + 1]))

    def _sector(self, number: int) -> bytes:
        return self.data[(number + 1) * self.size : (number + 2) * self.size]

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(one) for one in _follow(first, self.table))

    def _directory(self, first: int) -> Iterator[bytes]:
        directory = self._chain(first)
        return (directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY))

    def _enter(self, entry: bytes) -> None:
        length, kind = struct.unpack_from("<HB", entry, 64)
        if kind in {1, 2, 5} and 2 <= length <= 64:
            name = entry[: length - 2].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", entry, 116)
            self.entries.setdefault(name, (kind, first, size))


def _follow(first: int, table: tuple[int, ...]) -> Iterator[int]:
    """The chain of sectors. Raises ``UnreadableTable`` when it runs in a circle or out of the file."""
    seen = 0
    while first < _END:
        seen += 1
        if first >= len(table) or seen > len(table):
            raise UnreadableTable(DAMAGED)
        yield first
        first = table[first]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
