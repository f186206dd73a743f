"""gencirc check."""

from __future__ import annotations

from pathlib import Path

import click

from gencirc.cli.main import Spoken
from gencirc.cli.options import found, plan_options


@click.command("check", cls=Spoken)
@plan_options
@click.option("--strict", is_flag=True, help="提醒也算错误")
@click.option("--json", "as_json", is_flag=True, help="问题按 JSON 输出")
def command(
    plans: tuple[Path, ...], templates: Path | None, kinds: tuple[str, ...], draft: bool,
    offline: bool, strict: bool, as_json: bool,
) -> int:  # fmt: skip
    """只检查，不生成：写法、名字、数目、日期、文字。"""
    from gencirc import console
    from gencirc.build import Options, build
    from gencirc.problem import failed

    options = Options(templates=templates, kinds=kinds, draft=draft, offline=offline)
    outcome = build(found(plans), options, dry=True)
    if as_json:
        console.as_json(outcome.problems)
    else:
        console.show(outcome.problems)
        console.unregistered(outcome.problems)
        click.echo(f"检查了 {outcome.plans} 份计划：{console.counted(outcome.problems)}。")
    return 1 if failed(outcome.problems) or (strict and outcome.problems) else 0
