"""``python -m tests.wrong 文件夹`` writes the wrong papers out, for a person to look at."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.wrong.handmade import PAPERS
from tests.wrong.making import base, made, recipes


def main(folder: str) -> None:
    """One .docx a recipe, and the right papers that they are made from."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for name in ("通知", *PAPERS):
        (out / f"00 对的{name}.docx").write_bytes(base(name))
    for number, recipe in enumerate(recipes(), 1):
        (out / f"{number:02} {recipe['名']}.docx").write_bytes(made(recipe))
    print(f"写好 {len(recipes())} 份写错的公文和 {1 + len(PAPERS)} 份对的，在 {out}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("用法：python -m tests.wrong 文件夹")
    main(sys.argv[1])
