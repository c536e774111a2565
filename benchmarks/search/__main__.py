"""``python -m benchmarks.search``: runs every benchmark of this folder, one process each."""

import subprocess
import sys

BENCHMARKS = ("quality", "speed", "engine_cost")


def main() -> int:
    """Run them all, even when one fails; the exit code is the number of failures."""
    failures = 0
    for name in BENCHMARKS:
        print(f"\n-- {name} --", flush=True)
        failures += subprocess.run([sys.executable, "-m", f"benchmarks.search.{name}"], check=False).returncode != 0
    return failures


if __name__ == "__main__":
    sys.exit(main())
