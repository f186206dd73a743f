"""gencirc build."""

from __future__ import annotations

import time
from pathlib import Path

import click

from gencirc.cli.main import Spoken
from gencirc.cli.options import Number, found, output, plan_options


@click.command("build", cls=Spoken)
@plan_options
@output()
@click.option("--pdf", is_flag=True, help="同时转成 PDF（要装 LibreOffice）")
@click.option("--force", is_flag=True, help="改过的文件也重写，先备份")
@click.option("--strict", is_flag=True, help="有提醒也不生成")
@click.option("--keep-going", is_flag=True, help="没有错的先生成，有错的列出来")
@click.option(
    "-j",
    "--jobs",
    type=Number(1),
    default=1,
    metavar="个数",
    help="几个进程一起做（一百份以上才用得上）",
)
@click.option("--scheduler", default="", metavar="地址", help="交给 Dask 的调度器，几台机器一起做")
@click.option("--json", "as_json", is_flag=True, help="问题按 JSON 输出")
@click.option("-v", "--verbose", is_flag=True, help="也说哪个版式走了慢的路，为什么")
def command(
    plans: tuple[Path, ...], templates: Path | None, kinds: tuple[str, ...], draft: bool,
    offline: bool, output: Path, pdf: bool, force: bool, strict: bool, keep_going: bool,
    jobs: int, scheduler: str, as_json: bool, verbose: bool,
) -> int:  # fmt: skip
    """生成公文。不写计划，就生成 plans/ 下全部。"""
    from gencirc import console
    from gencirc.build import Options, build
    from gencirc.problem import failed

    if verbose:
        from gencirc.engine.telling import listen

        listen()
    begin = time.perf_counter()
    options = Options(
        output, templates, kinds, draft, force, offline, pdf, strict, keep_going, jobs, scheduler
    )
    with console.progress() as watch:
        outcome = build(found(plans), options, watch=watch)
    if as_json:
        console.as_json(outcome.problems)
    else:
        console.show(outcome.problems)
        console.summary(outcome, time.perf_counter() - begin)
    return 1 if failed(outcome.problems) or (strict and outcome.problems) else 0
