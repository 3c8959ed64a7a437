"""The suite as two processes side by side, for two cores: `make test`. Each imports aiogram once.

What talks to the stand-in mostly waits, what reads workbooks and questions mostly computes.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parent
TALKING = {"delivery", "end_to_end", "excursions", "people"}


def main() -> int:
    """Run both halves, print one after the other; pytest's worst exit status."""
    places = sorted(path for path in TESTS.iterdir() if path.is_dir() or path.name.startswith("test_"))
    places = [path for path in places if path.is_file() or any(path.rglob("test_*.py"))]
    halves = [[path for path in places if (path.name in TALKING) is talking] for talking in (True, False)]
    with tempfile.TemporaryFile("w+") as kept:
        beside = subprocess.Popen(_pytest(halves[1]), stdout=kept, stderr=subprocess.STDOUT)
        status = subprocess.run(_pytest(halves[0]), check=False).returncode
        status = max(status, beside.wait())
        kept.seek(0)
        sys.stdout.write(kept.read())
    return status


def _pytest(places: list[Path]) -> list[str]:
    return [sys.executable, "-m", "pytest", *sys.argv[1:], *map(str, places)]


if __name__ == "__main__":
    sys.exit(main())
