"""A second chief, at the keyboard in WPS: retypes, divides, joins, counts anew, breaks titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from gencirc.collect.printed import BODY, END, HEAD, TITLE, Line
from tests.collect.edits import AGENDA, LONG, Dice, _end, _last, _rank, plain

HAN = "零一二三四五六七八九"
LABEL = re.compile(r"[^，。]{1,6}：|[一二三四五六]要|\d")  # 时间：，一要，2026年
RUN_IN = re.compile(r"[^。]{2,20}。(?=.)")
NEW_HEAD, NEW_TEXT = "强化督导考核", "每周通报一次进展，对进度滞后的现场督办。"


class Typed(NamedTuple):
    """One change to a paper, and how all of it then reads."""

    sort: str
    texts: list[str]


Make = Callable[[Sequence[Line], int, Dice], "list[str] | None"]


def typed(
    lines: Sequence[Line], seed: int, each: int = 1, people: Collection[str] = ()
) -> Iterator[Typed]:
    """Changes of every sort, ``each`` of a sort at most."""
    before = [line.text for line in lines]
    for sort, (parts, make) in SORTS.items():
        dice = Dice(f"{seed}{sort}{before[:1]}")
        dice.people = tuple(people)
        places = [n for n, line in enumerate(lines) if line.part in parts and len(line.text) > 1]
        dice.shuffle(places)
        made = (make(lines, n, dice) for n in places)
        changed = (texts for texts in made if texts and texts != before)
        yield from (Typed(sort, texts) for _, texts in zip(range(each), changed, strict=False))


def _with(lines: Sequence[Line], first: int, last: int, *new: str) -> list[str]:
    texts = [line.text for line in lines]
    texts[first:last] = new
    return texts


def _typed_words(line: Line) -> list[bool]:
    """Which characters an author typed in the plan."""
    out: list[bool] = []
    for span in line.words:
        name = span.mark.source.name
        own = span.exact and bool(name) and not name.endswith("单位.yaml")
        out += [own] * len(span.text)
    return out


def _spots(line: Line, pattern: str) -> list[re.Match[str]]:
    """Where an author typed something, in the text without its ordinal."""
    own = _typed_words(line)
    found = re.finditer(pattern, line.text)
    return [m for m in found if m.start() >= line.ordinal and all(own[m.start() : m.end()])]


def _put(line: Line, found: re.Match[str], new: str) -> str:
    return line.text[: found.start()] + new + line.text[found.end() :]


# -- words -----------------------------------------------------------------------------------


def half(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """The second half of a sentence is deleted and typed anew."""
    spots = _spots(lines[n], r"(?<=.{4})，[^。（）]+(?=。)")
    if not spots:
        return None
    return _with(lines, n, n + 1, _put(lines[n], dice.choice(spots), "，让群众看得见、摸得着"))


def numeral(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """A numeral becomes a Chinese one: 3次, 三次."""
    spots = _spots(lines[n], r"(?<![\d.〔月年])[2-9](?=[个次项条处名人])")
    if not spots:
        return None
    found = dice.choice(spots)
    return _with(lines, n, n + 1, _put(lines[n], found, HAN[int(found[0])]))


def number(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """A typed number becomes another."""
    spots = _spots(lines[n], r"(?<![\d.〔月年:：])\d+(?=[^\d月日年〕号：:.])")
    if not spots:
        return None
    found = dice.choice(spots)
    return _with(lines, n, n + 1, _put(lines[n], found, str(int(found[0]) + 1)))


def sign(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """Nothing but a punctuation mark is changed."""
    spots = [m for m in _spots(lines[n], "[，；]") if "（" not in lines[n].text[: m.start()]]
    if not spots:
        return None
    found = dice.choice(spots)
    return _with(lines, n, n + 1, _put(lines[n], found, {"，": "、", "；": "，"}[found[0]]))


def quote(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """A word is put in quotation marks."""
    words, text = plain(lines[n], dice.people), lines[n].text
    if not words:
        return None
    a, b = dice.choice(words)
    return _with(lines, n, n + 1, f"{text[:a]}“{text[a:b]}”{text[b:]}")


def two(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """Two words of one paragraph become others."""
    words, text = plain(lines[n], dice.people), lines[n].text
    if len(words) < 4:
        return None
    (a, b), (c, d) = sorted(dice.sample(words, 2))
    return _with(lines, n, n + 1, f"{text[:a]}从严{text[b:c]}扎实{text[d:]}")


def begin(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """A sentence is put before a paragraph's first."""
    text = lines[n].text
    if lines[n].heading or len(text) < LONG or text[-1] != "。":
        return None
    if AGENDA.search(text) or LABEL.match(text):
        return None
    return _with(lines, n, n + 1, "这件事很要紧。" + text)


def rewrite(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """A whole paragraph is typed anew."""
    line = lines[n]
    if line.heading or len(line.text) < 2 * LONG or not all(_typed_words(line)):
        return None
    return _with(lines, n, n + 1, "各单位要把握节点，倒排工期，挂图作战，确保按期完成。")


def both(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """A heading and the text below it are changed in one go."""
    below = lines[n + 1] if n + 1 < len(lines) else None
    if below is None or not lines[n].heading or below.part != BODY or below.heading:
        return None
    heads, words = plain(lines[n], dice.people), plain(below, dice.people)
    if not heads or not words:
        return None
    (a, b), (c, d) = dice.choice(heads), dice.choice(words)
    head, text = lines[n].text, below.text
    new = f"{head[:a]}从严{head[b:]}", f"{text[:c]}扎实{text[d:]}"
    return None if new[0] in [x.text for x in lines] else _with(lines, n, n + 2, *new)


def day(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """The date of the signature, or in the imprint, becomes that of the next day."""
    found = re.search(r"(?<=月)\d+(?=日)", lines[n].text)
    if not found or not re.search(r"\d{4}年\d+月\d+日(?:印发)?$", lines[n].text):
        return None
    return _with(lines, n, n + 1, _put(lines[n], found, str(int(found[0]) % 28 + 1)))


# -- paragraphs ---------------------------------------------------------------------------------


def divide(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """A paragraph becomes two."""
    text = lines[n].text
    ends = [m.end() for m in re.finditer("。", text) if 12 < m.end() < len(text) - 6]
    if lines[n].heading or not ends:
        return None
    at = dice.choice(ends)
    return _with(lines, n, n + 1, text[:at], text[at:])


def join(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """Two paragraphs become one."""
    pair = lines[n : n + 2]
    if len(pair) < 2 or any(x.heading or x.part != BODY or len(x.text) < LONG for x in pair):
        return None
    return _with(lines, n, n + 2, pair[0].text + pair[1].text) if pair[0].text[-1] == "。" else None


def lines_of_title(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """The title is typed on two lines."""
    text = lines[n].text
    at = len(text) // 2
    return _with(lines, n, n + 1, text[:at], text[at:]) if len(text) >= LONG else None


def new_title(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """The title is changed, and typed on two lines."""
    found = re.search("关于(?!印发)", lines[n].text)
    if not found:
        return None
    at = found.end()
    return _with(lines, n, n + 1, lines[n].text[:at], "进一步" + lines[n].text[at:])


def set_off(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """A heading within its sentence is set on a line of its own."""
    found = RUN_IN.match(lines[n].text) if lines[n].heading else None
    return _with(lines, n, n + 1, found[0][:-1], lines[n].text[found.end() :]) if found else None


def between(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """A paragraph is added between two of different origin."""
    after = lines[n + 1] if n + 1 < len(lines) else None
    if after is None or after.part != BODY or lines[n].text[-1] != "。":
        return None
    fits = after.heading != lines[n].heading
    return _with(lines, n + 1, n + 1, "有关情况要及时报告，不得迟报漏报。") if fits else None


def section(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """A heading and its text are added before another one."""
    if not lines[n].heading or _rank(lines[n]) not in ("N、", "（N）"):
        return None
    head = lines[n].text[: lines[n].ordinal] + NEW_HEAD
    run_in = RUN_IN.match(lines[n].bare)
    return _with(lines, n, n, *([f"{head}。{NEW_TEXT}"] if run_in else [head, NEW_TEXT]))


def last(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """The last one of several items is struck out."""
    end = _end(lines, n)
    if not lines[n].heading or _last(lines, n) or end - n > 8:
        return None
    same = [m for m in range(len(lines)) if m != n and _rank(lines[m]) == _rank(lines[n])]
    goes_on = end in same or not [m for m in same if m < n and lines[m].heading]
    return None if goes_on else _with(lines, n, end)


def swap(lines: Sequence[Line], n: int, dice: Dice) -> list[str] | None:
    """Two items change places, and their ordinals with them."""
    end = _end(lines, n)
    other = lines[end] if end < len(lines) else None
    if other is None or not lines[n].heading or _rank(other) != _rank(lines[n]):
        return None
    if not other.heading or _last(lines, end) or re.search(r"^[^。]*（\d", lines[n].text):
        return None
    stop = _end(lines, end)
    one, two_ = [x.text for x in lines[n:end]], [x.text for x in lines[end:stop]]
    two_[0] = lines[n].text[: lines[n].ordinal] + other.bare
    one[0] = other.text[: other.ordinal] + lines[n].bare
    return _with(lines, n, stop, *two_, *one)


SORTS: dict[str, tuple[tuple[str, ...], Make]] = {
    "改半句": ((BODY,), half), "汉字数": ((BODY,), numeral), "数字": ((BODY,), number),
    "标点": ((BODY,), sign), "加引号": ((BODY,), quote), "两处": ((BODY,), two),
    "段首加句": ((BODY,), begin), "重写段": ((BODY,), rewrite), "题文同改": ((BODY,), both),
    "改日期": ((HEAD, END), day), "拆段": ((BODY,), divide), "并段": ((BODY,), join),
    "标题两行": ((TITLE,), lines_of_title), "标题改成两行": ((TITLE,), new_title),
    "标题单列": ((BODY,), set_off), "异源间加段": ((BODY,), between), "加节": ((BODY,), section),
    "删末项": ((BODY,), last), "对调": ((BODY,), swap),
}  # fmt: skip
