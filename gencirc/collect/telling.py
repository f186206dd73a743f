"""What ``gencirc collect`` says: what was written back, what follows, comments, looks."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from gencirc.collect.collecting import Collected
from gencirc.collect.matching import Atom
from gencirc.collect.noting import Noted
from gencirc.collect.rewriting import Splice
from gencirc.collect.saving import Saved, targets
from gencirc.collect.saying import reworded, short
from gencirc.collect.unit import Unit
from gencirc.plan.paths import shown
from gencirc.source.reading import read_file

AROUND = 2  # lines around a change of the plan that are shown


def tell(out: Collected, saved: Saved | None) -> None:
    """The whole report; ``saved`` is ``None`` in a dry run."""
    assert out.found
    assert out.differing
    title = f"{shown(out.file)} → {shown(out.found.plan)}（{out.found.document.name}）"
    click.echo(click.style(title, bold=True))
    for line in _report(out, saved):
        click.echo(line)


def _report(out: Collected, saved: Saved | None) -> Iterator[str]:
    if out.tried.done:
        yield f"〖{'写回' if saved else '可以写回'}〗"
    for unit in sorted(out.tried.done, key=lambda u: min(map(_number, u.atoms))):
        yield from (f"  {said}" for said in _said(unit, out))
    if out.differing and out.differing.counts and not out.tried.left:
        yield f"  {len(out.differing.counts)} 段只有序号不同，序号由机器编"
    if out.others:
        yield f"  同一份计划的这些公文也跟着变：{'、'.join(out.others)}"
    if out.many and out.tried.files:
        yield f"  同一份计划有 {out.many} 份公文，没有逐份看哪些跟着变"
    yield from _noted("批注", out.remarks)
    yield from _noted("手改的样式、字体（没有收）", out.looks)
    if saved is None:
        yield from differences(out)
    yield from _ending(out, saved)


def _said(unit: Unit, out: Collected) -> Iterator[str]:
    """What happened to the paragraphs of a unit."""
    assert out.paper
    where = place(unit, out) + ("，各份都跟着变" if unit.others else "")
    if unit.told:
        first = min(a.new for a in unit.atoms if a.new is not None)
        yield f"第 {first + 1} 段{unit.told}：{short(out.edited[first])}{where}"
        return
    for atom in unit.atoms:
        number = _number(atom)
        if atom.kind == "增":
            yield f"第 {number} 段加的：{short(atom.after)}{where}"
        elif atom.kind == "删":
            yield f"原第 {number} 段删了：{short(atom.before)}{where}"
        elif atom.kind == "移":
            yield f"移到第 {number} 段：{short(atom.before)}{where}"
        else:
            yield f"第 {number} 段：{reworded(atom, out.paper.lines[atom.old or 0].text)}{where}"


def _number(atom: Atom) -> int:
    """The edited paragraph that a change is in, of one that is gone the built one, from 1."""
    return (atom.new if atom.new is not None else atom.old or 0) + 1


def place(unit: Unit, out: Collected) -> str:
    """（活动.yaml 第 12 行）, where a change was written."""
    sites = [op.site for op in unit.ops if isinstance(op, Splice)]
    named = (getattr(op, name, None) for op in unit.ops for name in ("branch", "anchor", "parent"))
    branches = [b for b in named if b]
    places = [
        (s.tree, s.tree.source.place(s.start + (s.start == 0) * _first(unit))[0]) for s in sites
    ]
    places += [(b.tree, b.line) for b in branches]
    if not places:
        return ""
    tree, line = places[0]
    assert out.found
    own = tree.path == out.found.plan
    name = tree.path.name
    if tree.template:
        return f"（模板 {name.split('.')[0]} 第 {line} 行）"
    return f"（{name} 第 {line} 行）" if own else f"（承接的 {name} 第 {line} 行，改写在本计划里）"


def _first(unit: Unit) -> int:
    return next((op.cut.first for op in unit.ops if isinstance(op, Splice)), 0)


def _noted(title: str, notes: list[Noted]) -> Iterator[str]:
    if notes:
        yield f"〖{title}〗"
    for note in notes:
        where = f"第 {note.number} 段 " if note.number else ""
        who = f"（{note.who}）" if note.who else ""
        at = f"  → {note.mark.place[0]}:{note.mark.place[1]}" if note.mark else ""
        yield f"  {where}{note.text}{who}{at}"


def differences(out: Collected) -> Iterator[str]:
    """The files as they are and as they would be, line by line."""
    for path, target in targets(out).items():
        old = read_file(path)[0].text.splitlines()
        new = out.tried.files[path].splitlines()
        names = f"{shown(path)}（现在）", f"{shown(target)}（收了以后）"
        yield from difflib.unified_diff(old, new, *names, lineterm="", n=AROUND)


def _ending(out: Collected, saved: Saved | None) -> Iterator[str]:
    assert out.differing
    many = len(out.differing.atoms)
    done = sum(len(u.atoms) for u in out.tried.done)
    if not many:
        yield "文字同计划生成的一样，没有要收的。"
        return
    left = f"，{many - done} 处没有写回，列在上面" if many > done else ""
    if saved is None:
        yield f"改动 {many} 处，可以写回 {done} 处{left}。这是演练，什么也没有写。"
        return
    yield from (f"  更新 {shown(path)}" for path in saved.files)
    yield from _templates(out, saved.files)
    if saved.copies:
        yield f"  收以前的原件在 {shown(saved.copies)}，不想要就从那里拷回来"
    yield f"改动 {many} 处，写回 {done} 处{left}。{_next(out)}"


def _next(out: Collected) -> str:
    """What the next build will do."""
    if out.whole:
        return "再生成就同改稿一样。"
    if out.settled:
        return "再生成，除了上面说的跟着变的，同改稿一样。"
    return (
        "没有写回的，要改就在计划里改好，再收一次；不改就用 gencirc build --force，改稿会另存备份。"
    )


def _templates(out: Collected, files: tuple[Path, ...]) -> Iterator[str]:
    made = [p for p in files if p not in out.tried.files]
    if made:
        names = "、".join(shown(path) for path in made)
        yield f"  模板的话另存在 {names}，只管这份计划；以后自带的模板更新，不跟着变。不要就删掉"
    named = out.found.campaign.options.templates if out.found else None
    if named and any(p.resolve().is_relative_to(named.resolve()) for p in files):
        yield f"  {shown(named)} 里的模板改了，用它的计划都跟着变"
