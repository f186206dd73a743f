"""Papers spoilt on their way: nothing is lost, and what can be mended is found all the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.importing import Score, of, scores
from gencirc.importing.passes import traditional
from gencirc.importing.taking import taken, tried
from tests.importing.test_ledger import check
from tests.importing.test_papers import wanted

PAPERS = sorted((Path(__file__).parent / "papers").glob("*.txt"))
BACK = {ord(new): chr(old) for old, new in traditional().items() if isinstance(new, str)}
WIDTH = 34  # characters of a line that was broken


def to_traditional(text: str) -> str:
    """Traditional characters, with readings in brackets behind some."""
    return re.sub("(衛|環|專|組)", r"\1(wèi)", text.translate(BACK))


def half_width(text: str) -> str:
    return text.translate(str.maketrans("，；：（）", ",;:()"))


def glued(text: str) -> str:
    """Headings behind the sentence before them."""
    return re.sub(r"(?<=。)\n\s*(?=（[二三四五六]）)", "", text)


def broken(text: str) -> str:
    """Lines torn apart with empty ones between, as a page of a PDF comes."""
    return "\n".join("\n\n".join(_pieces(line)) for line in text.split("\n"))


def _pieces(line: str) -> list[str]:
    """A long line in pieces, the last of them not very short."""
    if len(line) < WIDTH + 12 or "\t" in line:
        return [line]
    return [line[:WIDTH], *_pieces(line[WIDTH:])]


def masked(text: str) -> str:
    return re.sub(r"\d+(?=月|日)", "X", text)


def unpaired(text: str) -> str:
    return text.replace("”", "", 2).replace("）", "", 3)


DAMAGES: list[Callable[[str], str]] = [
    to_traditional, half_width, glued, broken, masked, unpaired,
]  # fmt: skip
MENDED: list[Callable[[str], str]] = [to_traditional, half_width, glued, broken]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda d: d.__name__)
def test_nothing_of_a_spoilt_paper_is_lost(damage: Callable[[str], str]) -> None:
    for path in PAPERS:
        check(taken(damage(path.read_text(encoding="utf-8")), path.name))


@pytest.mark.parametrize("damage", MENDED, ids=lambda d: d.__name__)
def test_headings_are_found_in_spite_of_it(damage: Callable[[str], str]) -> None:
    total = Score()
    for path in PAPERS[::2]:
        made = tried(damage(path.read_text(encoding="utf-8")), path.name)
        total += scores(wanted(path), of(made))["节"]
    assert total.right >= total.there * 0.9, str(total)
    assert total.right >= total.found * 0.9, str(total)
