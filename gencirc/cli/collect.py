"""gencirc collect."""

from __future__ import annotations

from pathlib import Path

import click

from gencirc.cli.main import Spoken
from gencirc.cli.options import PLANS, output, templates


@click.command("collect", cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path), metavar="改稿.docx")
@click.option("--plan", type=click.Path(path_type=Path), metavar="计划", help="是哪份计划生成的")
@output("成品在哪里；改稿还在成品文件夹里的不用写")
@templates
@click.option("--dry-run", "--演练", is_flag=True, help="演练：只看计划会怎么改，什么也不写")
@click.option(
    "--plan-only", "--不动模板", is_flag=True, help="模板里的话只列出来，不另存改动的模板"
)
@click.option(
    "--this-copy", "--只收这一份", is_flag=True,
    help="一个单位一份的：别的单位也印的话只列出来，不写",
)  # fmt: skip
def command(
    file: Path, plan: Path | None, output: Path, templates: Path | None, dry_run: bool,
    plan_only: bool, this_copy: bool,
) -> int:  # fmt: skip
    """收改稿：领导在 Word、WPS 里改过的公文，把改动写回计划。"""
    from gencirc import console
    from gencirc.cli.options import found
    from gencirc.collect.collecting import collected
    from gencirc.collect.saving import save
    from gencirc.collect.telling import tell
    from gencirc.options import Options
    from gencirc.problem import failed

    named = found([plan])[0] if plan else None
    out = collected(file, named, PLANS, Options(output, templates), not plan_only, this_copy)
    console.show(out.problems)
    if out.stopped:
        return 1
    saved = None if dry_run else save(out)
    if saved and saved.problems:
        console.show(saved.problems)
        return 1
    tell(out, saved)
    return 1 if failed(out.problems) else 0
