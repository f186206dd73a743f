"""Papers of every layout, for tests that look at their XML or their pages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from gencirc.build import Campaign, Options

BODIES = {
    "城管局": "清河县城市管理局", "公安局": "清河县公安局", "住建局": "清河县住房和城乡建设局", "交通局": "清河县交通运输局",
    "市监局": "清河县市场监督管理局", "财政局": "清河县财政局", "发改局": "清河县发展和改革局", "资规局": "清河县自然资源和规划局",
    "环保局": "清河县生态环境局", "卫健局": "清河县卫生健康局", "县委": "清河县委",
    "治理办": "青澜市清河经济技术开发区生态环境综合治理工作领导小组办公室",
}  # fmt: skip
REGISTRY = "机关:\n" + "".join(
    f"  {name}: {{全称: {full}, 自称: 我局, 代字: 清{name}发, 印发: {full}办公室}}\n"
    for name, full in BODIES.items()
)
TEXT = "{导语: 为做好冬季工作，现将有关事项通知如下：, 工作重点: 抓好清雪除冰和设施维护，做到随下随清。}"


def paper(folder: Path, plan: str, draft: bool = False) -> Campaign:
    """A plan of one paper, with the bodies above registered beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
    path = folder / "活动.yaml"
    path.write_text(plan, encoding="utf-8")
    return Campaign(path, Options(draft=draft, offline=True))


def notice(issuers: int | str = 1, more: str = "", text: str = TEXT) -> str:
    """A notice of the first so many bodies, or of named ones."""
    names = "、".join(list(BODIES)[:issuers]) if isinstance(issuers, int) else issuers
    return (
        f"机关: {names}\n通知:\n  事由: 做好冬季工作\n  文号: 3\n  成文日期: 2026-11-25\n"
        f"  主送: 各有关单位\n  正文: {text}\n{more}"
    )


def part(made: Campaign, name: str = "word/document.xml") -> str:
    """A part of the first paper's package."""
    papers = made.papers()
    assert papers, [(p.code, p.words) for p in [*made.problems, *made.later]]
    with zipfile.ZipFile(io.BytesIO(papers[0].data)) as archive:
        return archive.read(name).decode()
