"""gencirc schema."""

from __future__ import annotations

from pathlib import Path

import click

from gencirc.cli import options
from gencirc.cli.main import Spoken


@click.command("schema", cls=Spoken)
@options.keys
def command(keys: str) -> int:
    """输出编辑器用的字段表（JSON Schema），存成文件后编辑器能补全。"""
    import json

    from gencirc.kind.library import Library
    from gencirc.plan.schema import schema

    made = schema(keys, Library([Path("templates")]).own())
    click.echo(json.dumps(made, ensure_ascii=False, indent=1))
    return 0
