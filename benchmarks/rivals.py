"""Every way to make the benchmark's notice: what it prepares once, and how it makes one paper.

``prepare(folder)`` returns ``make(n, path)``; the folder holds what ``benchmarks.bench``
laid there: contexts, templates, papers of gencirc. Libraries are imported within.
"""

from __future__ import annotations

import json
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

Make = Callable[[int, Path], None]
Context = dict[str, Any]


class Rival(NamedTuple):
    """One way: how it is called, what it needs, how many papers a slow one makes at most."""

    label: str
    prepare: Callable[[Path], Make]
    needs: str = ""
    most: int = 10_000


def contexts(folder: Path) -> list[Context]:
    """What the papers say; there are fewer than papers, so they come round again."""
    found: list[Context] = json.loads((folder / "contexts.json").read_text(encoding="utf-8"))
    return found


def docxtpl_fresh(folder: Path) -> Make:
    """An object of its own for every paper, as its guide shows."""
    from docxtpl import DocxTemplate

    said = contexts(folder)

    def make(n: int, path: Path) -> None:
        template = DocxTemplate(folder / "docxtpl.docx")
        template.render(said[n % len(said)])
        template.save(path)

    return make


def docxtpl_reused(folder: Path) -> Make:
    """One object that renders again and again; it loads its file again every time."""
    from docxtpl import DocxTemplate

    said = contexts(folder)
    template = DocxTemplate(folder / "docxtpl.docx")

    def make(n: int, path: Path) -> None:
        template.render(said[n % len(said)])
        template.save(path)

    return make


def engine(folder: Path) -> Make:
    """gencirc's engine with the very template of docxtpl."""
    compiled = import_module("gencirc.engine").compile(folder / "docxtpl.docx")
    said = contexts(folder)

    def make(n: int, path: Path) -> None:
        path.write_bytes(compiled.render(said[n % len(said)]))

    return make


def floor(folder: Path) -> Make:
    """Nothing but the bytes: the body deflated again, the file created."""
    from benchmarks.templates import DOCUMENT, parts

    deflate, crc32 = library()
    papers = sorted((folder / "papers").glob("*.docx"))
    bodies = [parts(p)[DOCUMENT] for p in papers]
    rests = [bytes(rest(p)) for p in papers]

    def make(n: int, path: Path) -> None:
        body = bodies[n % len(bodies)]
        crc32(body)
        path.write_bytes(rests[n % len(rests)] + deflate(body))

    return make


def library() -> tuple[Callable[[bytes], bytes], Callable[[bytes], int]]:
    """What the engine deflates and sums with."""
    try:
        chosen = import_module("gencirc.engine.deflate").CHOSEN
    except ImportError:
        return (lambda data: zlib.compress(data, 6, -15)), zlib.crc32
    return chosen.compress, chosen.crc32


def rest(paper: Path) -> int:
    """How many bytes of a package are not the deflated body."""
    with zipfile.ZipFile(paper) as archive:
        return paper.stat().st_size - archive.getinfo("word/document.xml").compress_size


# -- python-docx -----------------------------------------------------------------


def python_docx(folder: Path) -> Make:
    """Paragraphs and rows added one by one to a file with our styles."""
    from docx import Document

    said = contexts(folder)

    def make(n: int, path: Path) -> None:
        document = Document(str(folder / "styles.docx"))
        context = said[n % len(said)]
        anchor = _heads(document, context)
        for one in context["sections"]:
            _added(anchor, "Level1", one)
            for text in one["texts"]:
                _styled(anchor, "Body").add_run(text)
            for two in one["parts"]:
                _added(anchor, "RunIn2", two)
                for three in two["parts"]:
                    _added(anchor, "Level3" if three["deep"] else "RunIn3", three)
                    for four in three["parts"]:
                        _added(anchor, "RunIn4", four)
        for table, name in zip(document.tables, ("short", "long"), strict=False):
            for row in context[name]:
                _row(table, row)
        document.save(str(path))

    return make


def _heads(document: Any, context: Context) -> Any:
    """Title, recipient and contact; what the sections go before."""
    by = {p.style.style_id: p for p in document.paragraphs}
    by["DocTitle"].runs[0].text, by["DocTitle"].runs[2].text = context["title"], context["about"]
    by["Recipients"].runs[0].text = context["recipient"]
    by["DocNote"].runs[1].text = context["contact"]
    return next(p for p in document.paragraphs if p.text == "特此通知。")


def _styled(anchor: Any, style: str) -> Any:
    styles = anchor.part.document.styles
    return anchor.insert_paragraph_before(style=next(s for s in styles if s.style_id == style))


def _added(anchor: Any, style: str, part: Context) -> None:
    """A heading, with its text after it where it has one."""
    paragraph = _styled(anchor, style)
    paragraph.add_run(part["number"])
    paragraph.add_run(part["head"])
    if part["text"]:
        styles = anchor.part.document.styles
        inside = next(s for s in styles if s.style_id == "BodyChar")
        paragraph.add_run(part["text"], style=inside)


def _row(table: Any, row: dict[str, str]) -> None:
    """A row below the others."""
    styles = table.part.document.styles
    style = next(s for s in styles if s.style_id == "TableText")
    for cell, key in zip(table.add_row().cells, "abcd", strict=True):
        cell.paragraphs[0].style = style
        cell.paragraphs[0].add_run(row[key])


def python_docx_copied(folder: Path) -> Make:
    """Elements of a finished paper copied and filled: python-docx for opening and saving."""
    from docx import Document

    from benchmarks.templates import Samples, fill, parts

    said = contexts(folder)
    samples = Samples(parts(min((folder / "papers").glob("*.docx"))))
    rows = [t.findall(f"{t.tag[:-3]}tr")[1] for t in samples.tables]

    def make(n: int, path: Path) -> None:
        document = Document(str(folder / "styles.docx"))
        context = said[n % len(said)]
        anchor = _heads(document, context)._p
        for name, texts in _flat(context):
            anchor.addprevious(fill(samples.of[name], texts))
        for table, row, name in zip(document.tables, rows, ("short", "long"), strict=False):
            for one in context[name]:
                table._tbl.append(fill(row, [one[k] for k in "abcd"]))
        document.save(str(path))

    return make


def _flat(context: Context) -> list[tuple[str, list[str]]]:
    """The sections as paragraphs: style and runs."""
    out: list[tuple[str, list[str]]] = []
    for one in context["sections"]:
        out.append(("Level1", [one["number"], one["head"]]))
        out += [("Body", [text]) for text in one["texts"]]
        for two in one["parts"]:
            out.append(("RunIn2", [two["number"], two["head"], two["text"]]))
            for three in two["parts"]:
                name, more = ("Level3", []) if three["deep"] else ("RunIn3", [three["text"]])
                out.append((name, [three["number"], three["head"], *more]))
                out += [("RunIn4", [f["number"], f["head"], f["text"]]) for f in three["parts"]]
    return out


# -- others ------------------------------------------------------------------------


def mailmerge(folder: Path) -> Make:
    """Fields in a file that has the rest of the text: what all departments share is fixed."""
    from mailmerge import MailMerge

    fields: list[dict[str, str]] = json.loads((folder / "fields.json").read_text(encoding="utf-8"))

    def make(n: int, path: Path) -> None:
        with MailMerge(str(folder / "mailmerge.docx")) as document:
            document.merge(**fields[n % len(fields)])
            document.write(str(path))

    return make


def pandoc(folder: Path) -> Make:
    """A process each, the document as pandoc's own tree, a paper of ours as reference."""
    from benchmarks.pandoc import program, tree

    said, frame = contexts(folder), json.loads((folder / "frame.json").read_text("utf-8"))
    command = [program(), "-f", "json", "-t", "docx", f"--reference-doc={folder / 'styles.docx'}"]

    def make(n: int, path: Path) -> None:
        words = json.dumps(tree(said[n % len(said)], frame), ensure_ascii=False)
        subprocess.run([*command, "-o", str(path)], input=words.encode(), check=True)

    return make


RIVALS = {
    "floor": Rival("下限：同样的字节压缩、写盘", floor),
    "engine": Rival("gencirc 的引擎", engine, "gencirc.engine"),
    "floor-zlib": Rival("下限：同样的字节压缩、写盘，zlib", floor),
    "engine-zlib": Rival("gencirc 的引擎，zlib", engine, "gencirc.engine"),
    "docxtpl": Rival("docxtpl，每份新建", docxtpl_fresh, "docxtpl", 200),
    "docxtpl-reused": Rival("docxtpl，一个反复用", docxtpl_reused, "docxtpl", 200),
    "python-docx": Rival("python-docx，备好样式", python_docx, "docx", 40),
    "python-docx-copied": Rival("python-docx，抄现成的段落", python_docx_copied, "docx", 200),
    "mailmerge": Rival("docx-mailmerge2（公共的字固定）", mailmerge, "mailmerge", 200),
    "pandoc": Rival("pandoc，每份一个进程", pandoc, "pypandoc", 30),
}
