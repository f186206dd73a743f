"""Cold starts: CPU seconds of ``--help``, of one plan of three documents, of a text brought in.

    python benchmarks/cold.py [runs]

Every run is a process of its own; the least of all runs counts, since noise only adds.
Modules are compiled beforehand, as they are once installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PLAN = TOP / "plans" / "百日攻坚" / "活动.yaml"  # plan, speech, large-type speech
LONG = [TOP / "plans" / name / "活动.yaml" for name in ("双创攻坚", "长效机制", "百日攻坚")]
MANY = 5000  # characters of the text that is brought in
LIMITS = {"--help": 0.12, "三份公文": 0.35, "导入五千字": 0.3}


def environment(folder: str) -> dict[str, str]:
    """This project, with its bytecode kept in a folder."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(TOP), "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}


def seconds(arguments: list[str], folder: str) -> float:
    """User and system CPU seconds of one command."""
    before = os.times()
    command = [sys.executable, "-m", "gencirc", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment(folder))
    after = os.times()
    return (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )


def text(folder: Path) -> Path:
    """A text of several papers, as many characters long as is asked for."""
    seconds(["build", *map(str, LONG), "-o", str(folder / "first")], str(folder))
    words = "\n".join(p.read_text("utf-8") for p in sorted((folder / "first").rglob("*.txt")))
    path = folder / "公文.txt"
    path.write_text(words[:MANY], encoding="utf-8")
    return path


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        source = str(text(Path(folder)))
        for name in LIMITS:
            took = []
            for n in range(runs):
                new = str(Path(folder) / str(n))
                verbs = {
                    "--help": ["--help"],
                    "三份公文": ["build", str(PLAN), "-o", new],
                    "导入五千字": ["import", source, "-d", new],
                }
                took.append(seconds(verbs[name], folder))
            print(f"{name}: 最少 {min(took):.3f} 秒 CPU，限 {LIMITS[name]} 秒（{runs} 次）")


if __name__ == "__main__":
    main()
