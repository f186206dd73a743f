"""What ``gencirc diff`` is given: two plans, or two texts that were built."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gencirc.compare import lines, plans
from gencirc.compare.lines import Line
from gencirc.kind.library import Library
from gencirc.plan.model import Plan
from gencirc.plan.paths import ENDINGS, plans_in, shown
from gencirc.plan.reading import read_plan
from gencirc.problem import Problem, failed, problem
from gencirc.record import about
from gencirc.source.reading import read_file

if TYPE_CHECKING:
    from gencirc.outside.values import Paper

MAIN = ("活动", "campaign", "计划", "plan")  # names of a folder's plan
TEXTS = (".txt", ".docx")


class Found(NamedTuple):
    """What two files differ by; nothing when they cannot be compared (``stopped``)."""

    old: str = ""
    new: str = ""
    title: str = ""  # of the table
    lines: tuple[Line, ...] = ()
    shifted: tuple[Line, ...] = ()  # days that only moved with others
    following: tuple[str, ...] = ()
    follow: str = ""
    problems: tuple[Problem, ...] = ()
    stopped: bool = False
    papers: bool = False  # two texts, paragraph by paragraph


def compared(one: Path, other: Path, templates: Path | None = None) -> Found:
    """The differences of two plans, two folders with a plan each, or two texts."""
    files, problems = meant(one, other)
    if not files:
        return Found(problems=tuple(problems), stopped=True)
    return _texts(*files) if is_text(files[0]) else _plans(*files, templates)


def is_text(path: Path) -> bool:
    """Whether a file is a finished paper, no plan."""
    return path.suffix.lower() in TEXTS


def meant(one: Path, other: Path) -> tuple[tuple[Path, Path] | None, list[Problem]]:
    """The two files that are meant, both plans or both texts."""
    problems: list[Problem] = []
    first, second = (_file(path, problems) for path in (one, other))
    if first is None or second is None:
        return None, problems
    if is_text(first) != is_text(second):
        return None, [problem("V102", None, one=one, other=other)]
    return (first, second), problems


def _file(path: Path, problems: list[Problem]) -> Path | None:
    """The file that an argument means: itself, or the one plan of a folder."""
    if path.is_dir():
        inside = plans_in(path)
        main = [p for p in inside if p.parent == path and p.stem in MAIN]
        found = main[:1] if main else inside
        if len(found) == 1:
            return found[0]
        names = "、".join(str(p.relative_to(path)) for p in found) or "没有计划"
        problems.append(about("V103", path, all=names))
    elif not path.is_file():
        problems.append(about("V104", path))
    elif path.suffix.lower() in (*TEXTS, *ENDINGS):
        return path
    else:
        problems.append(about("V101", path))
    return None


# -- plans -------------------------------------------------------------------------


def _plans(one: Path, other: Path, templates: Path | None) -> Found:
    problems: list[Problem] = []
    read = [_plan(path, templates, problems) for path in (one, other)]
    (old, its), (new, of_other) = read
    if not (old.order and new.order):
        return Found(problems=tuple(problems), stopped=True)
    if failed(problems):
        problems.append(problem("V105", None))
    found = plans.compare(old, new, its, of_other)
    return Found(
        *_titles(str(old.campaign), str(new.campaign), one, other),
        tuple(lines.of_plans(found)),
        tuple(lines.shifted(found)),
        tuple(plans.following(found)),
        plans.follow(found),
        tuple(problems),
    )


def _plan(path: Path, templates: Path | None, problems: list[Problem]) -> tuple[Plan, Library]:
    library = Library.beside(path, templates)
    reading = read_plan(path, library.demands())
    problems += [p for p in reading.problems if p.severity == "错误"]
    return reading.plan, library


def _titles(old: str, new: str, one: Path, other: Path) -> tuple[str, str, str]:
    """How the two are called, and their table: by names, by files where those are the same."""
    if old and new and old != new:
        return old, new, f"《{old.strip('《》')}》与《{new.strip('《》')}》对照表"
    name = old or new or one.stem
    return shown(one), shown(other), f"《{name.strip('《》')}》前后对照表"


# -- texts -------------------------------------------------------------------------


def _texts(one: Path, other: Path) -> Found:
    problems: list[Problem] = []
    old, new = (READERS[path.suffix.lower()](path, problems) for path in (one, other))
    if failed(problems):
        return Found(problems=tuple(problems), stopped=True)
    first, second, _ = _titles(one.stem, other.stem, one, other)
    found = of_papers(other.stem, old, new)
    return found._replace(old=first, new=second, problems=tuple(problems))


def of_papers(name: str, old: str, new: str) -> Found:
    """The differences of two texts of one paper."""
    inner = name.translate(str.maketrans("《》", "〈〉"))
    title = f"《{inner}》修改对照表"
    return Found(title=title, lines=tuple(lines.of_texts(old, new)), papers=True)


def _text(path: Path, problems: list[Problem]) -> str:
    source, found = read_file(path, shown(path))
    problems += [p for p in found if p.severity == "错误"]
    return source.text


def _word(path: Path, problems: list[Problem]) -> str:
    from gencirc.outside.paper import read  # lxml: only where a Word file is read
    from gencirc.outside.refusing import BadPackage

    try:
        paper, found = read(path)
    except BadPackage as error:
        problems.append(about("V106", path, why=error))
        return ""
    problems += found
    return printed(paper)


def printed(paper: Paper) -> str:
    """The text of a Word file as printed, a line a paragraph; tracked changes are accepted."""
    from gencirc.outside.settling import accepted

    inside = (p.said for p in accepted(paper) if p.place.part in ("正文", "文本框"))
    return "\n".join(re.sub(r"[\n\f]", "", said).strip() for said in inside)


READERS: dict[str, Callable[[Path, list[Problem]], str]] = {".txt": _text, ".docx": _word}
