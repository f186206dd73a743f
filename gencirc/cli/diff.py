"""gencirc diff."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gencirc.cli.main import Spoken
from gencirc.cli.options import templates

if TYPE_CHECKING:
    from gencirc.compare.lines import Line
    from gencirc.compare.sides import Found
    from gencirc.record import Paper as File
    from gencirc.redline.giving import Asked


@click.command("diff", cls=Spoken)
@click.argument("one", type=click.Path(path_type=Path), metavar="原来")
@click.argument("other", type=click.Path(path_type=Path), metavar="现在")
@templates
@click.option("--json", "as_json", is_flag=True, help="结果按 JSON 输出")
@click.option("--docx", is_flag=True, help="做花脸稿：带修订记录的 Word 文件")
@click.option("--table", is_flag=True, help="做修改对照表：左栏原文，右栏修改后")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="对照.docx",
    help="另写一份 Word 对照表；有 --docx、--table 时是它的文件名",
)
@click.option("--author", default="", metavar="名字", help="花脸稿的修订人，默认是发文机关")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="2026-11-22",
    help="花脸稿的修订日期，默认是今天",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="文种",
    help="花脸稿、修改对照表只做这个文种，可写几次",
)
@click.option("--force", is_flag=True, help="改过的文件也重写，先备份")
def command(
    one: Path,
    other: Path,
    templates: Path | None,
    as_json: bool,
    docx: bool,
    table: bool,
    output: Path | None,
    author: str,
    day: datetime | None,
    kinds: tuple[str, ...],
    force: bool,
) -> int:
    """说出两份计划（或两份成品）有什么不同：原来的在前，现在的在后。"""
    if docx or table:
        from gencirc.redline.giving import Asked

        asked = Asked(
            table and not docx, output, author, day.date() if day else None, kinds, templates
        )
        return _redlines(one, other, asked, force)
    return _differences(one, other, templates, as_json, output, force)


def _differences(
    one: Path, other: Path, templates: Path | None, as_json: bool, output: Path | None, force: bool
) -> int:
    from gencirc import console
    from gencirc.compare.sides import compared
    from gencirc.problem import failed

    found = compared(one, other, templates)
    console.show(found.problems)
    if found.stopped:
        return 1
    if as_json:
        _as_json(found)
    else:
        _tell(found)
    wrong = _table(found, output, force, as_json) if output else 0
    return 1 if failed(found.problems) else wrong


def _redlines(one: Path, other: Path, asked: Asked, force: bool) -> int:
    """The papers with their changes tracked, or both texts in a table."""
    from gencirc import console
    from gencirc.problem import failed
    from gencirc.redline.giving import given

    found = given(one, other, asked)
    console.show(found.problems)
    for name in found.same:
        click.echo(f"  没有不同 {name}")
    wrong = _write(found.files, force)
    return 1 if failed(found.problems) else wrong


def _tell(found: Found) -> None:
    """Sentences under the headings of their areas."""
    from gencirc.compare.lines import areas

    if not (found.lines or found.shifted or found.follow):
        click.echo("没有不同。")
        return
    click.echo(click.style(f"{found.old} → {found.new}", bold=True))
    for area, lines in areas(found.lines).items():
        if area:
            click.echo(f"〖{area}〗")
        for line in lines:
            click.echo(f"  {line.sentence}")
    if found.shifted:
        click.echo("〖随之推算的日期〗")
    for line in found.shifted:
        click.echo(f"  {line.sentence}")
    if found.follow:
        click.echo(found.follow)
    click.echo(f"不同 {len(found.lines)} 处。")


def _as_json(found: Found) -> None:
    import json

    told = {
        "原来": found.old,
        "现在": found.new,
        "不同": [_told(line) for line in found.lines],
        "随之推算": [_told(line) for line in found.shifted],
        "随之变动": found.following,
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


def _told(line: Line) -> dict[str, str]:
    return {
        "类": line.area,
        "项目": line.item,
        "原来": line.old,
        "现在": line.new,
        "变化": line.change,
        "说法": line.sentence,
        "原处": line.places[0],
        "现处": line.places[1],
    }


def _table(found: Found, output: Path, force: bool, quiet: bool) -> int:
    """The table as a Word file."""
    from gencirc.compare.table import file
    from gencirc.kind.library import Library

    return _write([file(found, output.with_suffix(".docx"), Library([]))], force, quiet)


def _write(made: list[File], force: bool, quiet: bool = False) -> int:
    """Files written, never over one that a hand has changed."""
    from gencirc import console, record
    from gencirc.problem import failed

    problems = [] if force else record.edited(made)
    if not failed(problems):
        written = record.save(made)
        problems = [w.problem for w in written if w.problem]
        for w in written:
            if not quiet and not w.problem:
                click.echo(f"  {w.state} {w.path}")
    console.show(problems)
    return 1 if failed(problems) else 0
