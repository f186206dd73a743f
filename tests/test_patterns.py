"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from gencirc.patterns import later


def test_a_pattern_answers_as_a_compiled_one() -> None:
    found, plain = later("(?P<a>[一二])b", re.I), re.compile("(?P<a>[一二])b", re.I)
    assert found.pattern == plain.pattern
    assert found.flags == plain.flags
    assert found.sub("c", "一B二b") == "cc"
    assert [m["a"] for m in found.finditer("一B二b")] == ["一", "二"]


def test_nothing_is_compiled_before_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda *asked: compiled.append(asked[0]) or real(*asked))
    found = later("[三四]")
    assert not compiled
    assert found.search("三")
    assert found.search("四")
    assert compiled == ["[三四]"]


def test_a_mistake_in_a_pattern_shows_at_the_first_use() -> None:
    found = later("(")
    with pytest.raises(re.error):
        found.search("")
