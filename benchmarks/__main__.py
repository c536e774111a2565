"""``make bench``: runs every benchmark of this folder, one process each, and prints what they say."""

import pkgutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run them all, even when one fails; the exit code is the number of failures."""
    failures = 0
    for module in sorted(found.name for found in pkgutil.iter_modules([str(HERE)])):
        if module.startswith("_"):
            continue
        print(f"\n== {module} ==", flush=True)
        failures += subprocess.run([sys.executable, "-m", f"benchmarks.{module}"], check=False).returncode != 0
    return failures


if __name__ == "__main__":
    sys.exit(main())
