"""Papers edited by chance as a chief would: words, sentences, paragraphs, rows; seeded."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

from gencirc.outside.package import packaged
from gencirc.outside.paper import paper
from gencirc.outside.settling import accepted, rejected
from gencirc.outside.tree import tree, w
from gencirc.outside.values import Paragraph
from gencirc.redline.drawing import redlined
from gencirc.redline.settling import settled
from gencirc.word.package import write

WORDS = (
    "各部门",
    "7月1日前",
    "市政科牵头，",
    "认真",
    "从严从快",
    "（二）",
    "。",
    "12处",
    "“回头看”",
    "县财政局、",
    "，确保取得实效",
)
AUTHOR, DATE = "测试局", "2026-11-22T00:00:00Z"
Edit = Callable[[Any, random.Random], None]


def _one(root: Any, tag: str, by: random.Random) -> Any | None:
    found = list(root.iter(w(tag)))
    return by.choice(found) if found else None


def reworded(root: Any, by: random.Random) -> None:
    """Words put in, taken out or put for others in one run."""
    text = _one(root, "t", by)
    if text is not None and text.text:
        at = by.randrange(len(text.text) + 1)
        size = by.choice((0, 1, 3, 8))
        text.text = text.text[:at] + by.choice((*WORDS, "")) + text.text[at + size :]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def paragraph_gone(root: Any, by: random.Random) -> None:
    p = _one(root, "p", by)
    parent = p.getparent() if p is not None else None
    if (
        parent is not None
        and len(parent.findall(w("p"))) > 1
        and p.find(f".//{w('sectPr')}") is None
    ):
        if parent.tag == w("body") or parent[-1] is not p:
            parent.remove(p)


def paragraph_new(root: Any, by: random.Random) -> None:
    p = _one(root, "p", by)
    if p is None or p.getparent() is None:
        return
    made = etree.Element(w("p"))
    if p.find(w("pPr")) is not None and by.random() < 0.7:
        made.append(deepcopy(p.find(w("pPr"))))
        for section in list(made.iter(w("sectPr"))):
            section.getparent().remove(section)
    if by.random() < 0.9:
        etree.SubElement(etree.SubElement(made, w("r")), w("t")).text = "".join(
            by.choices(WORDS, k=4)
        )
    p.addprevious(made) if by.random() < 0.5 else p.addnext(made)


def moved(root: Any, by: random.Random) -> None:
    """A paragraph or a table taken to another place of its flow."""
    thing = _one(root, by.choice(("p", "p", "tbl")), by)
    parent = thing.getparent() if thing is not None else None
    others = [
        x for x in (parent if parent is not None else ()) if x.tag == w("p") and x is not thing
    ]
    if len(others) > 1 and thing.find(f".//{w('sectPr')}") is None:
        others[-1].getparent().remove(thing)
        by.choice(others[:-1] or others).addprevious(thing)


def row_gone(root: Any, by: random.Random) -> None:
    row = _one(root, "tr", by)
    if row is not None and len(row.getparent().findall(w("tr"))) > 1:
        row.getparent().remove(row)


def row_new(root: Any, by: random.Random) -> None:
    row = _one(root, "tr", by)
    if row is not None:
        made = deepcopy(row)
        for text in made.iter(w("t")):
            text.text = by.choice(WORDS)
        row.addnext(made)


def table_gone(root: Any, by: random.Random) -> None:
    table = _one(root, "tbl", by)
    if table is not None and by.random() < 0.3 and len(table.getparent().findall(w("p"))) > 0:
        table.getparent().remove(table)


def table_new(root: Any, by: random.Random) -> None:
    table = _one(root, "tbl", by)
    p = _one(root, "p", by)
    if table is not None and p is not None and by.random() < 0.3 and p.getparent().tag == w("body"):
        p.addprevious(deepcopy(table))


def parted(root: Any, by: random.Random) -> None:
    """One paragraph made two, within a run."""
    p = _one(root, "p", by)
    runs = p.findall(w("r")) if p is not None else []
    if runs and p.find(f".//{w('sectPr')}") is None:
        made = etree.Element(w("p"))
        if p.find(w("pPr")) is not None:
            made.append(deepcopy(p.find(w("pPr"))))
        for run in runs[by.randrange(len(runs)) :]:
            made.append(run)
        p.addnext(made)


def joined(root: Any, by: random.Random) -> None:
    p = _one(root, "p", by)
    after = p.getnext() if p is not None else None
    if after is not None and after.tag == w("p") and p.find(f".//{w('sectPr')}") is None:
        at = 1 if after.find(w("pPr")) is not None else 0
        after[at:at] = p.findall(w("r"))
        p.getparent().remove(p)


def broken(root: Any, by: random.Random) -> None:
    run = _one(root, "r", by)
    if run is not None:
        run.append(etree.Element(w(by.choice(("br", "tab", "noBreakHyphen")))))


EDITS: tuple[Edit, ...] = (
    reworded, reworded, reworded, reworded, paragraph_gone, paragraph_new, paragraph_new, moved, row_gone, row_new,
    table_gone, table_new, parted, joined, broken,
)  # fmt: skip


def edited(data: bytes, by: random.Random, most: int = 12) -> bytes:
    """A file after some changes."""
    package = packaged(data)
    root = tree(package.document, package.parts[package.document])
    for _ in range(by.randint(1, most)):
        by.choice(EDITS)(root, by)
    body = root.find(w("body"))
    last = [x for x in body if x.tag == w("sectPr")]
    if len(body) <= len(last) or body[-1 - len(last)].tag != w(
        "p"
    ):  # Word ends every body with one
        body.insert(len(body) - len(last), etree.Element(w("p")))
    parts = dict(package.parts)
    parts[package.document] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return write(parts)


# -- what is read of both --------------------------------------------------------------------


def _said(paragraphs: tuple[Paragraph, ...]) -> list[tuple[object, ...]]:
    return [
        (p.place.part, tuple((c.row, c.column) for c in p.place.cells), p.style, p.text)
        for p in paragraphs if p.place.part in ("正文", "文本框") and not p.place.name
    ]  # fmt: skip


def sides(data: bytes) -> list[list[tuple[object, ...]]]:
    """A redline read twice: rejected and accepted by the reader, and by settling its XML."""
    package = packaged(data)
    found = [_said(rejected(paper(package))), _said(accepted(paper(package)))]
    for accept in (False, True):
        root = settled(tree(package.document, package.parts[package.document]), accept)
        parts = package.parts | {package.document: etree.tostring(root)}
        settled_paper = paper(package._replace(parts=parts))
        assert not any(
            p.inserted or p.deleted or any(x.inserted or x.deleted for x in p.pieces)
            for p in settled_paper.body
        )  # fmt: skip
        found.append(_said(settled_paper.paragraphs))
    return found


def wrongs(old: bytes, new: bytes) -> list[str]:
    """What does not hold of the redline of two files."""
    before, after = (_said(accepted(paper(packaged(x)))) for x in (old, new))
    drawn = redlined(packaged(old), packaged(new), AUTHOR, DATE)
    found = sides(drawn.data)
    out = []
    for name, side, wanted in zip(
        ("rejected", "accepted", "rejected XML", "accepted XML"),
        found,
        (before, after) * 2,
        strict=True,
    ):
        if _plain(side, name) != _plain(wanted, name):
            pairs = zip(_plain(side, name), _plain(wanted, name), strict=False)
            out.append(
                f"{name}: {next((p for p in pairs if p[0] != p[1]), (len(side), len(wanted)))}"
            )
    if before == after and drawn.changes:
        out.append("changes where there are none")
    return out


def _plain(side: list[tuple[object, ...]], name: str) -> list[tuple[object, ...]]:
    """Rows count anew when others are gone; the reader of tracked rows counts all of them."""
    return side if "XML" in name else [(part, len(cells), *rest) for part, cells, *rest in side]
