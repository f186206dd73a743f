"""gencirc inspect."""

from __future__ import annotations

from pathlib import Path

import click

from gencirc.cli.main import Spoken


@click.command("inspect", cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--json", "as_json", is_flag=True, help="结果按 JSON 输出")
def command(file: Path, as_json: bool) -> int:
    """对照 GB/T 9704—2012 量一份 .docx 或 .pdf；.docx 里要看版面才知道的写“未核验”。"""
    from gencirc import console
    from gencirc.inspect.measure import measured

    findings, why = measured(file)
    if why:
        click.echo(f"{file} 量不了：{why}", err=True)
        return 1
    console.findings(findings, as_json)
    return 1 if any(f.fails for f in findings) else 0
