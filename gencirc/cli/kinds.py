"""gencirc kinds."""

from __future__ import annotations

from pathlib import Path

import click

from gencirc.cli import options
from gencirc.cli.main import Spoken


@click.command("kinds", cls=Spoken)
@click.argument("plan", required=False, type=click.Path(path_type=Path), metavar="[计划]")
@options.templates
def command(plan: Path | None, templates: Path | None) -> int:
    """列出能生成的文种：写在哪个键下、要什么、模板在哪里。"""
    from gencirc import console
    from gencirc.kind.library import Library
    from gencirc.plan.paths import shown
    from gencirc.problem import failed, tidy

    if plan and not plan.exists():
        options.stop("B105", plan)
    if plan is None or plan.is_dir():
        plan = (plan or options.PLANS) / "活动.yaml"
    library = Library.beside(plan, templates)
    for key, kind in library.kinds().items():
        click.echo(click.style(str(kind.name), bold=True) + f"  写在“{key}”下")
        if kind.doc:
            click.echo(f"  {kind.doc}")
        click.echo(f"  要有：{'、'.join(kind.needs) or '—'}")
        way = f"行文：{'、'.join(kind.directions)}    " if kind.directions else ""
        upward = f"，上行用{kind.upward}" if kind.upward else ""
        click.echo(f"  {way}版式：{kind.letterhead}{upward}")
        click.echo(f"  模板：{shown(kind.path)}")
    console.show(tidy(library.problems))
    return 1 if failed(library.problems) else 0
