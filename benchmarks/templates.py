"""A finished paper of gencirc turned into the template that another tool fills the same way."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from benchmarks.notice import LAST, W

DOCUMENT = "word/document.xml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Element = Any  # lxml has no public name for what it makes


class Syntax(NamedTuple):
    """How a tool writes a value, a loop and a choice; ``row``: a loop over rows of a table."""

    value: Callable[[str, str], str]  # of what, which
    loop: Callable[[str, str, str], tuple[str, str]]  # variable, of what, which: open, close
    choice: tuple[str, str, str]  # of the third level: deep, or else, end
    row: Callable[[str], tuple[str, str]]


DOCXTPL = Syntax(
    lambda of, which: f"{{{{ {of}.{which} }}}}" if of else f"{{{{ {which} }}}}",
    lambda one, of, which: (
        f"{{%p for {one} in {f'{of}.' if of else ''}{which} %}}",
        "{%p endfor %}",
    ),
    ("{%p if three.deep %}", "{%p else %}", "{%p endif %}"),
    lambda which: (f"{{%tr for row in {which} %}}", "{%tr endfor %}"),
)
DOCXTEMPLATER = Syntax(
    lambda of, which: f"{{{which}}}" if which else "{.}",
    lambda one, of, which: (f"{{#{which}}}", f"{{/{which}}}"),
    ("{#deep}", "{/deep}{^deep}", "{/deep}"),
    lambda which: (f"{{#{which}}}", f"{{/{which}}}"),
)


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(path) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


def save(path: Path, package: dict[str, bytes]) -> None:
    """The package as a file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in package.items():
            archive.writestr(name, data)


def style(paragraph: Element) -> str:
    """The identity of the style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else ""


def fill(paragraph: Element, texts: Iterable[str]) -> Element:
    """A copy of a paragraph whose runs say something else."""
    made = deepcopy(paragraph)
    for node, said in zip(made.iter(f"{W}t"), texts, strict=True):
        node.text = said
        node.set(XML_SPACE, "preserve")
    return made


def plain(said: str) -> Element:
    """A paragraph of one run, for a tag that stands alone."""
    paragraph = etree.Element(f"{W}p")
    node = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
    node.text = said
    return paragraph


class Samples:
    """The body of a paper with the first paragraph of every style."""

    def __init__(self, package: dict[str, bytes]) -> None:
        self.top = etree.fromstring(package[DOCUMENT])
        self.body = self.top.find(f"{W}body")
        self.paragraphs = self.body.findall(f"{W}p")
        self.of: dict[str, Element] = {}
        for paragraph in self.paragraphs:
            self.of.setdefault(style(paragraph), paragraph)
        self.first = next(i for i, p in enumerate(self.paragraphs) if style(p) == "Level1")
        said = ["".join(p.itertext(f"{W}t")) for p in self.paragraphs]
        self.last = self.paragraphs[said.index(LAST)]
        self.contact = next(p for p in self.paragraphs[::-1] if style(p) == "DocNote")
        self.middle = self.paragraphs[self.first : said.index(LAST)]
        self.tables = self.body.findall(f"{W}tbl")[:2]

    def replace_middle(self, made: Iterable[Element]) -> None:
        """Other paragraphs in place of the sections."""
        for paragraph in self.middle:
            self.body.remove(paragraph)
        for paragraph in made:
            self.last.addprevious(paragraph)


def template(paper: Path, out: Path, syntax: Syntax) -> None:
    """The template of a tool with loops: sections in sections, rows in tables."""
    package = parts(paper)
    found = Samples(package)
    value = syntax.value
    for name, said in (
        ("DocTitle", [value("", "title"), value("", "about")]),
        ("Recipients", [value("", "recipient")]),
    ):
        found.body.replace(found.of[name], fill(found.of[name], said))
    found.body.replace(
        found.contact, fill(found.contact, ["（", value("", "contact"), "）"])
    )  # fmt: skip
    found.replace_middle(list(_sections(found.of, syntax)))
    for which, table in zip(("short", "long"), found.tables, strict=True):
        _rows(table, which, syntax)
    package[DOCUMENT] = etree.tostring(
        found.top, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    save(out, package)


def _sections(of: dict[str, Element], syntax: Syntax) -> Iterable[Element]:
    """The sections as loops in loops, four deep."""

    def head(name: str, variable: str, *keys: str) -> Element:
        return fill(of[name], [syntax.value(variable, k) for k in ("number", "head", *keys)])

    one, two, three, four = (
        syntax.loop(*names)
        for names in (
            ("one", "", "sections"), ("two", "one", "parts"),
            ("three", "two", "parts"), ("four", "three", "parts"),
        )
    )  # fmt: skip
    texts = syntax.loop("said", "one", "texts")
    deep, otherwise, end = syntax.choice
    yield plain(one[0])
    yield head("Level1", "one")
    yield plain(texts[0])
    yield fill(of["Body"], ["{{ said }}" if syntax is DOCXTPL else "{.}"])
    yield plain(texts[1])
    yield from (plain(two[0]), head("RunIn2", "two", "text"))
    yield from (plain(three[0]), plain(deep), head("Level3", "three"))
    yield from (plain(four[0]), head("RunIn4", "four", "text"), plain(four[1]))
    yield from map(plain, otherwise.replace("}{", "}\n{").split("\n"))
    yield head("RunIn3", "three", "text")
    yield from map(plain, (end, three[1], two[1], one[1]))


def _rows(table: Element, which: str, syntax: Syntax) -> None:
    """One row in a loop in place of all."""
    _, sample, *rest = table.findall(f"{W}tr")
    for row in rest:
        table.remove(row)
    opened, closed = syntax.row(which)
    nodes = list(sample.iter(f"{W}t"))
    for node, key in zip(nodes, "abcd", strict=True):
        node.text = syntax.value("row", key)
    if syntax is DOCXTPL:
        for said, place in ((opened, sample.addprevious), (closed, sample.addnext)):
            tag = deepcopy(sample)
            for node in tag.iter(f"{W}t"):
                node.text = ""
            next(tag.iter(f"{W}t")).text = said
            place(tag)
    else:
        nodes[0].text = opened + str(nodes[0].text)
        nodes[-1].text = str(nodes[-1].text) + closed
