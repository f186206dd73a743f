"""A finished paper of the benchmark read back: what it says, and how it is put together.

Read with an XML parser alone, by no part of gencirc.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
Node = ElementTree.Element
LAST = "特此通知。"  # the body's last paragraph


def tree(path: Path, part: str = "word/document.xml") -> Node:
    """A part of a package."""
    with zipfile.ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read(part))


def text(node: Node) -> str:
    """All that is printed within, tabs and breaks too."""
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    inside = (n for n in node.iter() if n.tag == f"{W}t" or n.tag in marks)
    return "".join(n.text or "" if n.tag == f"{W}t" else marks[n.tag] for n in inside
                   if n.get(f"{W}val") is None)  # a w:tab with a value is a tab stop  # fmt: skip


def style(paragraph: Node) -> str:
    """The identity of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""


def runs(paragraph: Node) -> list[str]:
    """The texts of the runs that print something."""
    return [text(r) for r in paragraph.findall(f"{W}r") if text(r).strip("\t\n")]


# -- what it says ----------------------------------------------------------------


def content(path: Path) -> dict[str, Any]:
    """What the paper of one department says, as a context of a template."""
    body = tree(path).find(f"{W}body")
    assert body is not None
    made: dict[str, Any] = {"sections": []}
    stack: list[dict[str, Any]] = []
    for paragraph in body.findall(f"{W}p"):
        _take(paragraph, made, stack)
    tables = [[[text(c) for c in r.iter(f"{W}tc")] for r in t.iter(f"{W}tr")]
              for t in body.findall(f"{W}tbl")]  # fmt: skip
    for name, rows in zip(("short", "long"), tables, strict=False):
        made[name] = [dict(zip("abcd", row, strict=True)) for row in rows[1:]]
    return made


def _take(paragraph: Node, made: dict[str, Any], stack: list[dict[str, Any]]) -> None:
    """One paragraph into its place."""
    name, said = style(paragraph), runs(paragraph)
    if name == "DocTitle":
        made["title"], made["about"] = said
    elif name == "Recipients":
        made["recipient"] = said[0]
    elif name == "DocNote":
        made["contact"] = said[1]
    elif name == "Body" and said[0] != LAST:
        stack[-1]["texts"].append(said[0])
    elif name.startswith(("Level", "RunIn")):
        level = int(name[-1])
        del stack[level - 1 :]
        one = {"number": said[0], "head": said[1], "texts": [], "parts": [],
               "text": "".join(said[2:]), "deep": name == "Level3"}  # fmt: skip
        (stack[-1]["parts"] if stack else made["sections"]).append(one)
        stack.append(one)


# -- how it is put together -------------------------------------------------------


def structure(path: Path) -> list[str]:
    """Every paragraph with its style, every table with its cells, page and footers, a line each."""
    top = tree(path)
    names = dict(_names(path))
    body = top.find(f"{W}body")
    assert body is not None
    return [*_lines(body, names), *_pages(top), *_edges(path, top)]


def _names(path: Path) -> Iterator[tuple[str, str]]:
    """Style identities, which other programs change, and their names."""
    for found in tree(path, "word/styles.xml").findall(f"{W}style"):
        name = found.find(f"{W}name")
        yield found.get(f"{W}styleId", ""), (name.get(f"{W}val", "") if name is not None else "")


def _lines(inside: Node, names: dict[str, str], indent: str = "") -> Iterator[str]:
    for node in inside:
        if node.tag == f"{W}p":
            yield f"{indent}{names.get(style(node), style(node))}: {text(node)!r}"
        elif node.tag == f"{W}tbl":
            yield f"{indent}表 {len(node.findall(f'{W}tblGrid/{W}gridCol'))} 列"
            for row in node.findall(f"{W}tr"):
                yield f"{indent} 行"
                for cell in row.findall(f"{W}tc"):
                    yield from _lines(cell, names, f"{indent}  ")


def _pages(top: Node) -> Iterator[str]:
    """Paper and margins."""
    for section in top.iter(f"{W}sectPr"):
        for name in ("pgSz", "pgMar"):
            found = section.find(f"{W}{name}")
            sizes = found.attrib if found is not None else {}
            yield f"{name}: {sorted((k.removeprefix(W), v) for k, v in sizes.items())}"


def _edges(path: Path, top: Node) -> Iterator[str]:
    """Headers and footers as they are referred to."""
    links = {r.get("Id"): r.get("Target") for r in tree(path, "word/_rels/document.xml.rels")}
    for section in top.iter(f"{W}sectPr"):
        for kind in ("headerReference", "footerReference"):
            for found in section.findall(f"{W}{kind}"):
                part = tree(path, f"word/{links[found.get(f'{R}id')]}")
                yield f"{kind} {found.get(f'{W}type')}: {[text(p) for p in part.iter(f'{W}p')]}"


def differing(ours: Path, theirs: Path) -> list[str]:
    """Lines in which two papers differ in text or structure."""
    lines = unified_diff(structure(ours), structure(theirs), "gencirc", "对手", lineterm="", n=0)
    return [line for line in lines if not line.startswith(("@@", "---", "+++"))]


def alike(ours: Path, theirs: Path) -> float:
    """The share of printed paragraphs and rows that two papers have in common, in place."""
    both = [list(_printed(path)) for path in (ours, theirs)]
    same = sum(a == b for a, b in zip(*both, strict=False))
    return same / max(map(len, both))


def _printed(path: Path) -> Iterator[str]:
    body = tree(path).find(f"{W}body")
    assert body is not None
    for node in body:
        if node.tag == f"{W}tbl":
            yield from ("|".join(map(text, r.iter(f"{W}tc"))) for r in node.findall(f"{W}tr"))
        elif text(node):
            yield text(node)
