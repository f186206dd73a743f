"""gencirc proof."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gencirc.cli.main import Spoken
from gencirc.cli.options import found, output, plan_options

if TYPE_CHECKING:
    from gencirc.build import Campaign
    from gencirc.kind.document import Document


@click.command("proof", cls=Spoken)
@plan_options
@output("成品所在的文件夹，核过的文字记在它下面")
@click.option("--done", is_flag=True, help="核完了：把现在的文字记下来，下次同它比")
def command(
    plans: tuple[Path, ...], templates: Path | None, kinds: tuple[str, ...], draft: bool,
    offline: bool, output: Path, done: bool,
) -> int:  # fmt: skip
    """说出上次核稿以后各份公文改了什么；核完了加 --done 记下来。"""
    from gencirc import console
    from gencirc.build import Campaign, Options
    from gencirc.problem import failed, tidy

    options = Options(output, templates, kinds, draft, offline=offline)
    wrong = 0
    for path in found(plans):
        one = Campaign(path, options)
        papers = [d for d in one.documents if not d.large and str(d.kind.key) != "核稿单"]
        console.show(tidy(one.problems))
        if failed(one.problems):
            click.echo(f"{one.folder.name} 有错误，改好再核。", err=True)
            wrong = 1
            continue
        for document in papers:
            wrong |= _read(one, document, done)
    return wrong


def _read(one: Campaign, document: Document, done: bool) -> int:
    """Tell what changed in one paper, and keep it as read when that was asked for."""
    from gencirc.compare.texts import told
    from gencirc.messages.system import why
    from gencirc.proof import readings
    from gencirc.text import light

    text = light(document)
    to = f"（{document.recipient.name}）" if document.recipient else ""
    name = document.name + to  # every copy of a batch has readings of its own
    read = readings.last(one.folder, name)
    click.echo(click.style(f"〖{one.folder.name}  {name}〗", bold=True))
    if not read.number:
        click.echo("  没有核过。")
    else:
        for line in told(read.text, text) or [f"同第{read.number}次核稿一样。"]:
            click.echo(f"  {line}")
    if done:
        try:
            kept = readings.keep(one.folder, name, text)
        except OSError as error:
            click.echo(f"  记不下来：{why(error)}", err=True)
            return 1
        click.echo(f"  记下第{kept.number}次核稿。")
    return 0
