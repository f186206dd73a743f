"""File names of a batch: safe everywhere, one for each, the same from run to run."""

from __future__ import annotations

import re

from gencirc.batch import folded, stems

BAD = [
    "A/B科",
    "A:B科",
    "CON",
    "con.科",
    "科.",
    "甲科",
    "甲科 ",
    "长" * 300,
    "长" * 301,
    "分发清单",
    "a科",
    "A科",
]


def test_files_have_names_that_every_system_takes_and_no_two_are_one() -> None:
    made = stems(BAD)
    assert len({folded(s) for s in made.values()}) == len(BAD)
    for stem in made.values():
        assert len(f"{stem}（草稿）.docx".encode()) <= 255
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]|[. ]$|^\.', stem)
        assert stem.split(".")[0].upper() not in ("CON", "PRN", "AUX", "NUL")
    assert folded(made["分发清单"]) != folded("分发清单")
    assert (made["A/B科"], made["A:B科"]) == ("A_B科", "A_B科（2）")


def test_the_order_of_a_list_and_new_names_change_no_file() -> None:
    made = stems(BAD)
    assert stems(BAD[::-1]) == made
    more = stems(["A*B科", *BAD, "乙科"], held=made)
    assert {name: more[name] for name in BAD} == made
    assert more["A*B科"] == "A_B科（3）"
