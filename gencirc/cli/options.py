"""What several verbs ask: which plans, which templates; and how results are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

PLANS = Path("plans")
F = Callable[..., Any]


class Number(click.IntRange):
    """A whole number within bounds, told in Chinese."""

    def _describe_range(self) -> str:
        return f"{self.min} 以上" if self.max is None else f"{self.min}—{self.max}"

    def asked(self) -> str:
        """What has to be written."""
        return f"要写整数，{self._describe_range()}"


def _folder(context: click.Context, option: click.Parameter, path: Path | None) -> Path | None:
    if path is not None and not path.is_dir():
        stop("B110", path)
    return path


templates = click.option(
    "--templates",
    type=click.Path(path_type=Path),
    callback=_folder,
    metavar="文件夹",
    help="先用这里的模板",
)
keys = click.option(
    "--keys", type=click.Choice(["zh", "en"]), default="zh", help="键用中文还是英文"
)
folder = click.option(
    "-d",
    "--dir",
    "folder",
    default=PLANS,
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="放在哪里",
)
ARGUMENTS: tuple[Callable[[F], F], ...] = (
    click.argument("plans", nargs=-1, type=click.Path(path_type=Path), metavar="[计划…]"),
    templates,
    click.option("--kind", "kinds", multiple=True, metavar="文种", help="只要这个文种，可写几次"),
    click.option("--draft", is_flag=True, help="草稿：没定的印成〔待定〕"),
    click.option("--classified-machine", "offline", is_flag=True, help="这是不联网的涉密机"),
)


def output(told: str = "写到哪里") -> Callable[[F], F]:
    """The folder of the papers; ``told`` is what the verb does there."""
    return click.option(
        "-o",
        "--output",
        default="output",
        type=click.Path(path_type=Path),
        metavar="文件夹",
        help=told,
    )


def plan_options(function: F) -> F:
    """The arguments that build, check and show share."""
    for argument in reversed(ARGUMENTS):
        function = argument(function)
    return function


def found(plans: Sequence[Path]) -> list[Path]:
    """The plan files meant: files, the plans of folders, or all below ``plans/``."""
    from gencirc.plan.paths import plans_in

    out: list[Path] = []
    for path in plans or (PLANS,):
        inside = plans_in(path) if path.is_dir() else [path] if path.is_file() else []
        if not inside:
            stop("B106" if path.is_dir() or not plans else "B105", path)
        out += inside
    return list(dict.fromkeys(out))


def stop(code: str, path: Path) -> NoReturn:
    """End with a wrong command line."""
    from gencirc.messages import MESSAGES

    _, words, remedy = MESSAGES[code]
    raise click.UsageError(f"{words.format(path=path)}；{remedy}")
