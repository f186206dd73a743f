"""The benchmark's notice as pandoc's own tree of a document."""

from __future__ import annotations

from typing import Any

Tree = dict[str, Any]
VERSION = [1, 23]


def program() -> str:
    """Where pandoc is."""
    import pypandoc

    path: str = pypandoc.get_pandoc_path()
    return path


def tree(context: Tree, frame: Tree) -> Tree:
    """The whole document; what is the same in all papers is put in as Word's own XML."""
    names: dict[str, str] = frame["names"]
    blocks = [_raw(xml) for xml in _filled(frame["before"], context)]
    for one in context["sections"]:
        blocks.append(_styled(names["Level1"], one["number"] + one["head"]))
        blocks += [_styled(names["Body"], text) for text in one["texts"]]
        for two in one["parts"]:
            blocks += _parts(two, 2, names)
    after = _filled(frame["after"], context)
    places = [n for n, xml in enumerate(after) if "AttachmentTitle" in xml]
    for n, xml in enumerate(after):
        blocks.append(_raw(xml))
        if n - 1 in places:  # a blank line follows the title
            name = ("short", "long")[places.index(n - 1)]
            blocks.append(_table(context[name], names))
    return {"pandoc-api-version": VERSION, "meta": {}, "blocks": blocks}


def _filled(pieces: list[str], context: Tree) -> list[str]:
    """The frame, which is of the first paper, with what this one says in its place."""
    return [_again(xml, context) for xml in pieces]


def _again(xml: str, context: Tree) -> str:
    for key in ("title", "about", "recipient", "contact"):
        xml = xml.replace(f"〖{key}〗", context[key])
    return xml


def _parts(part: Tree, level: int, names: dict[str, str]) -> list[Tree]:
    """A heading with its text, and those below it."""
    style = "Level3" if part["deep"] else f"RunIn{level}"
    text = [part["number"], part["head"]]
    inside = [_span(names["BodyChar"], part["text"])] if part["text"] else []
    made = [_block(names[style], [*map(_str, text), *inside])]
    return made + [b for p in part["parts"] for b in _parts(p, level + 1, names)]


def _str(text: str) -> Tree:
    return {"t": "Str", "c": text}


def _span(style: str, text: str) -> Tree:
    return {"t": "Span", "c": [["", [], [["custom-style", style]]], [_str(text)]]}


def _block(style: str, inside: list[Tree]) -> Tree:
    paragraph = {"t": "Para", "c": inside}
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [paragraph]]}


def _styled(style: str, text: str) -> Tree:
    return _block(style, [_str(text)])


def _raw(xml: str) -> Tree:
    return {"t": "RawBlock", "c": ["openxml", xml]}


def _table(rows: list[dict[str, str]], names: dict[str, str]) -> Tree:
    """A table with the header row of the notice."""
    nothing: list[Any] = ["", [], []]
    head = {"t": "AlignDefault"}

    def row(texts: list[str], style: str) -> list[Any]:
        cells = [[nothing, head, 1, 1, [_styled(style, t)]] for t in texts]
        return [nothing, cells]

    body = [row(list(r.values()), names["TableText"]) for r in rows]
    header = row(["序号", "任务", "点位", "时限"], names["TableHead"])
    columns = [[head, {"t": "ColWidth", "c": w}] for w in (0.08, 0.42, 0.34, 0.16)]
    return {
        "t": "Table",
        "c": [nothing, [None, []], columns, [nothing, [header]],
              [[nothing, 0, [], body]], [nothing, []]],
    }  # fmt: skip
