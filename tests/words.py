"""Lends the words of the search to the houses of the tests: learning them takes ten seconds, and once a run is enough.

``python -m tests.words FOLDER`` learns them into a folder; with its name in ``SCHAU_TEST_WORDS`` every house starts with them.
"""

import os
import shutil
import sys
from pathlib import Path

LENT = "SCHAU_TEST_WORDS"


def lend(folder: Path) -> None:
    """Put the words into a house's data folder, if there are any to lend."""
    lender = os.environ.get(LENT)
    for file in Path(lender).glob("vocabulary-*.txt") if lender else ():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder)


def learn(folder: Path) -> None:
    """Learn the words and keep them in a folder."""
    from produktschau.search.engine.vocabulary import digest, load

    load(folder / f"vocabulary-{digest()}.txt")


if __name__ == "__main__":
    learn(Path(sys.argv[1]))
