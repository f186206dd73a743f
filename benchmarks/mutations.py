"""Damaged Word files read by everything that reads foreign files.

    python -m benchmarks.mutations [files] [seed]

Bytes flipped, archives that lie, parts gone, cut, swapped and renamed, XML nested,
repeated and torn. No file may give a traceback or take above two seconds.
"""

from __future__ import annotations

import faulthandler
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.outside.damaged import results

FILES = 10_000
SECONDS = 2.0  # a reading may take
STUCK = 60  # seconds after which a reading is given up, with its stack


def main() -> int:
    """Read them; 1 when one of them was too much."""
    files, seed = (int(x) for x in (*sys.argv[1:], *(FILES, 0)[len(sys.argv) - 1 :])[:2])
    let_in = longest = 0.0
    wrong: Counter[str] = Counter()
    slow: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for result in results(files, Path(folder), seed):
            faulthandler.dump_traceback_later(STUCK, exit=True)
            let_in += result.let_in
            longest = max(longest, result.seconds)
            wrong[result.wrong] += 1
            slow += [f"{result.how}: {result.seconds:.1f} s"] if result.seconds > SECONDS else []
    faulthandler.cancel_dump_traceback_later()
    del wrong[""]
    print(
        f"{files} files: {let_in:.0f} let in, {wrong.total()} tracebacks, {len(slow)} above {SECONDS} s"
    )
    print(f"the longest reading took {longest:.2f} s")
    print("\n".join([*(f"{n} × {words}" for words, n in wrong.most_common()), *slow]))
    return 1 if wrong or slow else 0


if __name__ == "__main__":
    sys.exit(main())
