"""The estimator line by line against LibreOffice; writes ``benchmarks/逐行对照.md``.

    PYTHONPATH=. python benchmarks/lines.py [papers]

All examples and 200 random papers (the seed is fixed) go through LibreOffice three times:
as .fodt without gaps beside digits and in a face of equal cells, line by line, in Word's
manner; straight from .docx in that face, line by line, in LibreOffice's manner; and
straight from .docx in the preview faces, for their pages. Only the first difference of a
paragraph counts, since the rest follows from it.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import office, papers, reading
from benchmarks.causes import EDGES, ROOMY, UNKNOWN, cause, page_cause
from benchmarks.comparing import Difference, compared
from benchmarks.papers import Paper
from gencirc.blocks.lines import GAPLESS, OFFICE

PAGE = Path(__file__).resolve().parent / "逐行对照.md"
SHOWN = 4  # examples of a cause


class Result(NamedTuple):
    """One paper compared."""

    lines: int
    differing: int  # lines that begin elsewhere
    pages: tuple[int, int]  # reckoned and printed
    found: list[tuple[str, Difference]]
    gapped: tuple[int, int, int]  # straight: lines that differ, paragraphs, unexplained ones
    direct: tuple[int, int, int]  # pages reckoned, reckoned with gaps, printed straight


def result(paper: Paper, plain: Path, gapped: Path, direct: Path) -> Result:
    """Compare one paper."""
    count, printed = reading.lines(plain)
    pages = paper.pages()
    found, differing = compared(paper, pages, printed)
    left, _ = compared(paper, paper.pages(GAPLESS), printed)
    remaining = {(d.kind, d.place, d.row): d for d in left}
    broken = [d.place for d in found if d.kind == "断行"]
    named = []
    for d in found:
        other = remaining.get((d.kind, d.place, d.row))
        if d.kind == "断行":
            named.append((cause(other) if other else ROOMY if d.block == "Table" else EDGES, d))
        else:
            named.append((page_cause(d, paper, broken, left) if d.kind == "分页" else UNKNOWN, d))
            broken.append(d.place)
    office_pages = paper.pages(OFFICE)
    broken_there, many = compared(paper, office_pages, reading.lines(gapped)[1])
    lines = [d for d in broken_there if d.kind != "分页"]
    unknown = sum(cause(d) == UNKNOWN for d in lines)
    straight = (pages.count, office_pages.count, reading.count(direct))
    gaps = (many, len(lines), unknown)
    return Result(len(list(pages.lines)), differing, (pages.count, count), named, gaps, straight)


def results(listed: list[Paper], folder: Path) -> list[Result]:
    """Print all papers in every way and compare them."""
    files = [folder / f"{p.name}.docx" for p in listed]
    for path, paper in zip(files, listed, strict=True):
        path.write_bytes(paper.data)
    flat = office.flat(files, folder / "flat")
    plain = office.convert(flat, office.PDF, folder / "plain", office.CELLS)
    gapped = office.convert(files, office.PDF, folder / "gapped", office.CELLS)
    direct = office.convert(files, office.PDF, folder / "direct")
    return [result(*four) for four in zip(listed, plain, gapped, direct, strict=True)]


def report(made: list[Result]) -> list[str]:
    """The figures and the causes as Markdown."""
    by_cause: dict[str, list[Difference]] = defaultdict(list)
    for name, d in (f for r in made for f in r.found):
        by_cause[name].append(d)
    lines, differing = sum(r.lines for r in made), sum(r.differing for r in made)
    gaps = [sum(r.gapped[n] for r in made) for n in range(3)]
    out = [
        "# 逐行对照：估算的行同 LibreOffice 印出来的行",
        "",
        "`PYTHONPATH=. python benchmarks/lines.py` 写的，不要手改。",
        "",
        f"{date.today()}，{office.version()}，Python {sys.version.split()[0]}。范例全部文种，加随机的公文，种子固定。",
        "逐行比的是 .fodt（`text-autospace=none`），字体一律等宽（汉字一格，数字、字母半格）；",
        "“直接转”是 .docx 直接转 PDF，LibreOffice 在数字两边留空五分之一字。",
        "",
        f"- 公文 {len(made)} 份，{sum(r.pages[1] for r in made)} 页",
        f"- 行 {lines}，行首不同的 {differing}（{differing / lines:.2%}）",
        f"- 不同的段落 {sum(d.kind == '断行' for v in by_cause.values() for d in v)}，"
        f"其中未查明 {len(by_cause.get(UNKNOWN, []))}",
        f"- 页数不同的公文 {sum(r.pages[0] != r.pages[1] for r in made)}",
        f"- 直接转，等宽字体，照 LibreOffice 的排法估算：行首不同的 {gaps[0]}（{gaps[0] / lines:.2%}），"
        f"不同的段落 {gaps[1]}，其中未查明 {gaps[2]}",
        f"- 直接转，预览字体：页数同估算不同的 {sum(r.direct[0] != r.direct[2] for r in made)}，"
        f"同照 LibreOffice 留空的估算不同的 {sum(r.direct[1] != r.direct[2] for r in made)}",
        "",
        "| 原因 | 断行 | 分页 |",
        "| --- | --- | --- |",
    ]
    order = sorted(by_cause, key=lambda c: -len(by_cause[c]))
    for name in order:
        kinds = Counter(d.kind for d in by_cause[name])
        out.append(f"| {name} | {kinds['断行'] or ''} | {kinds['分页'] + kinds['文字'] or ''} |")
    for name in order:
        out += ["", f"## {name}", "", *_listed(by_cause[name])]
    return out


def _listed(found: Iterable[Difference]) -> list[str]:
    """Some differences: the reckoned line, the printed one."""
    listed = list(found)
    out = []
    for d in listed[:SHOWN]:
        mine, theirs = _end(d.reckoned, d.next_reckoned), _end(d.printed, d.next_printed)
        out.append(f"- {d.paper} {d.block}：估算 `{mine}`，印出 `{theirs}`，其后 {d.follows} 行")
    more = len(listed) - SHOWN
    return [*out, f"- 另有 {more} 处"] if more > 0 else out


def _end(line: str, after: str) -> str:
    return f"{line[-12:]}|{after[:8]}"


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    listed = [*papers.examples(), *papers.generated(number)]
    with TemporaryDirectory() as folder:
        said = report(results(listed, Path(folder)))
    PAGE.write_text("\n".join(said) + "\n", encoding="utf-8")
    print("\n".join(said[8:]))


if __name__ == "__main__":
    main()
