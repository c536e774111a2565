"""A ZIP container, unpacked in small pieces and counted on the way: never more than the limit, whatever it claims."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from produktschau.tabular.calculations.limits import LARGEST_INFLATED, MOST_MEMBERS, UnreadableTable

DAMAGED = (
    "Die Datei ist beschädigt oder unvollständig. "
    "Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie neu und laden Sie sie noch einmal hoch."
)
_PIECE = 64 * 1024
_LOCAL_HEADER = 30


@dataclass
class Packed:
    """The members of a container by name. ``unpacked`` says how many bytes each turned out to hold."""

    data: bytes
    members: dict[str, zipfile.ZipInfo] = field(init=False)
    unpacked: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.data.count(b"PK\x01\x02") > MOST_MEMBERS:
            raise UnreadableTable(f"In der Datei stecken mehr als {MOST_MEMBERS} Teile; das ist keine Tabelle.")
        try:
            with zipfile.ZipFile(BytesIO(self.data)) as file:
                infos = file.infolist()
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            # The last is what zipfile raises for archives in several volumes and for packings it does not know.
            raise UnreadableTable(DAMAGED) from error
        self.members = {info.filename.removeprefix("/"): info for info in infos}
        if len(self.members) != len(infos):
            raise UnreadableTable(DAMAGED)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a member, piece by piece. Raises ``UnreadableTable`` over the limit and for damage."""
        info = self.members[name]
        if info.flag_bits & 0x1:
            raise UnreadableTable(
                "Die Datei ist mit einem Kennwort gepackt. Entpacken Sie sie und laden Sie die Tabelle ohne Kennwort hoch."
            )
        total = 0
        others = sum(self.unpacked.values()) - self.unpacked.get(name, 0)
        for piece in self._inflated(info):
            total += len(piece)
            if others + total > LARGEST_INFLATED:
                raise UnreadableTable(
                    f"Die Datei enthält ausgepackt mehr als {LARGEST_INFLATED // 1024 // 1024} MB. "
                    "Teilen Sie die Tabelle in mehrere Dateien."
                )
            yield piece
        self.unpacked[name] = total
        if total != info.file_size:
            raise UnreadableTable(DAMAGED)

    def read(self, name: str) -> bytes:
        """A small member whole."""
        return b"".join(self.pieces(name))

    def _inflated(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        start = info.header_offset
        header = self.data[start : start + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
            raise UnreadableTable(DAMAGED)
        start += _LOCAL_HEADER + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        packed = memoryview(self.data)[start : start + info.compress_size]
        if len(packed) < info.compress_size:
            raise UnreadableTable(DAMAGED)
        if info.compress_type == zipfile.ZIP_STORED:
            yield from (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))
        elif info.compress_type == zipfile.ZIP_DEFLATED:
            yield from _deflated(packed)
        else:
            raise UnreadableTable(DAMAGED)


def _deflated(packed: memoryview) -> Iterator[bytes]:
    machine = zlib.decompressobj(-15)
    try:
        for at in range(0, len(packed), _PIECE):
            rest: bytes = bytes(packed[at : at + _PIECE])
            while rest and not machine.eof:
                yield machine.decompress(rest, 4 * _PIECE)
                rest = machine.unconsumed_tail
        while not machine.eof:
            piece = machine.decompress(b"", 4 * _PIECE)
            if not piece:
                raise UnreadableTable(DAMAGED)
            yield piece
    except zlib.error as error:
        raise UnreadableTable(DAMAGED) from error
