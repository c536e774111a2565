"""A mail server in a process of its own, for workers that are killed: ``python -m tests.work.mail_server FOLDER [PAUSE]``.

It says in ``FOLDER/port`` where it listens and writes a line into ``FOLDER/received`` for every mail it takes: Message-ID and
recipient. A mail of which the server heard the end but not yet said so is „in sending“ for the worker, and there the server lingers:

- ``PAUSE`` seconds at most before it counts a mail, and as long after; ``FOLDER/beats`` grows by one byte when it begins to.
- The first time it sees an address that begins with „before.“ or „after.“ it waits, before or after counting, until the
  worker is gone, and adds a byte to ``FOLDER/held``.
"""

import os
import random
import socketserver
import sys
import time
from email import message_from_bytes
from pathlib import Path

PATIENCE = 30.0


class Office(socketserver.ThreadingTCPServer):
    """The server with what it remembers."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, folder: Path, pause: float) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.folder, self.pause, self.seen = folder, pause, set[str]()

    def note(self, name: str, line: str) -> None:
        """Add to a file in one write, so that lines of several conversations never mix."""
        handle = os.open(self.folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(handle, line.encode())
        os.close(handle)

    def is_first(self, address: str) -> bool:
        """Whether this address is seen for the first time."""
        known = address in self.seen
        self.seen.add(address)
        return not known


class Conversation(socketserver.StreamRequestHandler):
    """One connection: as much of RFC 5321 as a worker needs."""

    server: Office

    def handle(self) -> None:
        """Answer until the other side hangs up."""
        try:
            self._talk()
        except ConnectionError:
            return

    def _talk(self) -> None:
        to = ""
        self._say("220 here")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"RCPT":
                to = line.decode().partition("<")[2].partition(">")[0]
            if word == b"QUIT":
                self._say("221 bye")
                return
            if word != b"DATA":
                self._say("250 well")
                continue
            self._say("354 go on")
            content = self._content()
            if content is None or not self._taken(content, to):
                return
            self._say("250 taken")

    def _content(self) -> bytes | None:
        """What stands before the lone dot; nothing where the worker died before it."""
        lines: list[bytes] = []
        while line := self.rfile.readline():
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line)
        return None

    def _taken(self, content: bytes, to: str) -> bool:
        """Count the mail, slowly; gives whether the worker still listens."""
        where = to.partition(".")[0] if self.server.is_first(to) else ""
        self.server.note("beats", ".")
        time.sleep(random.uniform(0, self.server.pause))  # noqa: S311  # a moment, no secret
        if where == "before" and self._is_gone():
            return False
        self.server.note("received", f"{message_from_bytes(content)['Message-ID']} {to}\n")
        time.sleep(random.uniform(0, self.server.pause))  # noqa: S311  # as above
        return not (where == "after" and self._is_gone())

    def _is_gone(self) -> bool:
        """Wait for the worker's end and tell whether it came."""
        self.server.note("held", ".")
        self.connection.settimeout(PATIENCE)
        return not self.connection.recv(1)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


def main(folder: Path, pause: float) -> None:
    """Serve until killed."""
    with Office(folder, pause) as office:
        whole = folder / "port.new"
        whole.write_text(str(office.server_address[1]))
        whole.rename(folder / "port")
        office.serve_forever(poll_interval=5)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0.0)
