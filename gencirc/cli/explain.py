"""gencirc explain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gencirc.cli import options
from gencirc.cli.main import Spoken

if TYPE_CHECKING:
    from gencirc.explaining import Explained
    from gencirc.tracing import Said


@click.command("explain", cls=Spoken)
@click.argument("path", metavar="什么")
@click.argument("plans", nargs=-1, type=click.Path(path_type=Path), metavar="[计划…]")
@options.templates
def command(path: str, plans: tuple[Path, ...], templates: Path | None) -> int:
    """一个值是哪个文件、哪一行来的：gencirc explain 任务.围挡.期限。"""
    from gencirc.explaining import explained, near
    from gencirc.kind.library import Library
    from gencirc.plan.reading import read_plan

    nearest = ""
    told = 0
    for file in options.found(plans):
        library = Library.beside(file, templates)
        plan = read_plan(file, library.demands()).plan
        nearest = nearest or near(plan, path, library.demands())
        found = explained(plan, path, library)
        if found:
            click.echo(click.style(f"〖{plan.shown}〗", bold=True))
        for one in found:
            _tell(one)
        told += len(found)
    if not told:
        hint = f"，是不是“{nearest}”？" if nearest else ""
        click.echo(f"计划里没有“{path}”{hint}", err=True)
    return 0 if told else 1


def _tell(one: Explained) -> None:
    printed = f"  印出来：{one.printed}" if one.printed else ""
    gone = f"  （{one.gone}）" if one.gone else ""
    click.echo(f"{one.path}{printed}{gone}")
    for said in one.said:
        _line(said, "← 用这个" if said.holds and len(one.said) > 1 else "")
    for said in one.parts:
        _line(said, "")


def _line(said: Said, note: str) -> None:
    file, line, _ = said.place
    layer = f"{said.layer}  " if said.layer else ""
    click.echo(f"  {layer}{file}:{line}  {said.text}  {note}".rstrip())
