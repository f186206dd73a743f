"""A foreign .docx read: its paragraphs in order, what is tracked, its comments."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from gencirc.outside.numbering import Counter, Lists
from gencirc.outside.package import Package, opened, relations, rels, target
from gencirc.outside.refusing import called
from gencirc.outside.running import revision
from gencirc.outside.state import Raw, Walk
from gencirc.outside.styles import Style, Styles, outline
from gencirc.outside.tree import W14, W15, tree, value, w, whole
from gencirc.outside.values import Comment, Paper, Paragraph, Piece, Place
from gencirc.outside.walking import walk_part
from gencirc.problem import Problem
from gencirc.record import about

APART = (("header", "页眉"), ("footer", "页脚"))
NOTES = (("footnotes", "footnote", "脚注"), ("endnotes", "endnote", "尾注"))
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(path: Path) -> tuple[Paper, list[Problem]]:
    """A paper and what was left behind at the door; raises ``BadPackage`` when it is kept out."""
    package = opened(path)
    return paper(package), noted(package, path)


def noted(package: Package, path: Path) -> list[Problem]:
    """What was left behind at the door."""
    problems = [about("Y145", path, part=called(name)) for name in package.broken]
    if package.macros:
        problems.append(about("Y143", path))
    if package.external:
        problems.append(about("Y144", path, count=len(package.external)))
    return problems


class Sources(NamedTuple):
    """The trees of a package, by what they are to the document."""

    package: Package
    links: dict[str, list[str]]  # kind of relationship → parts

    def roots(self, kind: str) -> list[tuple[str, Any]]:
        """Name and tree of every part of a kind."""
        return [(name, tree(name, self.package.parts[name])) for name in self.links.get(kind, [])]

    def root(self, kind: str) -> Any | None:
        """The one tree of a kind."""
        found = self.links.get(kind, [])
        return tree(found[0], self.package.parts[found[0]]) if found else None


def sources(package: Package) -> Sources:
    """Which parts belong to the document, by its relationships."""
    links: dict[str, list[str]] = {}
    for link in relations(package.parts.get(rels(package.document), b"")):
        name, kind = target(link, package.document), link["Type"].rsplit("/", 1)[-1]
        if name in package.parts and name not in links.get(kind, []):
            links.setdefault(kind, []).append(name)
    return Sources(package, links)


def paper(package: Package) -> Paper:
    """The paper that a package holds."""
    found, walk = sources(package), Walk()
    walk_part(walk, tree(package.document, package.parts[package.document]), "正文")
    body, walk.flow = walk.flow, []
    for kind, item, called_ in NOTES:
        _notes(walk, found.root(kind), item, called_)
    for kind, called_ in APART:
        for name, root in found.roots(kind):
            walk_part(walk, root, called_, PurePosixPath(name).stem)
    raws = [*body, *walk.boxes, *walk.flow]
    for number, raw in enumerate(raws):
        raw.number = number
    styles, lists = Styles(found.root("styles")), Lists(found.root("numbering"))
    paragraphs = tuple(_paragraph(raw, styles) for raw in raws)
    paragraphs = _numbered(paragraphs, raws, styles, lists)
    comments = _comments(found.root("comments"), found.root("commentsExtended"), raws)
    return Paper(paragraphs, comments)


def _notes(walk: Walk, root: Any | None, item: str, kind: str) -> None:
    for note in root.findall(w(item)) if root is not None else []:
        if note.get(w("type")) not in SEPARATORS:
            id_ = note.get(w("id")) or ""
            walk_part(walk, note, kind, f"{kind}{walk.notes.get((kind, id_), '？' + id_)}")


def _paragraph(raw: Raw, styles: Styles) -> Paragraph:
    style = _style(raw.properties, styles)
    level = value(raw.properties, "outlineLvl")
    changed = raw.properties.find(w("pPrChange")) if raw.properties is not None else None
    anchor = raw.anchor.number if raw.anchor else -1
    return Paragraph(
        raw.number,
        Place(raw.part, raw.name, anchor, raw.cells),
        _merged(raw.pieces, styles, style),
        style.name,
        outline(whole(level)) if level else style.level,
        inserted=raw.inserted,
        deleted=raw.deleted,
        restyled=revision(changed),
        align=value(raw.properties, "jc"),
        section=raw.properties is not None and raw.properties.find(w("sectPr")) is not None,
        old_style=_style(_former(raw.properties), styles).name,
    )


def _style(properties: Any | None, styles: Styles) -> Style:
    return styles.style(value(properties, "pStyle") or styles.standard)


def _merged(pieces: list[Piece], styles: Styles, style: Style) -> tuple[Piece, ...]:
    """Pieces with the names of their styles, neighbours of one kind as one."""
    out: list[Piece] = []
    for piece in pieces:
        own = styles.style(piece.style) if piece.style else None
        hidden = piece.hidden or style.hidden or bool(own and own.hidden)
        piece = piece._replace(style=own.name if own else "", hidden=hidden)
        if out and piece.text and out[-1].text and out[-1][1:] == piece[1:]:
            out[-1] = piece._replace(text=out[-1].text + piece.text)
        else:
            out.append(piece)
    return tuple(out)


# -- automatic numbers -----------------------------------------------------------------------


def _numbered(
    paragraphs: tuple[Paragraph, ...], raws: list[Raw], styles: Styles, lists: Lists
) -> tuple[Paragraph, ...]:
    """The paragraphs with their ordinals, as they are and as they were."""
    if not lists.nums:
        return paragraphs
    new, old = Counter(lists), Counter(lists)
    out = []
    for p, raw in zip(paragraphs, raws, strict=True):
        cells = p.place.cells
        now = before = ""
        if not (p.deleted or any(c.deleted for c in cells)):
            now = new.next(*_list(raw.properties, styles, lists))
        if not (p.inserted or any(c.inserted for c in cells)):
            before = old.next(*_list(_former(raw.properties), styles, lists))
        out.append(p._replace(ordinal=now, old_ordinal=before) if now or before else p)
    return tuple(out)


def _former(properties: Any | None) -> Any | None:
    """The properties before a tracked change of them."""
    changed = properties.find(w("pPrChange")) if properties is not None else None
    return properties if changed is None else changed.find(w("pPr"))


def _list(properties: Any | None, styles: Styles, lists: Lists) -> tuple[str, int]:
    """w:numId and level of a paragraph, its own or its style's."""
    own = properties.find(w("numPr")) if properties is not None else None
    id_ = value(properties, "pStyle") or styles.standard
    style = styles.style(id_)
    num = (value(own, "numId") if own is not None else "") or style.numbering
    step = value(own, "ilvl") if own is not None else ""
    if step:
        return num, whole(step)
    return num, style.step if style.step is not None else lists.step(num, id_)


# -- comments ----------------------------------------------------------------------------------


def _comments(root: Any | None, extended: Any | None, raws: list[Raw]) -> tuple[Comment, ...]:
    quoted: dict[str, list[tuple[int, str]]] = {}
    for raw in raws:
        for id_ in raw.referred:
            quoted.setdefault(id_, []).append((raw.number, ""))
        for piece in raw.pieces:
            for id_ in piece.comments:
                text = "" if piece.deleted else piece.text
                quoted.setdefault(id_, []).append((raw.number, text))
    found = root.findall(w("comment")) if root is not None else []
    answers = _answers(found, extended)
    return tuple(_comment(c, quoted.get(c.get(w("id")) or "", []), answers) for c in found)


def _comment(element: Any, quoted: list[tuple[int, str]], answers: dict[str, str]) -> Comment:
    walk, id_ = Walk(), element.get(w("id")) or ""
    walk_part(walk, element, "批注")
    lines = ("".join(p.text for p in raw.pieces) for raw in walk.flow)
    return Comment(
        id_,
        element.get(w("author")) or "",
        element.get(w("date")) or "",
        "\n".join(lines).strip(),
        "".join(text for _, text in quoted),
        tuple(sorted({number for number, _ in quoted})),
        answers.get(id_, ""),
    )


def _answers(found: list[Any], extended: Any | None) -> dict[str, str]:
    """Comment → the comment that it answers (w15:commentEx)."""
    ids = {p.get(W14 + "paraId"): c.get(w("id")) or "" for c in found for p in c.iter(w("p"))}
    out: dict[str, str] = {}
    for link in extended.iter(W15 + "commentEx") if extended is not None else []:
        child, parent = link.get(W15 + "paraId"), link.get(W15 + "paraIdParent")
        if child in ids and parent in ids:
            out[ids[child]] = ids[parent]
    return out
