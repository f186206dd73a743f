"""A new campaign or paper: a finished example in a folder of its own, which builds at once."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from gencirc.continuing import Continued, continued
from gencirc.filenames import safe
from gencirc.kind.library import Library, built_in
from gencirc.plan.dates import full
from gencirc.plan.layering import base_of, layered, neighbours
from gencirc.plan.paths import registry_beside
from gencirc.plan.reading import known_keys
from gencirc.plan.schema import schema
from gencirc.problem import Problem, failed, problem, tidy

SAMPLES = {"zh": "活动.yaml", "en": "campaign.yaml"}
SCHEMAS = {"zh": "计划.schema.json", "en": "plan.schema.json"}
STRANGE = re.compile(
    r"""[\s:：#'"{}\[\]【】〔〕&*!！|<>@%`,，.。;；、?？]|^-"""
)  # no part of a name

MONTHS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}  # where a season's campaign begins


class Started(NamedTuple):
    """What was written, or why nothing was."""

    files: tuple[Path, ...] = ()
    refused: Problem | None = None


def start(name: str, folder: Path, keys: str = "zh", today: date | None = None) -> Started:
    """Write a plan, and a registry and editor schema where there are none yet."""
    name = name.strip()
    if not name or STRANGE.search(name):
        return Started(refused=problem("B111", None, name=name))
    facts = timetable(name, today or date.today()) | {"名称": campaign_name(name)}
    return _written(folder / safe(name) / SAMPLES[keys], SAMPLES[keys], facts, keys)


def start_kind(kind: str, name: str, folder: Path, today: date | None = None) -> Started:
    """Write a finished paper of one kind; the folder is named after it unless ``name`` says."""
    name = name.strip() or f"{kind}样例"
    known = kinds()
    kind = next((str(k.key) for k in Library([]).kinds().values() if k.answers([kind])), kind)
    if kind not in known:
        return Started(refused=problem("B108", None, name=kind, all="、".join(known)))
    if STRANGE.search(name):
        return Started(refused=problem("B111", None, name=name))
    facts = around(today or date.today())
    return _written(folder / safe(name) / SAMPLES["zh"], f"文种/{kind}.yaml", facts, "zh")


def start_from(named: str, name: str, folder: Path) -> tuple[Started, Continued | None]:
    """Write an overlay on an earlier plan: a file, a folder, or a folder's name in ``folder``."""
    if not name.strip() or STRANGE.search(name.strip()):
        return Started(refused=problem("B111", None, name=name)), None
    plan = folder / safe(name.strip()) / SAMPLES["zh"]
    base = base_of(plan, named) or base_of(Path.cwd() / "活动.yaml", named)
    if base is None:
        return Started(refused=problem("P200", None, name=named, all=neighbours(plan))), None
    if plan.exists():
        return Started(refused=problem("B112", None, file=plan)), None
    demands = Library.beside(base).demands()
    problems: list[Problem] = []
    stack = layered(base, demands, known_keys() | set(demands), problems)
    if failed(problems):
        return Started(refused=tidy(problems)[0]), None
    made = continued(stack, campaign_name(name), base, plan, demands)
    return Started((_write(plan, made.text),)), made


def kinds() -> list[str]:
    """The kinds of which there is an example."""
    return sorted(p.stem for p in (built_in() / "样例" / "文种").glob("*.yaml"))


def _written(plan: Path, sample: str, facts: dict[str, str], keys: str) -> Started:
    """The sample with its blanks filled, and registry and schema where there are none."""
    if plan.exists():
        return Started(refused=problem("B112", None, file=plan))
    folder = plan.parent.parent
    known = registry_beside(folder)
    written = [_write(folder / SCHEMAS[keys], _schema(keys))]
    if known is None:
        written.append(_write(folder / "单位.yaml", _sample("单位.yaml")))
    text = _sample(sample)
    for blank, value in (facts | {"schema": f"../{SCHEMAS[keys]}"}).items():
        text = text.replace("{{ " + blank + " }}", value)
    return Started((_write(plan, text), *written))


def around(today: date) -> dict[str, str]:
    """Dates for a paper that is signed today, or on Monday when that is a weekend."""
    signed = today + timedelta(max(0, 7 - today.weekday())) if today.weekday() > 4 else today
    past, soon, later = (_workday(signed + timedelta(n)) for n in (-12, 12, 30))
    before, last, this = (_months_on(signed, n) for n in (-3, -2, 0))
    second, force, third, end = (_months_on(signed, n) for n in (1, 2, 3, 5))
    day = timedelta(1)
    return {
        "成文日期": signed.isoformat(),
        "成文": full(signed),
        "年": str(signed.year),
        "上年": str(signed.year - 1),
        "旬前": full(past),
        "旬前年": str(past.year),
        "会议日": full(_workday(signed - timedelta(3))),
        "月后": full(later),
        "施行": full(force),
        "季后": full(end - day),
        "旬后": full(soon),
        "首段": _span(signed, second - day, 0),
        "中段": _span(second, third - day, 0),
        "中段末": full(third - day),
        "末段": _span(third, end - day, 0),
        "近期": _span(signed, later, 0),
        "远期": _span(force, end - day, 0),
        "本期": _span(signed, end - day, 0),  # a campaign that begins now, in two phases
        "本期一": _span(signed, force - day, 0),
        "本期二": _span(force, end - day, 0),
        "全期": _span(before, end - day, 0),  # one that goes on
        "上期": _span(before, this - day, 0),  # one that is over, in two phases
        "上期一": _span(before, last - day, 0),
        "上期二": _span(last, this - day, 0),
    }


def _workday(day: date) -> date:
    """The day itself or the Friday before it."""
    return day - timedelta(max(0, day.weekday() - 4))


def timetable(name: str, today: date) -> dict[str, str]:
    """Dates for the sample: the coming season of the name, else the next three months."""
    first = next((MONTHS[c] for c in name if c in MONTHS), today.month % 12 + 1)
    begin = date(today.year, first, 1)
    if begin <= today:
        begin = date(today.year + 1, first, 1)
    second, third, after = (_months_on(begin, n) for n in (1, 2, 3))
    day = timedelta(1)
    return {
        "起止": _span(begin, after - day, 0),
        "成文日期": _weekday(begin - 7 * day, today, begin).isoformat(),
        "开会": full(_weekday(begin - 3 * day, today, begin)),
        "月底": _said(second - day, begin.year),
        "部署": _span(begin, begin + 9 * day, begin.year),
        "整治": _span(begin + 10 * day, third + 9 * day, begin.year),
        "总结": _span(third + 10 * day, after - day, begin.year),
    }


def _months_on(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _weekday(day: date, today: date, begin: date) -> date:
    """The day itself or the Friday before it; when that is past, today.

    Of a weekend the Monday after, unless the campaign has begun by then.
    """
    day = _workday(day)
    if day >= today:
        return day
    monday = today + timedelta(7 - today.weekday())
    return monday if today.weekday() > 4 and monday <= begin else today


def _span(first: date, last: date, year: int) -> str:
    return f"{_said(first, year)}至{_said(last, first.year)}"


def _said(day: date, year: int) -> str:
    """A day, with its year only where that is another one."""
    return full(day).removeprefix(f"{year}年")


def campaign_name(name: str) -> str:
    """The name as a campaign: 夏季环境整治 becomes 夏季环境整治行动."""
    name = name.strip()
    return name if name.endswith(("行动", "活动", "工作", "机制")) else name + "行动"


def _sample(name: str) -> str:
    return (built_in() / "样例" / name).read_text(encoding="utf-8")


def _schema(keys: str) -> str:
    made = schema(keys, Library([]).own())
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
