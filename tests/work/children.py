"""Run as a process by the test of the supervisor: a parent with two children that note when they start and end."""

import sys
from pathlib import Path

CHILD = """
import os, signal, sys, time
from pathlib import Path
mark = Path(sys.argv[1]) / str(os.getpid())
def end(*_):
    mark.unlink()
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
mark.write_text(sys.argv[2])
time.sleep(600)
"""


def main(folder: Path) -> None:
    """Keep two children alive until told to end."""
    from produktschau.work.processes import Process
    from produktschau.work.supervisor import supervise

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    children = [Process(name, (sys.executable, "-c", CHILD, str(folder), name)) for name in ("one", "two")]
    supervise(children, say, grace_seconds=10)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
