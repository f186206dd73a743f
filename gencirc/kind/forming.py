"""What templates put in as tables and forms: 表, 表单, 裁切线 (docs/记号.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from gencirc.blocks.tree import AttachmentHead, Box, CutLine, Form, Heading, Paragraph
from gencirc.kind.columns import told
from gencirc.kind.endings import attachment_note
from gencirc.kind.filters import styled
from gencirc.kind.phrases import closed, ended, names_said
from gencirc.kind.printing import STATE, UNPLACED, Blocks, State, words_for
from gencirc.kind.tables import built, table, without_empty
from gencirc.patterns import later
from gencirc.plan.attachments import Attachment, Column
from gencirc.plan.content import Body
from gencirc.plan.door import listed_names
from gencirc.plan.scope import Scope
from gencirc.plan.timetable import Turn
from gencirc.source.marks import Mark, Text
from gencirc.standard.table import mm
from gencirc.words import Words, listed, say

SPLIT = later("[、，]")
HIGH = later(r"(\d+(?:\.\d+)?)\s*(行|毫米|mm)?$")
OPTIONS = ("合并", "合计", "横排", "行", "略空")
KEYS = ("文", "标", "跨", "竖", "高", "宽", "中")


@pass_context
def _table(context: Context, what: Any = "", columns: Any = "", **asked: Any) -> Blocks:
    """A table drawn from a thing of the plan, or from rows (行) of the template's own."""
    state: State = context[STATE]
    at = _mark(state)
    _known(asked, OPTIONS, state)
    shape = Attachment(
        mark=at,
        name=Text(what, at) if isinstance(what, str) else Text("", at),
        columns=tuple(map(Column, _names(columns, at))),
        merged=tuple(_names(asked.get("合并"), at)),
        summed=tuple(_names(asked.get("合计"), at)),
        wide=bool(asked.get("横排")),
    )
    if "行" not in asked:
        made = table(shape, state.scope, None if isinstance(what, str) else what)
        made = without_empty(made) if made and asked.get("略空") else made
        return Blocks([made] if made else [])
    heads = tuple(say(at, c.name) for c in shape.columns)
    rows = tuple(tuple(_words(cell, state) for cell in row) for row in asked["行"])
    return Blocks([built(shape, heads, rows, state.scope)])


@pass_context
def _form(context: Context, rows: Iterable[Iterable[Any]], **asked: Any) -> Blocks:
    """A form: rows of cells, label and value by turns; 整 keeps it on one page."""
    state: State = context[STATE]
    _known(asked, ("整",), state)
    made = tuple(boxes for row in rows if (boxes := tuple(_boxes(row, state))))
    return Blocks([Form(made, bool(asked.get("整")))] if made else [])


@pass_context
def _cut(context: Context, title: Any = "") -> Blocks:
    """A line to cut along, with the title of the slip below it."""
    return Blocks([CutLine(_words(title, context[STATE]))])


def _heads(names: str, **widths: float) -> list[dict[str, Any]]:
    """A row of labels; ``widths`` are those of their columns in 字."""
    return [{"文": n, "标": True, "宽": widths.get(n, 0)} for n in SPLIT.split(names)]


def _blanks(across: int, rows: int = 1, **asked: Any) -> list[list[dict[str, Any]]]:
    """Rows of blank cells; ``asked`` as a cell says it (高)."""
    return [[{"文": "", **asked}] * across for _ in range(rows)]


@pass_context
def _note(context: Context, *names: Any) -> Blocks:
    """附件说明: of the plan's attachments, or of these, whose pages the template makes itself."""
    state: State = context[STATE]
    return Blocks(attachment_note(state.scope, *(_words(name, state) for name in names)))


@pass_context
def _own_page(context: Context, label: Any, title: Any) -> Blocks:
    """附件 and its title on a new page; what follows in the template is the attachment."""
    state: State = context[STATE]
    return Blocks([AttachmentHead(_words(label, state), _words(title, state))])


@pass_context
def _agenda(context: Context, level: int = 1) -> Blocks:
    """The points of the meeting's agenda, counted: who does what, in how many minutes."""
    state: State = context[STATE]
    meeting = state.scope.plan.meeting
    return Blocks(
        Heading(level, Words(), ended(_turn(turn, state.scope)))
        for turn in (meeting.agenda if meeting else ())
    )


@pass_context
def _people(context: Context, body: Body, level: int = 1) -> Blocks:
    """Who comes to a meeting: class after class, counted, or in one paragraph."""
    scope = context[STATE].scope
    if not body.sections:
        return Blocks([Paragraph(ended(names_said(body, scope)))])
    return Blocks(
        Heading(level, Words(), ended(told(item, context[STATE].scope))) for item in body.items
    )


def _turn(turn: Turn, scope: Scope) -> Words:
    who = styled(scope.words(turn.who), scope)
    takes = f"（{turn.minutes}分钟）" if turn.minutes else ""
    return say(turn.who.mark, who, closed(scope.words(turn.what)), takes)


FORMS: dict[str, Callable[..., Any]] = {
    "表": _table,
    "表单": _form,
    "表头": _heads,
    "空行": _blanks,
    "裁切线": _cut,
    "附件说明": _note,
    "附页": _own_page,
    "会议议程": _agenda,
    "人员": _people,
}


def _mark(state: State) -> Mark:
    return (state.scope.paper or state.scope.plan).mark


def _known(asked: Iterable[str], keys: tuple[str, ...], state: State) -> None:
    """Report what a table or a cell cannot be told."""
    for key in asked:
        if key not in keys:
            state.scope.report("K201", _mark(state), key=key, all="、".join(keys))


def _names(typed: Any, at: Mark) -> list[Text]:
    """Names of columns, from the template or typed in the plan."""
    if isinstance(typed, Body):
        texts = [i for i in typed.items if isinstance(i, Text)]
        return [name for line in texts for name in listed_names(line)]
    return [Text(n.strip(), at) for n in SPLIT.split(typed or "") if n.strip()]


def _boxes(row: Iterable[Any], state: State) -> Iterator[Box]:
    """The cells of a row: text after a label is a value, other text is a label."""
    label = False
    for cell in row:
        box = _box(cell, state) if isinstance(cell, dict) else Box(_words(cell, state), not label)
        label = box.label
        yield box


def _box(cell: dict[str, Any], state: State) -> Box:
    """A cell that says more than its text."""
    _known(cell, KEYS, state)
    return Box(
        _words(cell.get("文"), state),
        label=bool(cell.get("标")),
        across=max(1, int(cell.get("跨", 1))),
        down=max(1, int(cell.get("竖", 1))),
        least=_high(cell.get("高", 0), state),
        broad=float(cell.get("宽", 0)),
        centred=bool(cell.get("中")),
    )


def _high(asked: Any, state: State) -> float:
    """A height in mm: 5 and 5行 are lines of the table's text, 40毫米 is what it says."""
    found = HIGH.match(str(asked).strip())
    if not found:
        state.scope.report("K202", _mark(state), value=asked)
        return 0.0
    number = float(found[1])
    return number if found[2] in ("毫米", "mm") else number * mm("表格行距")


def _words(value: Any, state: State) -> Words:
    """What stands in a cell; the items of a body or a list are paragraphs of it."""
    if isinstance(value, Body):
        return listed(value.mark, (told(i, state.scope) for i in value.items), "\n")
    if isinstance(value, list):
        return listed(UNPLACED, (_words(v, state) for v in value), "\n")
    return Words() if value is None or value == "" else words_for(value, state)
