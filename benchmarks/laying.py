"""Lays out what the measurements work on: papers of gencirc, what they say, templates for others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks import shape
from benchmarks.notice import W, content, text
from benchmarks.templates import (
    DOCUMENT,
    DOCXTEMPLATER,
    DOCXTPL,
    Samples,
    fill,
    parts,
    save,
    template,
)
from gencirc.build import Options, build

PAPERS = 100  # so many contexts; a longer run takes them round again
FIELD = " MERGEFIELD F{number} "


def lay(folder: Path) -> list[Path]:
    """Everything into a folder; the papers that the others are compared with, in order."""
    papers = made(folder)
    (folder / "contexts.json").write_text(_json([content(p) for p in papers]), encoding="utf-8")
    template(papers[0], folder / "docxtpl.docx", DOCXTPL)
    template(papers[0], folder / "docxtemplater.docx", DOCXTEMPLATER)
    _emptied(papers[0], folder)
    _fields(papers, folder)
    return papers


def made(folder: Path) -> list[Path]:
    """The papers of some departments, 80 % of them shared."""
    plan = shape.write(folder / "plan", PAPERS)
    outcome = build([plan], Options(output=folder / "output"))
    found = sorted(p for p in folder.glob("output/*/*/*.docx") if "清单" not in p.name)
    assert len(found) == PAPERS, outcome.problems
    (folder / "papers").mkdir()
    return [p.rename(folder / "papers" / f"{n:04}.docx") for n, p in enumerate(found)]


def _json(thing: Any) -> str:
    return json.dumps(thing, ensure_ascii=False)


def _xml(top: Any) -> bytes:
    made: bytes = etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _emptied(paper: Path, folder: Path) -> None:
    """A paper without its sections and rows, and what stands before and after them as XML."""
    package = parts(paper)
    found = Samples(package)
    frame: dict[str, list[str]] = {"before": [], "after": []}
    for node in found.body[:-1]:
        if node not in found.middle and node not in found.tables:
            side = "after" if node is found.last or frame["after"] else "before"
            frame[side].append(etree.tostring(_slots(node, found), encoding="unicode"))
    names = {s.get(f"{W}styleId"): s.find(f"{W}name").get(f"{W}val")
             for s in etree.fromstring(package["word/styles.xml"]).findall(f"{W}style")}  # fmt: skip
    (folder / "frame.json").write_text(_json({**frame, "names": names}), encoding="utf-8")
    found.replace_middle([])
    for table in found.tables:
        for row in table.findall(f"{W}tr")[1:]:
            table.remove(row)
    package[DOCUMENT] = _xml(found.top)
    save(folder / "styles.docx", package)


def _slots(node: Any, found: Samples) -> Any:
    """A paragraph with slots for what is the department's own, or as it is."""
    if node is found.of["DocTitle"]:
        return fill(node, ["〖title〗", "〖about〗"])
    if node is found.of["Recipients"]:
        return fill(node, ["〖recipient〗"])
    return fill(node, ["（", "〖contact〗", "）"]) if node is found.contact else node


def _fields(papers: list[Path], folder: Path) -> None:
    """A paper with a merge field wherever papers differ, and what each paper says there."""
    packages = [parts(p) for p in papers]
    runs = [list(_runs(etree.fromstring(p[DOCUMENT]))) for p in packages]
    said = [[text(r) for r in each] for each in runs]
    own = [n for n, texts in enumerate(zip(*said, strict=True)) if len(set(texts)) > 1]
    values = [{f"F{n}": texts[n] for n in own} for texts in said]
    (folder / "fields.json").write_text(_json(values), encoding="utf-8")
    for n in own:
        run = runs[0][n]
        field = etree.Element(f"{W}fldSimple", {f"{W}instr": FIELD.format(number=n)})
        run.addprevious(field)
        field.append(run)
    packages[0][DOCUMENT] = _xml(runs[0][0].getroottree().getroot())
    save(folder / "mailmerge.docx", packages[0])


def _runs(top: Any) -> Iterator[Any]:
    """Runs that print text."""
    return (r for r in top.iter(f"{W}r") if r.find(f"{W}t") is not None)
