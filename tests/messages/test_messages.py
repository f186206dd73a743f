"""The table of messages: every one is tested somewhere, and says what to do."""

from __future__ import annotations

import re
import string

import pytest

from gencirc.generated import ROOMS
from gencirc.messages import MESSAGES
from tests.helpers import TOP


def test_every_message_is_in_some_test_or_case() -> None:
    here = TOP / "tests" / "messages"
    files = [p for p in (TOP / "tests").rglob("*") if p.suffix in (".py", ".yaml", ".txt")]
    text = "\n".join(p.read_text(encoding="utf-8") for p in files if p.parent != here)
    assert [code for code in MESSAGES if code not in text] == []


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_says_what_is_wrong_and_what_to_write(code: str) -> None:
    severity, words, remedy = MESSAGES[code]
    assert re.fullmatch(f"[{''.join(ROOMS)}]\\d{{3}}", code)
    assert severity in ("错误", "提醒")
    assert words
    assert remedy
    assert not (words + remedy).endswith(("。", "；", "，"))
    for sentence in (words, remedy):
        names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
        assert all(re.fullmatch("[a-z]+", name) for name in names)
