"""A new campaign: a finished example in a folder of its own, which builds at once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gencirc.kind.library import built_in
from gencirc.plan.reading import registry_beside
from gencirc.plan.schema import schema
from gencirc.record import safe

SAMPLES = {"zh": "活动.yaml", "en": "campaign.yaml"}
SCHEMAS = {"zh": "计划.schema.json", "en": "plan.schema.json"}


class Started(NamedTuple):
    """What was written, or why nothing was."""

    files: tuple[Path, ...] = ()
    refused: str = ""


def start(name: str, folder: Path, keys: str = "zh") -> Started:
    """Write a plan, and a registry and editor schema where there are none yet."""
    place = folder / safe(name)
    plan = place / SAMPLES[keys]
    if plan.exists():
        return Started(refused=f"“{plan}”已经有了，没有改动它；换一个名称")
    known = registry_beside(folder)
    written = [_write(folder / SCHEMAS[keys], _schema(keys))]
    if known is None:
        written.append(_write(folder / "单位.yaml", _sample("单位.yaml")))
    text = _sample(SAMPLES[keys]).replace("{{ 名称 }}", _campaign(name))
    text = text.replace("{{ 年 }}", str(date.today().year))
    text = text.replace("{{ schema }}", f"../{SCHEMAS[keys]}")
    return Started((_write(plan, text), *written))


def _campaign(name: str) -> str:
    """The name as a campaign: 夏季环境整治 becomes 夏季环境整治行动."""
    name = name.strip()
    return name if name.endswith(("行动", "活动", "工作", "机制")) else name + "行动"


def _sample(name: str) -> str:
    return (built_in() / "样例" / name).read_text(encoding="utf-8")


def _schema(keys: str) -> str:
    return json.dumps(schema(keys), ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
