"""Finding templates: one search path, where the first hit wins.

Order: --templates, the plan's own folder, the working folder's ``templates/``, and
the built-in ones. A file of the same name replaces; other files are added.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from gencirc.plan.door import Door, names, text
from gencirc.plan.fields import Shape, field, read_shape
from gencirc.plan.official import Official, Paper
from gencirc.plan.papers import Demand
from gencirc.plan.paths import shown
from gencirc.plan.sending import Each, each
from gencirc.problem import Problem, failed, problem
from gencirc.source.marks import Mark, Source, Text
from gencirc.source.parsing import parse_yaml
from gencirc.source.plain import plain
from gencirc.source.reading import read_file

KINDS, PASSAGES, LETTERHEADS = "文种", "片段", "版式"
ENDING = ".md.j2"
FENCE = "---\n"
NOTHING = "无"
SHEET = "核稿单"


class Kind(Shape):
    """A kind of paper: one template with its head."""

    name: Text = field("文种", text, "文种名，也是文件名", need=True)
    key: Text = field("键", text, "计划里写在哪个键下", need=True)
    letterhead: Text = field("版式", text, "用哪个版式文件", need=True)
    doc: Text | None = field("说明", text, "一句话说明")
    needs: tuple[Text, ...] = field("需要", names, "计划里必须有的键", default=())
    inside: Text | None = field("随", text, "有这个键的文种时随它印，不另出")
    large: Text | None = field("大字版", text, "大字版用哪个版式文件")
    directions: tuple[Text, ...] = field(
        "行文", names, "上行、下行、平行、公布；几种都行的，第一种是不写时的", default=()
    )
    upward: Text | None = field("上行版式", text, "上行时用的版式")
    seal: Text | None = field("盖章", text, "不写时怎么落款：是、否、签名章")
    without: tuple[Text, ...] = field("没有", names, "这个文种没有的要素，写了就报", default=())
    more: tuple[Text, ...] | None = field(
        "另有", names, "公文通用的键以外还可写的键，后面可带英文写法；不写就都可以，“无”就是没有"
    )
    english: Text | None = field("英文键", text, "英文计划里的键")
    addressed: Text | None = field("主送版式", text, "写了主送的换用这个版式")
    stock_needs: tuple[Text, ...] = field(
        "照例需要", names, "整份照例的，计划里另外必须有的键", default=()
    )
    sets: tuple[Text, ...] = field(
        "成套", names, "属于哪几套：部署、督办、总结……，或者“是”；不写就不在全套里", default=()
    )
    each: Each | None = field("发给", each, "计划里不写“发给”时，一份一份发给谁")
    also: tuple[Text, ...] = field("又名", names, "计划里也可以写在哪个键下", default=())
    source: Source = Source("", "")
    path: Path = Path()

    def answers(self, names: Iterable[str]) -> bool:
        """Whether it is asked for by its name or its key."""
        return bool({str(self.name), str(self.key), *map(str, self.also)} & set(names))

    def demand(self) -> Demand:
        """What it says about its paper in a plan."""
        return Demand(
            str(self.key),
            None if self.more is None else spelled(self.more),
            str(self.english or ""),
            str(self.doc or self.name),
            tuple(map(str, self.without)),
        )

    def direction(self, paper: Paper) -> str:
        """上行, 下行, 平行 or 公布: as typed in the paper, else what is usual."""
        typed = paper.direction if isinstance(paper, Official) else None
        return str(typed or next(iter(self.directions), ""))

    def sent(self, paper: Paper) -> Each | None:
        """To whom a paper goes one by one: as typed, else as is usual for the kind."""
        typed = paper.each if isinstance(paper, Official) else None
        return typed or self.each

    def layout(self, paper: Paper) -> Text:
        """The name of the letterhead for a paper."""
        typed = paper.layout if isinstance(paper, Official) else None
        upward = self.upward if self.direction(paper) == "上行" else None
        addressed = self.addressed if isinstance(paper, Official) and paper.recipients else None
        if typed:  # 信函格式 is what the standard calls the letterhead 信函
            typed = typed.part(0, len(typed.removesuffix("格式").removesuffix("（令）")))
        return typed or upward or addressed or self.letterhead

    @property
    def is_sheet(self) -> bool:
        """Whether it is the sheet for proof-reading, which is made of the other papers."""
        return str(self.key) == SHEET

    def mode(self, paper: Official) -> str:
        """How a paper is signed: as typed, else as is usual for the kind."""
        usual = {"否": "不盖章", "签名章": "签名章"}.get(str(self.seal), "盖章")
        return str(paper.seal or usual)


def spelled(keys: Iterable[str]) -> dict[str, str]:
    """Keys by their spellings, Chinese and English: 缘由 occasion."""
    parted = [key.split() for key in keys if key != NOTHING]
    return {spelling: words[0] for words in parted for spelling in words}


def built_in() -> Path:
    """The templates that come with gencirc: in the wheel, or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


class Library:
    """The templates within reach of a plan."""

    def __init__(self, folders: Iterable[Path]) -> None:
        seen: dict[Path, Path] = {}
        for folder in [*folders, built_in()]:
            if folder.is_dir():
                seen.setdefault(folder.resolve(), folder)
        self.folders = list(seen.values())
        self.problems: list[Problem] = []
        self.used: set[Path] = set()
        self._kinds: dict[str, Kind] | None = None

    @classmethod
    def beside(cls, plan: Path, extra: Path | None = None) -> Library:
        """The library for a plan file."""
        folders = [plan.parent / "templates", Path("templates")]
        return cls([extra, *folders] if extra else folders)

    def find(self, *parts: str) -> Path | None:
        """The first file of that name."""
        return next((p for f in self.folders if (p := f.joinpath(*parts)).is_file()), None)

    def kinds(self) -> dict[str, Kind]:
        """Every kind by the key it stands under in a plan."""
        if self._kinds is None:
            found: dict[str, Kind] = {}
            for path in self._files(KINDS, ENDING):
                kind = self._kind(path)
                if kind:
                    found.setdefault(str(kind.key), kind)
            self._kinds = found
        return self._kinds

    def demands(self) -> dict[str, Demand]:
        """The kinds by every spelling of their keys, as the reader of plans needs them."""
        made = {key: kind.demand() for key, kind in self.kinds().items()}
        for kind in self.kinds().values():
            spellings = (*kind.also, *((kind.english,) if kind.english else ()))
            made = {str(s): kind.demand() for s in spellings} | made
        return made

    def own(self) -> list[Demand]:
        """What the kinds say that have a key of their own."""
        return [kind.demand() for kind in self.kinds().values()]

    def letterhead(self, name: str) -> Path | None:
        """The Word file of a letterhead."""
        return self.find(LETTERHEADS, f"{name}.docx")

    def letterheads(self) -> list[str]:
        """The names of all letterheads."""
        return [p.stem for p in self._files(LETTERHEADS, ".docx")]

    def passage(self, name: str) -> Text | None:
        """A shared passage that plans may name: 见片段 扬尘六条."""
        for ending in (".txt", ".md"):
            path = self.find(PASSAGES, name + ending)
            if path:
                source = self._read(path)
                return Text(source.text, _whole(source)).trimmed()
        return None

    def template(self, name: str) -> Source | None:
        """The text of a template such as 片段/引言.md.j2."""
        path = self.find(*name.split("/"))
        return self._read(path) if path else None

    def _files(self, folder: str, ending: str) -> list[Path]:
        found: dict[str, Path] = {}
        for place in self.folders:
            for path in sorted((place / folder).glob("*" + ending)):
                if not path.name.startswith(("~", ".")):
                    found.setdefault(path.name, path)
        return list(found.values())

    def _read(self, path: Path) -> Source:
        source, problems = read_file(path, shown(path))
        self.used.add(path)
        self.problems += problems
        return source

    def _kind(self, path: Path) -> Kind | None:
        self.used.add(path)
        try:
            stat = path.stat()
            stamp = stat.st_mtime_ns, stat.st_size
        except OSError:  # what is wrong is said by the reading
            stamp = 0, 0
        kind, problems = read_kind(path, shown(path), *stamp)
        self.problems += problems
        return kind


@lru_cache(maxsize=256)
def read_kind(path: Path, name: str, time: int, size: int) -> tuple[Kind | None, list[Problem]]:
    """A kind from its file, read once as long as the file is the same (``time`` in ns)."""
    source, problems = read_file(path, name)
    head, body = split(source)
    if head is None:
        return None, [*problems, problem("K101", _whole(source))]
    simple = plain(head, source.name)  # forty kinds are read in every run
    nodes, found = (simple, []) if simple else parse_yaml(head.encode(), source.name)
    door = Door(path.parent, str(path.parent))
    kind = read_shape(Kind, nodes, door, "文种的开头")
    found = [*problems, *found, *door.problems]
    if failed(found):
        return None, found
    return kind.but(source=Source(source.name, body), path=path), found


def split(source: Source) -> tuple[str | None, str]:
    """The head of a kind and its body, both on their own lines of the file."""
    if not source.text.startswith(FENCE):
        return None, source.text
    stop = source.text.find("\n" + FENCE, len(FENCE) - 1)
    if stop < 0:
        return None, source.text
    head = "#" + source.text[1 : stop + 1]
    end = stop + 1 + len(FENCE)
    return head, "\n" * source.text[:end].count("\n") + source.text[end:]


def _whole(source: Source) -> Mark:
    return Mark(source, 0, len(source.text), verbatim=True)
