"""Lines of a title: words kept whole, the block a trapezoid or a rhombus (7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from gencirc.patterns import later
from gencirc.reuse import of_few
from gencirc.source.scalars import wide
from gencirc.words import Words

MOST_LINES = 5
LONG = 7  # lines of a title whose choices are too many
FILLED = (0.5, 0.8)  # of the mean, each line of a title of more lines, of one that long
GAP = later(r"(?<=[\u4e00-\u9fff”’》）])[ \u3000]+(?=[\u4e00-\u9fff“‘《（])")
BLANKS = " \u3000"
NO_START = set("》”’）】〕、，。：；！？")
NO_END = set("《“‘（【〔")
UNITS = "年月日个项条％%"  # behind a figure
LIKE = "\u9fb0"  # a hanzi that no word has

# What a break costs; the lowest sum wins.
AT_ISSUER, AT_VERB, AT_TITLE, AT_WORD, UNSURE = 0.0, 1.0, 1.5, 3.0, 7.0
INSIDE_NAME, INSIDE_TITLE, AFTER_ABOUT, BEFORE_DE = 6.0, 1.5, 6.0, 2.0
A_LINE, NO_SHAPE, THIN, SHORT_END = 4.0, 40.0, 6.0, 30.0


@cache
def lexicon() -> frozenset[str]:
    """Words of official prose that a line break must not split."""
    text = (Path(__file__).parent / "lexicon.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def _telling() -> frozenset[str]:
    """Hanzi that decide something by themselves."""
    return frozenset(f"的关于{UNITS}").union(word for word in lexicon() if len(word) == 1)


@cache
def _sizes_by_end() -> dict[str, list[int]]:
    """How long known words of several characters are, by the last one."""
    found = {(word[-1], len(word)) for word in lexicon() if len(word) > 1}
    out: dict[str, list[int]] = {}
    for char, size in sorted(found):
        out.setdefault(char, []).append(size)
    return out


@cache
def _known_pairs() -> frozenset[str]:
    """Every two characters that stand side by side in a known word."""
    long = (map("".join, pairwise(word)) for word in lexicon() if len(word) > 1)
    return frozenset(pair for pairs in long for pair in pairs)


class _Widths(dict[str, float]):
    """How wide characters are, found out when one is met first."""

    def __missing__(self, char: str) -> float:
        self[char] = 1.0 if wide(char) or char in "“”‘’—…·" else 0.5
        return self[char]


WIDTHS = _Widths()


def width(text: str) -> float:
    """Width in 字: Latin letters and digits are half as wide."""
    if text.isascii():
        return len(text) / 2
    return sum(map(WIDTHS.__getitem__, text))


@of_few
def shaped(
    words: Words, room: float, names: tuple[str, ...] = (), fewest: bool = False
) -> list[Words]:
    """The lines of a title in ``room`` 字 a line; ``names`` are kept whole if they can be.

    With ``fewest`` a line saved counts more than the shape: page 1 must show text (7.3.3).
    """
    bare = str(words)
    known = tuple(n for n in names if n)
    gaps = GAP.finditer(bare) if any(blank in bare for blank in BLANKS) else ()
    gap = next((m.start() for m in gaps if not between(m, known)), 0)
    if gap:  # a title of two parts stands on two lines
        return [
            *shaped(words.cut(0, gap), room, known, fewest),
            *shaped(words.cut(gap).trimmed(), room, known, fewest),
        ]
    edges = [0, *breaks(bare, room, known, fewest), len(bare)]
    return [words.cut(a, b).trimmed() for a, b in pairwise(edges)]


def between(gap: re.Match[str], names: Sequence[str]) -> bool:
    """Whether a gap stands between two names: those of bodies that issue together."""
    before, after = gap.string[: gap.start()], gap.string[gap.end() :]
    return before.endswith(tuple(names)) and after.startswith(tuple(names)) if names else False


@lru_cache(maxsize=512)
def breaks(
    text: str, room: float, names: tuple[str, ...] = (), fewest: bool = False
) -> tuple[int, ...]:
    """Where the lines of a title end; nowhere when it fits on one."""
    return () if width(text) <= room else _breaks(_like(text, names), room, names, fewest)


@lru_cache(maxsize=256)
def _breaks(text: str, room: float, names: tuple[str, ...], fewest: bool) -> tuple[int, ...]:
    costs = tuple(sorted(breakable(text, names).items()))
    return _best(_plain(text), costs, room, fewest)


@lru_cache(maxsize=8)
def _kept(names: tuple[str, ...]) -> frozenset[str]:
    """Hanzi that are not blanked, whatever stands beside them."""
    return _telling().union(*names)


def _like(text: str, names: tuple[str, ...]) -> str:
    """The text with the hanzi blanked that decide nothing: titles of many places break alike."""
    pairs, kept = _known_pairs(), _kept(names)
    met = [pair in pairs for pair in map("".join, pairwise(text))]
    beside = zip(text, [False, *met], [*met, False], strict=True)
    return "".join(
        [c if a or b or c in kept or not "\u4e00" <= c <= "\u9fff" else LIKE for c, a, b in beside]
    )


def breakable(text: str, names: Sequence[str]) -> dict[int, float]:
    """Where a line may end, and what that costs."""
    cuts = _word_ends(text) | {m.end(): AT_ISSUER for m in GAP.finditer(text)}
    spans = [(i, i + len(n)) for n in names for i in _all(text, n)]
    inside = [(i, text.find("》", i)) for i in _all(text, "《")]
    out: dict[int, float] = {}
    for place, cost in cuts.items():
        before, after = text[place - 1], text[place]
        if after in NO_START or before in NO_END or _in_number(before, after):
            continue
        if after in BLANKS:
            continue
        if any(a < place < b for a, b in spans):
            cost += INSIDE_NAME
        elif any(place == b for _, b in spans):
            cost = AT_ISSUER
        if any(a < place < b for a, b in inside):
            cost += INSIDE_TITLE
        elif after == "《":
            cost = AT_TITLE
        elif text.startswith("关于", place):
            cost = min(cost, AT_VERB)
        if text.endswith("关于", 0, place):
            cost = AFTER_ABOUT
        if after == "的":
            cost += BEFORE_DE
        out[place] = cost
    return out


def _in_number(before: str, after: str) -> bool:
    return before.isascii() and (after.isascii() or after in UNITS)


def _word_ends(text: str) -> dict[int, float]:
    """Ends of known words; ends that only border on unknown characters are unsure."""
    known, sizes = lexicon(), _sizes_by_end()
    # best[i]: (unknown characters, words) for text[:i], and where its last word began
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    for end in range(1, len(text) + 1):
        options = [(best[end - 1][0] + 1, best[end - 1][1] + 1, end - 1)]
        for size in sizes.get(text[end - 1], ()):
            if size <= end and text[end - size : end] in known:
                unknown, words, _ = best[end - size]
                options.append((unknown, words + 1, end - size))
        if text[end - 1] in known or text[end - 1] in "《》“”（）、的":
            options.append((best[end - 1][0], best[end - 1][1] + 1, end - 1))
        best.append(min(options))
    ends: dict[int, float] = {}
    place = len(text)
    sure_after = True
    while place > 0:
        start = best[place][2]
        sure = best[place][0] == best[start][0]
        if place < len(text):
            if sure and sure_after:
                ends[place] = AT_WORD
            elif sure or sure_after:
                ends[place] = UNSURE
        sure_after = sure
        place = start
    return ends


def _plain(text: str) -> str:
    """A text as wide as another, char by char."""
    return "".join(c if c in BLANKS else "字" if width(c) == 1 else "n" for c in text)


@lru_cache(maxsize=512)
def _best(
    text: str, costs: tuple[tuple[int, float], ...], room: float, fewest: bool
) -> tuple[int, ...]:
    """The cheapest breaks of a text of which only the widths count."""
    breaks = dict(costs)
    widths = [0.0]
    for char in text:
        widths.append(widths[-1] + width(char))
    least = int(-(-widths[-1] // room))
    best: tuple[float, tuple[int, ...]] = (float("inf"), ())
    for lines in range(max(2, least), max(MOST_LINES, least + 1) + 1):
        for chosen in _choices(widths, sorted(breaks), lines, room):
            sizes = _sizes(widths, chosen, text)
            cost = sum(breaks[b] for b in chosen) + A_LINE * lines + _shape_cost(sizes)
            best = min(best, (cost, chosen))
        if best[1] and (fewest or lines >= least + 1):
            break
    return best[1] or _forced(widths, room)


def _choices(
    widths: list[float], places: list[int], lines: int, room: float
) -> Iterator[tuple[int, ...]]:
    """Breaks that make so many lines, none wider than ``room``.

    Of a long title only lines that are well filled: the choices would be too many.
    """
    thinnest = 0.0 if lines <= MOST_LINES else FILLED[lines > LONG] * widths[-1] / lines

    def after(start: int, left: int) -> Iterator[tuple[int, ...]]:
        if left == 1:
            if widths[-1] - widths[start] <= room:
                yield ()
            return
        for place in places:
            size = widths[place] - widths[start]
            if place <= start or size < thinnest:
                continue
            if size > room:
                return
            if widths[-1] - widths[place] <= (left - 1) * room:
                yield from ((place, *more) for more in after(place, left - 1))

    return after(0, lines)


def _sizes(widths: list[float], chosen: Sequence[int], text: str) -> list[float]:
    """Widths of the lines; the gap between two names is none at a line's end."""
    edges = [0, *chosen, len(widths) - 1]
    ends = [b - (b > 0 and text[b - 1] in BLANKS) for b in edges]
    return [widths[end] - widths[a] for a, end in zip(edges, ends[1:], strict=False)]


def _shape_cost(sizes: list[float]) -> float:
    """Low for trapezoid and rhombus; rectangle and hourglass are no shapes of the standard."""
    steps = [b - a for a, b in pairwise(sizes)]
    top = max(sizes)
    rises = all(s >= 1 for s in steps)
    falls = all(s <= -1 for s in steps)
    peak = sizes.index(top)
    rhombus = all(s >= 1 for s in steps[:peak]) and all(s <= -1 for s in steps[peak:])
    cost = 0.0 if rises or falls or rhombus else NO_SHAPE
    cost += sum(THIN for s in sizes if s < 0.4 * top)
    if sizes[-1] <= 4:
        cost += SHORT_END
    return cost + (top - min(sizes)) * 0.25


def _forced(widths: list[float], room: float) -> tuple[int, ...]:
    """A title of unknown characters only: filled line by line."""
    out: list[int] = []
    start = 0.0
    for place in range(1, len(widths) - 1):
        if widths[place + 1] - start > room:
            out.append(place)
            start = widths[place]
    return tuple(out)


def _all(text: str, part: str) -> list[int]:
    out, at = [], text.find(part)
    while at >= 0:
        out.append(at)
        at = text.find(part, at + 1)
    return out
