"""Small matters of phrasing: what an agenda has somebody do, told afterwards."""

from __future__ import annotations

import pytest

from gencirc.kind.phrases import finished
from gencirc.plan.fields import NOWHERE
from gencirc.words import say


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("部署工作", "部署了工作"),
        ("通报签约服务情况", "通报了签约服务情况"),
        ("作表态发言", "作了表态发言"),
        ("讲话", "作了讲话"),
        ("交流发言", "作了交流发言"),
        ("通报", "作了通报"),
        ("宣读了决定", "宣读了决定"),
        ("签订责任书", "签订责任书"),
    ],
)
def test_what_was_to_be_done_is_told_as_done(asked: str, told: str) -> None:
    assert str(finished(say(NOWHERE, asked))) == told
