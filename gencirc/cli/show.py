"""gencirc show."""

from __future__ import annotations

from pathlib import Path

import click

from gencirc.cli.main import Spoken
from gencirc.cli.options import found, plan_options


@click.command("show", cls=Spoken)
@plan_options
def command(
    plans: tuple[Path, ...],
    templates: Path | None,
    kinds: tuple[str, ...],
    draft: bool,
    offline: bool,
) -> int:
    """在屏幕上看印出来的文字，不写文件。"""
    from gencirc import console
    from gencirc.build import Options, build
    from gencirc.problem import failed

    options = Options(templates=templates, kinds=kinds, draft=draft, offline=offline)
    outcome = build(found(plans), options, dry=True)
    console.show(outcome.problems)
    for made in outcome.made:
        click.echo(click.style(f"〖{made.path.parent.name}  {made.path.stem}〗", bold=True))
        click.echo(made.text)
    return 1 if failed(outcome.problems) else 0
