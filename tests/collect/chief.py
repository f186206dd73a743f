"""Changes made in the Word file itself, as Word makes them: plain, or tracked."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from gencirc.collect.edited import cleaned
from tests.collect.edits import Edited

WHO = {"w:id": "1", "w:author": "审核人", "w:date": "2026-07-01T09:00:00Z"}


def edited(data: bytes, change: Edited, tracked: bool = False) -> bytes:
    """The file with one change to its paragraphs that hold something."""
    document = docx.Document(io.BytesIO(data))
    shown = [p for p in document.element.body.iter(qn("w:p")) if cleaned(_text(p))]
    if change.to is not None:
        _move(shown, change, tracked)
    elif change.at == change.end:
        _add(shown[change.at - 1], change.texts, tracked)
    elif not change.texts:
        for p in shown[change.at : change.end]:
            _delete(p, tracked)
    else:
        for p, text in zip(shown[change.at : change.end], change.texts, strict=True):
            _reword(p, text, tracked)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _text(p: Any) -> str:
    return "".join(t.text or "" for t in p.iter(qn("w:t")))


def _reword(p: Any, text: str, tracked: bool) -> None:
    """What differs goes and comes; the runs around it stay."""
    old = _text(p)
    head = next((n for n, (a, b) in enumerate(zip(old, text, strict=False)) if a != b), None)
    head = min(len(old), len(text)) if head is None else head
    rest = min(len(old), len(text)) - head
    tail = 0
    while tail < rest and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    runs = _cut(p, head, len(old) - tail)
    new = text[head : len(text) - tail]
    if new:
        _put(p, new, head, tracked)
    for run in runs:
        _strike(run, tracked)


def _cut(p: Any, start: int, end: int) -> list[Any]:
    """The runs of [start, end), others split off."""
    inside, at = [], 0
    for run in [r for r in p.iter(qn("w:r")) if r.find(qn("w:t")) is not None]:
        word = run.find(qn("w:t"))
        size = len(word.text or "")
        first, last = max(start - at, 0), min(end - at, size)
        for a, b, mine in ((0, min(first, size), False), (first, last, True), (last, size, False)):
            if a < b and not (first >= last and mine):
                if first >= last:
                    continue
                piece = deepcopy(run)
                piece.find(qn("w:t")).text = word.text[a:b]
                piece.find(qn("w:t")).set(qn("xml:space"), "preserve")
                run.addprevious(piece)
                inside += [piece] if mine else []
        if first < last:
            run.getparent().remove(run)
        at += size
    return inside


def _put(p: Any, text: str, at: int, tracked: bool) -> None:
    """New words at a place, looking like those before them."""
    place, like = 0, None
    for run in [r for r in p.iter(qn("w:r")) if r.find(qn("w:t")) is not None]:
        size = len(run.find(qn("w:t")).text or "")
        if place < at <= place + size and at < place + size:
            _cut(p, place, at)
            return _put(p, text, at, tracked)
        if at <= place + size:
            like = run
            break
        place += size
    assert like is not None
    new = deepcopy(like)
    for extra in new.findall(qn("w:br")) + new.findall(qn("w:tab")):
        new.remove(extra)
    new.find(qn("w:t")).text = text
    behind = at > place
    node = _marked("w:ins", new) if tracked else new
    (like.addnext if behind else like.addprevious)(node)
    return None


def _marked(name: str, *inside: Any) -> Any:
    mark = OxmlElement(name)
    for key, value in WHO.items():
        mark.set(qn(key), value)
    for node in inside:
        mark.append(node)
    return mark


def _strike(run: Any, tracked: bool) -> None:
    if not tracked:
        run.getparent().remove(run)
        return
    for word in run.findall(qn("w:t")):
        word.tag = qn("w:delText")
    holder = _marked("w:del")
    run.addprevious(holder)
    holder.append(run)


def _delete(p: Any, tracked: bool) -> None:
    if not tracked:
        p.getparent().remove(p)
        return
    for run in list(p.iter(qn("w:r"))):
        _strike(run, True)
    _mark(p, "w:del")


def _mark(p: Any, name: str) -> None:
    """The paragraph mark itself as inserted or struck out."""
    properties = p.get_or_add_pPr()
    look = properties.find(qn("w:rPr"))
    if look is None:
        look = OxmlElement("w:rPr")
        properties.append(look)
    look.insert(0, _marked(name))


def _add(before: Any, texts: tuple[str, ...], tracked: bool) -> None:
    for text in reversed(texts):
        p = deepcopy(before)
        runs = [r for r in p.iter(qn("w:r")) if r.find(qn("w:t")) is not None]
        for run in runs[1:]:
            run.getparent().remove(run)
        runs[0].find(qn("w:t")).text = text
        if tracked:
            holder = _marked("w:ins")
            runs[0].addprevious(holder)
            holder.append(runs[0])
            _mark(p, "w:ins")
        before.addnext(p)


def _move(shown: list[Any], change: Edited, tracked: bool) -> None:
    moving = shown[change.at : change.end]
    copies = [deepcopy(p) for p in moving]
    anchor = shown[(change.to or 0) - 1]
    for copy in reversed(copies):
        if tracked:
            for run in list(copy.iter(qn("w:r"))):
                holder = _marked("w:ins")
                run.addprevious(holder)
                holder.append(run)
            _mark(copy, "w:ins")
        anchor.addnext(copy)
    for p in moving:
        _delete(p, tracked)
