"""gencirc issue."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gencirc.cli.main import Spoken
from gencirc.cli.options import Number, found, output, templates

if TYPE_CHECKING:
    from gencirc.issuing import Issued


def _day(context: click.Context, option: click.Parameter, typed: str | None) -> date | None:
    from gencirc.register.rows import day_of

    day = day_of(typed) if typed else None
    if typed and day is None:
        raise click.UsageError(f"--date 后面的“{typed}”不是日期，写成 2027-03-05", context)
    return day


def _again(context: click.Context, option: click.Parameter, why: str | None) -> str:
    if why is not None and not why.strip():
        raise click.UsageError("--again 后面写更正的缘由，如 --again '更正第二部分的时限'", context)
    return (why or "").strip()


@click.command("issue", cls=Spoken)
@click.argument("plans", nargs=-1, type=click.Path(path_type=Path), metavar="[计划…]")
@templates
@click.option("--kind", "kinds", multiple=True, metavar="文种", help="只签发这个文种，可写几次")
@click.option("--to", "recipients", multiple=True, metavar="对象", help="只签发给他的，可写几次")
@click.option("--all", "everything", is_flag=True, help="讲话等没有版头的也签发")
@click.option("--date", "day", callback=_day, metavar="日期", help="成文日期；不写是今天")
@click.option("--signer", default="", metavar="姓名", help="签发人")
@click.option(
    "--number",
    type=Number(1, 99999),
    default=None,
    metavar="号",
    help="用这个顺序号，补空号用",
)
@click.option("--again", callback=_again, metavar="缘由", help="更正以后再签发一版，文号不变")
@output()
@click.option("--force", is_flag=True, help="改过的文件也重写，先备份")
@click.option("--classified-machine", "offline", is_flag=True, help="这是不联网的涉密机")
@click.option("--list", "listing", is_flag=True, help="只看登记表：每种代字用到几号、空着哪几号")
def command(
    plans: tuple[Path, ...], templates: Path | None, kinds: tuple[str, ...],
    recipients: tuple[str, ...], everything: bool, day: date | None, signer: str,
    number: int | None, again: str, output: Path, force: bool, offline: bool, listing: bool,
) -> int:  # fmt: skip
    """签发：取下一个文号，填成文日期，锁定文字，登记，生成。"""
    if listing:
        return _list(found(plans))
    if not plans:
        raise click.UsageError("写上要签发的计划，如 gencirc issue plans/夏季整治")
    from gencirc.build import Options
    from gencirc.issuing import issue
    from gencirc.register.numbering import Asked

    options = Options(output, templates, kinds, force=force, offline=offline)
    asked = Asked(datetime.now(), day, recipients, signer, number or 0, again, everything)
    return max(_told(issue(path, asked, options)) for path in found(plans))


def _told(outcome: Issued) -> int:
    """Say what came of issuing the papers of one plan."""
    from gencirc import console
    from gencirc.plan.paths import shown
    from gencirc.problem import failed
    from gencirc.register.listing import told

    console.show(outcome.problems)
    for line in told(outcome.rows, outcome.before, outcome.changes):
        click.echo(line)
    console.written(outcome.written)
    if outcome.rows:
        click.echo(f"登记在 {shown(outcome.register)}")
    elif failed(outcome.problems) and not outcome.written:
        click.echo("没有签发，没有取号。", err=True)
    return 1 if failed(outcome.problems) else 0


def _list(paths: list[Path]) -> int:
    """Print the registers of plans."""
    from gencirc import console
    from gencirc.plan.paths import shown
    from gencirc.plan.reading import read_plan
    from gencirc.problem import failed, tidy
    from gencirc.register.book import opened
    from gencirc.register.listing import listed

    books = {b.path: b for p in paths for b in [opened(p, read_plan(p).registry)]}
    problems = tidy(p for b in books.values() for p in b.problems)
    console.show(problems)
    for book in books.values():
        click.echo(click.style(f"〖{shown(book.path)}〗", bold=True))
        for line in listed(book.rows) if book.rows else ["还没有登记过"]:
            click.echo(line)
    return 1 if failed(problems) else 0
