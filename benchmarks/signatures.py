"""Signatures on pages with text (GB/T 9704 7.3.5.5): every body that might part from its own.

    PYTHONPATH=. python benchmarks/signatures.py [every]

Bodies of all lengths about the ends of pages 1 and 2, in every mode of signing, with and
without 附件说明 and 附注, printed by LibreOffice straight from .docx and without gaps beside
digits. Every page with a date must show text of the body, and page 1 too.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import office, papers, reading
from benchmarks.papers import Paper, words
from gencirc.blocks import tree
from gencirc.blocks.tree import Block

LENGTHS = (*range(1, 11), *range(20, 34))  # lines: they end about the ends of pages 1 and 2
MODES = ("盖章", "不盖章", "签名章")
SHAPES = (1, 3, 10, 99)  # lines of the last paragraph; 99 for a body of one paragraph
FULL = 21 * 579  # twips: a page that ends above it was left before it was full
DATE = "2026年5月25日"


def bodies() -> Iterator[Paper]:
    """Every notice, named by what it holds."""
    for lines, mode, last, attached, noted in product(LENGTHS, MODES, SHAPES, (0, 2), (0, 1)):
        if lines < last < 99:
            continue
        name = f"{lines:02}-{mode}-{last:02}-{'附' if attached else ''}{'注' if noted else ''}"
        blocks = tuple(_blocks(lines, min(last, lines), mode, attached, noted))
        yield papers.made(name, replace(papers.model(), blocks=blocks), (), ())


def _blocks(lines: int, last: int, mode: str, attached: int, noted: int) -> Iterator[Block]:
    yield tree.Title(words("关于做好夏季市容环境整治工作的通知"))
    yield tree.Recipients(words("各科室："))
    for number in range(lines - last):
        text = "正文" * 13 if number % 2 else "正文2026年" + "正文" * 9 + "正"
        yield tree.Paragraph(words(text))
    yield tree.Paragraph(words("正文" * 13 + "正文" * 14 * (last - 1)))
    if attached:
        yield tree.AttachmentNote(tuple(words(f"工作清单{n}") for n in range(attached)))
    gap = 1 if mode == "不盖章" else 2
    yield tree.Signature((words("青林县城市管理局"),), words(DATE), mode, (words("局长"),), gap)
    if noted:
        yield tree.Note(words("此件主动公开"))


def wrong(path: Path) -> str:
    """What is wrong with the printed paper, "" for nothing."""
    _, lines = reading.lines(path)
    texts = {r.page for r in lines if r.text.startswith("正文") or "正文正文" in r.text}
    dates = {r.page for r in lines if r.text == reading.bare(DATE)}
    if 1 not in texts:
        return "首页没有正文"
    return "" if dates <= texts else "落款单独成页"


def change(paper: Paper) -> str:
    """What was changed to keep text and signature together."""
    sign = next(b for b in paper.blocks if isinstance(b, tree.Signature))
    last = max(n for n, b in enumerate(paper.blocks) if isinstance(b, tree.Paragraph))
    pages = paper.pages()
    over = pages.start(last)[0] > pages.end(last - 1)[0] and pages.end(last - 1)[1] < FULL
    if paper.tight:
        return "行距收紧" if paper.tight < paper.estimator.line else "行距放宽"
    if any(isinstance(b, tree.Paragraph) and b.flush for b in paper.blocks):
        return "末段分两段"
    if sign.mode == "盖章" and sign.gap < 2:
        return "少空一行"
    return "末段带过去" if over else "照原样"


def main() -> None:
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    listed = list(bodies())[::every]
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{p.name}.docx" for p in listed]
        for path, paper in zip(files, listed, strict=True):
            path.write_bytes(paper.data)
        direct = office.convert(files, office.PDF, Path(folder) / "direct")
        flat = office.flat(files, Path(folder) / "flat")
        plain = office.convert(flat, office.PDF, Path(folder) / "plain")
        found = {
            f"{name}（{way}）": said
            for way, made in (("直接转", direct), ("不留空", plain))
            for name, path in zip((p.name for p in listed), made, strict=True)
            if (said := wrong(path))
        }
    print(f"{office.version()}：{len(listed)} 份，各两遍")
    for name, count in Counter(map(change, listed)).most_common():
        print(f"{name} {count}")
    heights = [p.tight / p.estimator.line for p in listed if p.tight]
    print(f"行距 {min(heights, default=1):.2f} 至 {max(heights, default=1):.2f} 倍")
    print(f"不对的 {len(found)}")
    for name, said in found.items():
        print(f"  {name} {said}")


if __name__ == "__main__":
    main()
