"""Blocks and letterheads for the tests of pages."""

from __future__ import annotations

from gencirc.blocks import tree
from gencirc.kind.library import Library
from gencirc.source.marks import Mark, Source
from gencirc.word.letterhead import Letterhead, compiled
from gencirc.words import Span, Words

HERE = Mark(Source("x", ""), 0, 0, verbatim=True)


def words(text: str) -> Words:
    return Words([Span(text, HERE)])


def letterhead(name: str) -> Letterhead:
    path = Library([]).letterhead(name)
    assert path
    made, problems = compiled(path, name)
    assert made, problems
    return made


def notice(lines: int, mode: str = "盖章", attached: int = 0) -> list[tree.Block]:
    """A notice whose body is one paragraph of so many lines."""
    names = tuple(words(f"工作清单{n}") for n in range(attached))
    gap = 1 if mode == "不盖章" else 2
    return [
        tree.Title(words("清河县城市管理局关于做好工作的通知")),
        tree.Recipients(words("各科室：")),
        tree.Paragraph(words("一" * (28 * lines - 2))),
        *([tree.AttachmentNote(names)] if names else []),
        tree.Signature((words("清河县城市管理局"),), words("2026年5月25日"), mode, (), gap),
        tree.Note(words("此件主动公开")),
    ]
