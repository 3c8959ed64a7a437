"""`python -m tests.bench`: every bench in turn, or those named."""

import sys

from tests.bench import questions

BENCHES = {"questions": questions.run}


def main(names: list[str]) -> None:
    """Run the benches called `names`, all by default."""
    for name in names or BENCHES:
        print(f"== {name}")
        BENCHES[name]()


main(sys.argv[1:])
