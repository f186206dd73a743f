"""gencirc diff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gencirc.cli.main import Spoken
from gencirc.cli.options import templates

if TYPE_CHECKING:
    from gencirc.compare.lines import Line
    from gencirc.compare.sides import Found


@click.command("diff", cls=Spoken)
@click.argument("one", type=click.Path(path_type=Path), metavar="原来")
@click.argument("other", type=click.Path(path_type=Path), metavar="现在")
@templates
@click.option("--json", "as_json", is_flag=True, help="结果按 JSON 输出")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="对照.docx",
    help="另写一份 Word 对照表",
)
@click.option("--force", is_flag=True, help="改过的对照表也重写，先备份")
def command(
    one: Path, other: Path, templates: Path | None, as_json: bool, output: Path | None, force: bool
) -> int:
    """说出两份计划（或两份成品）有什么不同：原来的在前，现在的在后。"""
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
    wrong = _write(found, output, force, as_json) if output else 0
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


def _write(found: Found, output: Path, force: bool, quiet: bool) -> int:
    """The table as a Word file, never over one that a hand has changed."""
    from gencirc import console, record
    from gencirc.compare.table import file
    from gencirc.kind.library import Library
    from gencirc.problem import failed

    made = file(found, output.with_suffix(".docx"), Library([]))
    problems = [] if force else record.edited([made])
    if not failed(problems):
        (written,) = record.save([made])
        problems = [written.problem] if written.problem else []
        if not quiet and not problems:
            click.echo(f"  {written.state} {written.path}")
    console.show(problems)
    return 1 if failed(problems) else 0
