"""What several tests need: plans in a folder of their own, papers as blocks and text."""

from __future__ import annotations

import html
import io
import re
import shutil
import zipfile
from pathlib import Path

from gencirc.build import Campaign, Options
from gencirc.problem import Problem

TOP = Path(__file__).resolve().parent.parent
CASES = TOP / "tests" / "cases"
EXAMPLES = sorted((TOP / "plans").glob("*/*.yaml"))

REGISTRY = """
机关:
  测试局:
    全称: 清河县城市管理局
    简称: 清河县城管局
    自称: 我局、全局
    级别: 县
    代字: 清城管发
    印发: 清河县城市管理局办公室
测试局领导:
  程远山: 党组书记、局长
  陆知秋: 副局长
  苏见川: 副局长
  韩松: 办公室主任
科室: 办公室、环卫科、市政科、执法大队、财务科
称谓: 主要负责同志、片长
外单位: 第三方公司
别名: {执法队: 执法大队}
变动:
  - 2026-05-01 苏见川 调出，其职务由 韩松 接任
"""

PLAN = """
活动: 夏季整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
通知: {文号: 3, 成文日期: 2026-05-25, 主送: 各科室, 正文: 请认真落实。}
讲话: {讲话人: 程远山, 要点: {提高认识: 要重视。, 狠抓落实: 要落实。}}
"""


def campaign(folder: Path, plan: str, name: str = "活动.yaml", draft: bool = False) -> Campaign:
    """A plan as text, with the registry above beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "单位.yaml").exists():
        (folder / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
    path = folder / name
    path.write_text(plan, encoding="utf-8")
    return Campaign(path, Options(draft=draft))


def put(folder: Path, plan: str = PLAN, name: str = "夏季整治") -> Path:
    """A plan in its own folder below ``plans/``, with the registry above, as an office has them."""
    path = folder / "plans" / name / "活动.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    (folder / "plans" / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
    path.write_text(plan, encoding="utf-8")
    return path


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder but locks: its bytes and when it was written."""
    found = [p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix != ".lock"]
    return {str(p.relative_to(folder)): (p.read_bytes(), p.stat().st_mtime_ns) for p in found}


def examples(folder: Path) -> Path:
    """A copy of the example plans to be changed."""
    shutil.copytree(TOP / "plans", folder / "plans")
    return folder / "plans"


def word_text(data: bytes) -> str:
    """All text of a .docx, without markup."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    return html.unescape(re.sub(r"<[^>]+>", "", xml))


def told(problems: list[Problem]) -> list[str]:
    """Problems as lines of a case file: 行:列 级别 代码."""
    out = []
    for p in problems:
        file, line, column = p.place
        out.append(f"{Path(file).name}:{line}:{column} {p.severity} {p.code}")
    return out


def refaced(parts: dict[str, bytes], style: str, face: str) -> None:
    """Give every style whose name begins with ``style`` another face."""
    xml = parts["word/styles.xml"].decode()
    for found in re.findall(rf'<w:style\b[^>]*><w:name w:val="{style}.*?</w:style>', xml, re.S):
        fonts = re.search(r"<w:rFonts\b[^>]*>", found)
        if fonts:
            new = re.sub(r'(w:\w+)="[^"]*"', rf'\1="{face}"', fonts[0])
            xml = xml.replace(found, found.replace(fonts[0], new))
    parts["word/styles.xml"] = xml.encode()
