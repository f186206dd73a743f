"""A recipe → a paper: the right one, changed as the recipe says."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from gencirc.build import Campaign, Options
from gencirc.word import package
from tests.helpers import TOP, campaign
from tests.wrong.handmade import PAPERS

FOLDER = Path(__file__).resolve().parent
STYLES, DOCUMENT, SETTINGS = "word/styles.xml", "word/document.xml", "word/settings.xml"
BLANK = '<w:p><w:pPr><w:pStyle w:val="BlankLine"/></w:pPr></w:p>'
PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(?:(?!</?w:p[ >]).)*</w:p>", re.S)


def recipes() -> list[dict[str, Any]]:
    """Every wrong paper by its recipe."""
    found = yaml.safe_load((FOLDER / "papers.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


@cache
def base(name: str = "通知") -> bytes:
    """The right paper that wrong ones are made from: by gencirc, or by hand."""
    if name in PAPERS:
        return PAPERS[name]()
    if name == "例一":  # the example with pages that lie
        return Campaign(TOP / "plans/双创攻坚/活动.yaml", Options()).papers()[0].data
    plan = (FOLDER / "base.yaml").read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        made = campaign(Path(folder), plan)
        assert not made.problems
        return made.papers()[0].data


def made(recipe: dict[str, Any]) -> bytes:
    """The paper of a recipe."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "底稿.docx"
        path.write_bytes(base(recipe.get("底稿", "通知")))
        parts = {n: b.decode() if n.endswith(".xml") else b for n, b in package.read(path).items()}
    for edit in recipe.get("改", []):
        edited(parts, edit)
    text = str(parts[DOCUMENT])
    for said in recipe.get("删段", []):
        text = without(text, said)
    if recipe.get("删空行") == "标题下":
        text = blank_gone(text, title(text).end(), after=True)
    if recipe.get("删空行") == "标题上":
        text = blank_gone(text, title(text).start(), after=False)
    parts[DOCUMENT] = text
    return package.write({n: b.encode() if isinstance(b, str) else b for n, b in parts.items()})


def edited(parts: dict[str, Any], edit: dict[str, Any]) -> None:
    """Replace in a part; a recipe that finds nothing is itself wrong."""
    where, count = edit["在"], edit.get("次", 0)
    if where.startswith("样式 "):
        pattern = rf'<w:style\b[^>]*><w:name w:val="{where[3:]}"/>.*?</w:style>'
        found = re.search(pattern, parts[STYLES], re.S)
        assert found, edit
        new, times = re.subn(str(edit["找"]), str(edit["换"]), found[0])
        parts[STYLES] = parts[STYLES].replace(found[0], new)
        assert times, edit
        return
    names = {"样式": STYLES, "设置": SETTINGS}
    if where == "页脚":
        touched = [n for n in parts if re.fullmatch(r"word/footer\w*\.xml", n)]
    else:
        touched = [names.get(where, DOCUMENT)]
    times = 0
    for name in touched:
        parts[name], n = re.subn(
            str(edit["找"]), str(edit["换"]), parts[name], count=count, flags=re.S
        )
        times += n
    assert times, edit


def said(xml: str) -> str:
    """The text of a paragraph."""
    return html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>(.*?)</w:t>", xml, re.S)))


def without(text: str, wanted: str) -> str:
    """The document without the paragraph that says this, and the blank one after it."""
    for found in PARAGRAPH.finditer(text):
        if said(found[0]) == wanted:
            return blank_gone(
                text[: found.start()] + text[found.end() :], found.start(), True, False
            )
    raise AssertionError(wanted)


def title(text: str) -> re.Match[str]:
    """The paragraph of the title."""
    return next(f for f in PARAGRAPH.finditer(text) if 'w:val="DocTitle"' in f[0])


def blank_gone(text: str, place: int, after: bool, must: bool = True) -> str:
    """The document without the blank paragraph right after (before) a place."""
    for found in PARAGRAPH.finditer(text):
        beside = found.start() == place if after else found.end() == place
        if beside and not said(found[0]) and "sectPr" not in found[0]:
            return text[: found.start()] + text[found.end() :]
    assert not must, "no blank line"
    return text
