"""A chief at work: papers changed by script, every sort of change, in every paper."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from gencirc.collect.printed import BODY, TITLE, Line
from gencirc.compare.edits import tokens

WORDS = ("切实", "逐项", "从严", "尽快", "统筹", "扎实", "全面", "按时", "主动", "细致")
SENTENCES = (
    "各单位要把这件事摆上日程，一件一件抓到底。", "遇到拿不准的情况，及时同牵头单位商量。", "完成一项，销号一项。",
    "主要负责同志要亲自过问。", "对工作中好的做法，注意总结推广。",
)  # fmt: skip
TITLES = ("强化责任落实", "注重工作实效", "严守工作纪律", "做好后勤服务")
HAN = re.compile(r"[\u4e00-\u9fff]{2,4}$")
NAMES = "局科处队委办部室中心街道社区"
BODY_NAME = re.compile(
    r"(?:责任|牵头|配合|会同)[^：（）]{0,4}：[^（）]*"
)  # names of bodies, not wording
AGENDA = re.compile(r"(?:讲话|发言|部署工作|通报[^，。]*)(?:（\d+分钟）)?。$")  # who does what
LONG = 14  # characters of a paragraph that is more than a label


class Dice(random.Random):
    """Chance, and the names that are no words."""

    people: tuple[str, ...] = ()


class Edited(NamedTuple):
    """One change to a paper: the places of paragraphs that go, and what stands there instead."""

    sort: str
    at: int
    end: int
    texts: tuple[str, ...]
    to: int | None = None  # where moved paragraphs go to stand, counted before the change


def applied(texts: Sequence[str], change: Edited) -> list[str]:
    """The paragraphs after a change."""
    out = list(texts)
    if change.to is None:
        out[change.at : change.end] = change.texts
        return out
    moved = out[change.at : change.end]
    rest = out[: change.at] + out[change.end :]
    to = change.to - (len(moved) if change.to > change.at else 0)
    return rest[:to] + moved + rest[to:]


def edits(
    lines: Sequence[Line], seed: int, each: int = 3, people: Collection[str] = ()
) -> Iterator[Edited]:
    """Changes of every sort to a paper, ``each`` of a sort at most; nobody's name is changed."""
    dice = Dice(seed)
    dice.people = tuple(people)
    for sort, make in SORTS.items():
        places = [
            n
            for n, line in enumerate(lines)
            if line.part in (BODY, TITLE) and make_able(sort, lines, n)
        ]
        dice.shuffle(places)
        made = (make(lines, n, dice) for n in places)
        for _, change in zip(range(each), (m for m in made if m), strict=False):
            yield change._replace(sort=sort)


def make_able(sort: str, lines: Sequence[Line], n: int) -> bool:
    """Whether a change of a sort makes sense in a paragraph."""
    line = lines[n]
    if line.part == TITLE:
        return sort in ("改词", "加词")
    if AGENDA.search(line.text) and len(line.text) < 40:
        return sort in ("改词", "加词", "删段")
    if sort == "改标题":
        return line.heading
    if sort in ("删段", "移段"):
        return line.heading or (
            len(line.text) >= LONG and line.text[-1] in "。；" and not _alone(lines, n)
        )
    return len(line.text) >= LONG


def _alone(lines: Sequence[Line], n: int) -> bool:
    """Whether a paragraph is all that stands below its heading."""
    below = n > 0 and lines[n - 1].heading and lines[n - 1].text[-1] not in "。；"
    return below and (n + 1 == len(lines) or lines[n + 1].heading or lines[n + 1].part != BODY)


def _last(lines: Sequence[Line], n: int) -> bool:
    """Whether nothing says where the text below a heading ends: it is the last of its rank."""
    end = n + 1
    plain = end < len(lines) and lines[end].part == BODY and not lines[end].heading
    return plain and not _goes_on(lines, n, 0)


def plain(line: Line, people: Collection[str] = ()) -> list[tuple[int, int]]:
    """The words of a paragraph that are nobody's name, post, date or number: [start, end)."""
    free = set()
    at = 0
    for span in line.words:
        own = span.mark.home.same(span.mark) and span.mark.source.name
        template = "templates" in span.mark.source.name or "片段" in span.mark.source.name
        if (span.exact and own and not _registered(span.mark.source.name)) or template:
            free |= set(range(at, at + len(span.text)))
        at += len(span.text)
    out, at = [], line.ordinal
    for token in tokens(line.text[line.ordinal :]):
        named = any(sign in token for sign in NAMES) or any(
            found.start() < at + len(token) and at < found.end()
            for found in BODY_NAME.finditer(line.text)
        )
        named = named or any(token in name or name in token for name in people)
        if HAN.match(token) and not named and all(n in free for n in range(at, at + len(token))):
            out.append((at, at + len(token)))
        at += len(token)
    return out


def _registered(name: str) -> bool:
    return name.endswith("单位.yaml")


def reword(lines: Sequence[Line], n: int, dice: Dice) -> Edited | None:
    """A word becomes another."""
    words, text = plain(lines[n], dice.people), lines[n].text
    if not words:
        return None
    start, end = dice.choice(words)
    return Edited("", n, n + 1, (text[:start] + dice.choice(WORDS) + text[end:],))


def insert(lines: Sequence[Line], n: int, dice: Dice) -> Edited | None:
    """A word is put in."""
    words, text = plain(lines[n], dice.people), lines[n].text
    if not words:
        return None
    start, _ = dice.choice(words)
    return Edited("", n, n + 1, (text[:start] + dice.choice(WORDS) + text[start:],))


def sentence(lines: Sequence[Line], n: int, dice: Dice) -> Edited | None:
    """A sentence is added at the end of a paragraph."""
    text = lines[n].text
    if not text.endswith("。"):
        return None
    return Edited("", n, n + 1, (text + dice.choice(SENTENCES),))


def inner(lines: Sequence[Line], n: int, dice: Dice) -> Edited | None:
    """A sentence is added within a paragraph."""
    text = lines[n].text
    stops = [m.end() for m in re.finditer("。", text[:-1])]
    if not stops:
        return None
    at = dice.choice(stops)
    return Edited("", n, n + 1, (text[:at] + dice.choice(SENTENCES) + text[at:],))


def cut(lines: Sequence[Line], n: int, dice: Dice) -> Edited | None:
    """A sentence is struck out."""
    text = lines[n].text
    parts = re.findall(r"[^。]+。", text)
    if len(parts) < 3 or "".join(parts) != text:
        return None
    del parts[dice.randrange(1, len(parts))]
    return Edited("", n, n + 1, ("".join(parts),))


def delete(lines: Sequence[Line], n: int, dice: Dice) -> Edited | None:
    """A paragraph is struck out, a heading with all that stands below it."""
    end = _end(lines, n)
    if lines[n].heading and _last(lines, n):
        return None
    return Edited("", n, end, ()) if end - n < 8 else None


def move(lines: Sequence[Line], n: int, dice: Dice) -> Edited | None:
    """A paragraph, or a heading with what stands below it, changes places with the next one."""
    end = _end(lines, n)
    if end >= len(lines) or lines[end].part != BODY or _rank(lines[end]) != _rank(lines[n]):
        return None
    if not lines[n].heading and (len(lines[end].text) < LONG or lines[n - 1].heading):
        return None
    dated = re.search(r"^[^。]*（\d", lines[n].text)  # phases stand in the order of their days
    if dated or (lines[n].heading and _last(lines, end)):
        return None
    return Edited("", n, end, (), _end(lines, end))


def head(lines: Sequence[Line], n: int, dice: Dice) -> Edited | None:
    """A heading becomes another."""
    line = lines[n]
    found = re.match(r"[^。：（]{2,24}?(?=阶段|[。：（]|$)", line.text[line.ordinal :])
    words = plain(line, dice.people)
    if (
        not found
        or not any(a <= line.ordinal + 1 < b for a, b in words)
        or line.text in (h.text for i, h in enumerate(lines) if i != n)
    ):
        return None
    new = dice.choice(TITLES) + line.text[line.ordinal + found.end() :]
    return Edited("", n, n + 1, (line.text[: line.ordinal] + new,))


def add(lines: Sequence[Line], n: int, dice: Dice) -> Edited | None:
    """A paragraph is added behind one of its sort, with an ordinal where they are counted."""
    if n + 1 >= len(lines) or lines[n + 1].part != BODY or lines[n].text[-1] not in "。；":
        return None
    if not plain(lines[n], dice.people):
        return None
    text = "".join(dice.sample(SENTENCES, 2))
    if lines[n].heading and _end(lines, n) == n + 1:
        text = f"{lines[n].text[: lines[n].ordinal]}{dice.choice(TITLES)}。{text}"
    return Edited("", n + 1, n + 1, (text,))


def derived(lines: Sequence[Line], n: int, dice: Dice) -> Edited | None:
    """A count, a date, a post or a name is typed over."""
    text, at, able = lines[n].text, 0, []
    for span in lines[n].words:
        own = not span.exact and span.mark.source.name.endswith(".yaml")
        if at >= lines[n].ordinal and own and re.search(r"[一二三四五六七八九十\d]", span.text):
            able.append((at, at + len(span.text)))
        at += len(span.text)
    if not able:
        return None
    start, end = dice.choice(able)
    new = re.sub(
        r"[一二三四五六七八九十\d]",
        lambda m: "七" if m[0] != "七" and not m[0].isdigit() else "6",
        text[start:end],
        count=1,
    )
    return (
        Edited("", n, n + 1, (text[:start] + new + text[end:],)) if new != text[start:end] else None
    )


def _rank(line: Line) -> str:
    sign = line.text[: line.ordinal]
    return "0" if not line.heading else re.sub(r"[一二三四五六七八九十\d]+", "N", sign)


def _end(lines: Sequence[Line], n: int) -> int:
    """The end of what a heading stands over; of a paragraph, its own."""
    if not lines[n].heading:
        return n + 1
    order = ["N、", "（N）", "N.", "（N）"]
    mine = order.index(_rank(lines[n])) if _rank(lines[n]) in order else 9
    end = n + 1
    while end < len(lines) and lines[end].part == BODY:
        rank = _rank(lines[end])
        if lines[end].heading and (rank not in order or order.index(rank) <= mine):
            break
        if not lines[end].heading and not _goes_on(lines, n, mine):
            break
        end += 1
    return end


def _goes_on(lines: Sequence[Line], n: int, rank: int) -> bool:
    """Whether plain paragraphs below a heading belong to it: not below the last one."""
    order = ["N、", "（N）", "N.", "（N）"]
    for line in lines[n + 1 :]:
        if line.part != BODY or (line.heading and _rank(line) == _rank(lines[n])):
            return line.part == BODY
        above = (
            _rank(line) in order[: order.index(_rank(lines[n]))]
            if _rank(lines[n]) in order
            else False
        )
        if line.heading and above:
            return False
    return False


SORTS = {
    "改词": reword,
    "加词": insert,
    "段末加句": sentence,
    "段中加句": inner,
    "删句": cut,
    "删段": delete,
    "移段": move,
    "改标题": head,
    "加段": add,
    "改取来的": derived,
}
