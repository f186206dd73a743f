"""gencirc inspect."""

from __future__ import annotations

from pathlib import Path

import click

from gencirc.cli.main import Spoken


@click.command("inspect", cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--json", "as_json", is_flag=True, help="结果按 JSON 输出")
@click.option("-v", "--all", "everything", is_flag=True, help="合格的也一项一项列出来")
@click.option("--no-render", is_flag=True, help="不经 LibreOffice 看版面，只看 .docx 文件本身")
def command(file: Path, as_json: bool, everything: bool, no_render: bool) -> int:
    """对照 GB/T 9704—2012 量一份 .docx 或 .pdf，谁做的都行；有 LibreOffice 就连版面一起量。"""
    from gencirc.inspect import telling
    from gencirc.inspect.measure import measured

    found = measured(file, render=not no_render)
    if found.why:
        click.echo(f"{file} 量不了：{found.why}", err=True)
        return 1
    if as_json:
        telling.as_json(found.findings)
    else:
        telling.tell(found, everything)
    return 1 if any(f.fails for f in found.findings) else 0
