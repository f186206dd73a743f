"""What a person sees: problems with the line they stand in, and the summary of a run."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gencirc.problem import Problem, failed

if TYPE_CHECKING:
    from gencirc.build import Outcome
    from gencirc.record import Written

COLOURS = {"错误": "red", "提醒": "yellow"}
MANY = 20  # files of one folder that are listed one by one
OFTEN = 0.2  # seconds between two lines of progress
ISSUED = "签发稿"  # what the stage of an issued paper begins with
WIDEST = 64  # columns of a source line that are shown


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """On a terminal a line about a long batch: how many are done, how fast, how long it takes."""
    if not sys.stderr.isatty():
        yield None
        return
    begun: dict[str, float] = {}
    shown = [0.0]

    def watch(what: str, done: int, all_: int) -> None:
        now = time.perf_counter()
        if done == 1:
            begun[what] = now
        if all_ <= MANY or (done < all_ and now - shown[0] < OFTEN):
            return
        shown[0] = now
        rate = done / max(now - begun.get(what, now), 1e-6)
        left = (all_ - done) / rate
        click.echo(
            f"\r{what} {done}/{all_}，每秒 {rate:.0f} 份，还要 {left:.0f} 秒\x1b[K",
            err=True,
            nl=False,
        )

    try:
        yield watch
    finally:
        if shown[0]:
            click.echo("\r\x1b[K", err=True, nl=False)


def show(problems: Sequence[Problem]) -> None:
    """All problems, each with its line, a caret and what to write instead."""
    for found in problems:
        click.echo(_told(found), err=True)


def as_json(problems: Iterable[Problem]) -> None:
    """One problem a line, for other programs."""
    for found in problems:
        file, line, column = found.place
        facts = {"文件": file, "行": line, "列": column, "级别": found.severity}
        facts |= {"代码": found.code, "说": found.words, "改": found.remedy}
        click.echo(json.dumps(facts, ensure_ascii=False))


def _told(found: Problem) -> str:
    file, line, column = found.place
    severity = click.style(found.severity, fg=COLOURS[found.severity], bold=True)
    source = found.mark.source.line(line) if found.mark else ""
    at = f"{file}:{line}:{column} " if source else f"{file} " if file else ""
    out = [f"{at}{severity} {found.code} {found.words}"]
    if source and found.mark:
        column = found.mark.source.column(found.mark.at)
        number = f"{line:>5} │ "
        text, caret = excerpt(source, column)
        out += [number + text, " " * 6 + "│ " + caret]
    out.append(f"      └ {found.remedy}")
    return "\n".join(out)


def excerpt(source: str, column: int) -> tuple[str, str]:
    """The part of a line around a column, and a caret under it."""
    start = 0
    while cells(source[start : column - 1]) > WIDEST // 2:
        start += 1
    head = "…" if start else ""
    text = head + source[start:]
    stop = len(text)
    while cells(text[:stop]) > WIDEST:
        stop -= 1
    before = cells(head + source[start : column - 1])
    return text[:stop] + ("…" if stop < len(text) else ""), " " * before + "^"


def cells(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def counted(problems: Sequence[Problem]) -> str:
    """3 处错误，1 处提醒."""
    errors = sum(p.severity == "错误" for p in problems)
    reminders = len(problems) - errors
    return f"{errors} 处错误，{reminders} 处提醒"


def summary(outcome: Outcome, seconds: float) -> None:
    """Files, estimated pages, what is still open, the count and the time."""
    if not outcome.written and (failed(outcome.problems) or outcome.made):
        unregistered(outcome.problems)
        click.echo(f"{counted(outcome.problems)}，没有生成任何文件。", err=True)
        return
    written(outcome.written, paged=True)
    for sheets in outcome.pdfs if len(outcome.pdfs) <= MANY else ():
        click.echo(f"  {sheets.state} {sheets.path}  {sheets.pages} 页")
        if sheets.backup:
            click.echo(f"       原件备份在 {sheets.backup}")
    if outcome.problems:
        click.echo(counted(outcome.problems) + "。")
    fresh = sum(w.state in ("新写", "更新") for w in outcome.written)
    same = sum(w.state == "未变" for w in outcome.written)
    kept = f"，{same} 份没有变化" if same else ""
    where = "、".join(_places(w.path.parent.parent for w in outcome.written))
    place = f"，在 {where}" if where else "。没有要印的：看看 --kind 写的文种计划里有没有"
    click.echo(f"生成 {fresh} 份{kept}，用时 {seconds:.1f} 秒{place}")


def _places(folders: Iterable[Path]) -> list[str]:
    """The folders that lie in no other of them."""
    found = set(folders)
    return sorted(str(f) for f in found if not found & set(f.parents))


def _by_folder(written: Iterable[Written]) -> dict[Path, list[Written]]:
    folders: dict[Path, list[Written]] = {}
    for one in written:
        folders.setdefault(one.path.parent, []).append(one)
    return folders


def written(papers: Iterable[Written], paged: bool = False) -> None:
    """What became of files, folder by folder; many of one folder in one line.

    ``paged`` tells pages and stages too.
    """
    for folder, files in _by_folder(papers).items():
        if len(files) > MANY:
            _together(folder, files, paged)
        else:
            _each(files, paged)


def _each(papers: Iterable[Written], paged: bool) -> None:
    """A line for every file: pages as reckoned, 草稿 or 送审稿 and what is still open."""
    for one in papers:
        stage = f"  {one.stage}" if one.stage else ""
        pages = f"  约 {one.pages} 页{stage}" if paged and one.pages else ""
        click.echo(f"  {one.state} {one.path}{pages}")
        if one.backup:
            click.echo(f"       原件备份在 {one.backup}")


def _together(folder: Path, papers: Sequence[Written], paged: bool) -> None:
    """One line for a folder of many files; backups are named all the same."""
    states = Counter(w.state for w in papers)
    known = [w for w in papers if paged and w.pages]
    stages = {ISSUED if s.stage.startswith(ISSUED) else s.stage for s in known if s.stage}
    said = "，".join(f"{state} {count} 份" for state, count in states.items())
    pages = [f"约 {sum(s.pages for s in known)} 页"] if known else []
    click.echo("  ".join([f"  {folder}：{said}", *pages, *sorted(stages)]))
    for one in papers:
        if one.backup:
            click.echo(f"       原件备份在 {one.backup}")


def unregistered(problems: Sequence[Problem]) -> None:
    """Lines to paste into 单位.yaml for all names that are not there yet."""
    names = dict.fromkeys(
        p.words.split("“")[1].split("”")[0] for p in problems if p.code in ("N201", "N203")
    )
    if names:
        click.echo("没有登记的名字，核对以后可以贴进 单位.yaml：", err=True)
        click.echo(f"  待归类: {'、'.join(names)}", err=True)
