"""The verbs, their help in Chinese, and how a run ends."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from gencirc import __version__

VERBS = {
    "new": "新建一份能直接生成的样例",
    "import": "把现成的公文变成计划",
    "build": "生成公文",
    "check": "只检查，不生成",
    "show": "在屏幕上看文字",
    "collect": "收改稿：把在 Word 里改的写回计划",
    "issue": "签发：编号、锁定、登记",
    "explain": "一个值是哪个文件、哪一行来的",
    "kinds": "列出能生成的文种",
    "people": "谁在哪些组、变动牵涉哪些公文",
    "diff": "说出两份计划或两份成品有什么不同",
    "proof": "上次核稿以后改了什么；核完了记下来",
    "inspect": "对照国标量一份 Word 或 PDF 文件",
    "schema": "输出编辑器用的字段表",
}
MODULES = {"import": "importing"}  # verbs that are keywords of Python
OURS = 3  # exit code for a fault of gencirc's own
SELDOM = 100_000  # new objects between two looks for dead circles: a run makes next to none

PIECES = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 …"}

SAID = {
    "NoSuchOption": "没有“{option_name}”这个选项",
    "NoSuchCommand": "没有“{command_name}”这个命令",
    "MissingParameter": "缺少{what}",
    "BadParameter": "“{value}”不对",
    "BadOptionUsage": "选项“{option_name}”后面缺内容",
}
ENGLISH = {  # sentences of click's that have no class of their own
    "does not take a value": "选项“{option_name}”后面不写内容",
    "unexpected extra argument": "多写了“{extra}”",
}


class Formatter(click.HelpFormatter):
    """Help in Chinese: full-width colons, and columns that reckon with wide characters."""

    def write_heading(self, heading: str) -> None:
        self.write(f"{heading}：\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        from gencirc.console import cells

        rows = list(rows)
        wide = max(cells(name) for name, _ in rows) + col_spacing
        for name, what in rows:
            self.write(f"  {name}{' ' * (wide - cells(name))}{what}\n")


class Context(click.Context):
    formatter_class = Formatter


class Spoken(click.Command):
    """A verb with Chinese help."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这段说明"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(PIECES.get(p, p) for p in self.collect_usage_pieces(ctx))
        formatter.write(f"用法：{ctx.command_path} {pieces}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        rows = [r for p in options if (r := p.get_help_record(ctx))]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl(rows)


class Verbs(Spoken, click.Group):
    """The group; a verb's module is imported only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"gencirc.cli.{MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        Spoken.format_options(self, ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in VERBS:
            import difflib

            near = difflib.get_close_matches(args[0], VERBS, 1)
            hint = f"，是不是“{near[0]}”？" if near else f"；可用：{'、'.join(VERBS)}"
            raise click.UsageError(f"没有“{args[0]}”这个命令{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, "-V", "--version", message="gencirc %(version)s", help="显示版本"
)
def gencirc() -> None:
    """把一次活动写成一份 YAML，生成成套公文。

    \b
    第一次用：
      gencirc new 夏季环境整治     生成样例
      gencirc build                生成 plans/ 下全部公文
    """


def main() -> None:
    """Run, and end with 0 done, 1 mistakes, 2 wrong command line, 3 our own fault."""
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)  # at the end all goes with the process, not circle by circle
    _speak_utf8()
    try:
        code = gencirc.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(0)
    except click.UsageError as error:
        where = f"\n用 {error.ctx.command_path} -h 看用法" if error.ctx else ""
        click.echo(said(error) + where, err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已停止。", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:
        _our_fault()
        sys.exit(OURS)


def said(error: click.UsageError) -> str:
    """A wrong command line, in Chinese."""
    from gencirc.cli.options import Number

    words = next((ours for bit, ours in ENGLISH.items() if bit in error.message), None)
    words = words or SAID.get(type(error).__name__)
    if words is None:
        return error.message
    facts = {k: getattr(error, k, "") for k in ("option_name", "command_name")}
    facts["extra"] = error.message.partition("(")[2].removesuffix(")")
    parameter = getattr(error, "param", None)
    facts["what"] = f"“{parameter.human_readable_name}”" if parameter else "内容"
    bare = facts["what"].strip("“”")
    facts["value"] = parameter.opts[-1] if isinstance(parameter, click.Option) else bare
    sort = getattr(parameter, "type", None)
    choices = getattr(sort, "choices", ())
    asked = f"，{sort.asked()}" if isinstance(sort, Number) else ""
    return words.format(**facts) + (f"，可用：{'、'.join(choices)}" if choices else asked)


def _our_fault() -> None:
    """Keep the traceback in a file; the person gets a sentence."""
    import traceback

    report = Path("gencirc-出错.txt")
    text = traceback.format_exc()
    try:
        report.write_text(text, encoding="utf-8")
        where = f"详细情况在 {report}，请发给维护者。"
    except OSError:
        where = "详细情况：\n" + text
    click.echo(f"gencirc 自己出了毛病，不是您的错；已有的文件都是完整的。{where}", err=True)


def _speak_utf8() -> None:
    """A console that cannot show a character shows a question mark instead of stopping."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
