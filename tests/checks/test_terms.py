"""Terms that need a long text: the length of a paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import campaign

SENTENCE = "做到整洁有序。"


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (550, []),
        (600, ["全文约 4232 字，超过 4000 字"]),
        (750, ["全文约 5282 字，超过 5000 字"]),
    ],
)
def test_a_long_paper_is_told_its_length(times: int, said: list[str], tmp_path: Path) -> None:
    plan = f"活动: 夏季整治行动\n机关: 测试局\n方案: {{目标: {SENTENCE * times}}}\n"
    made = campaign(tmp_path, plan)
    assert [(p.code, p.words) for p in made.problems] == [("T118", words) for words in said]
