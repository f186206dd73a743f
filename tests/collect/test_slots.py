"""Paragraphs that a template asks for by a sign: where they go, come and move."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gencirc.collect.desk import named_files
from gencirc.collect.leaving import left
from gencirc.collect.matching import aligned
from gencirc.collect.origins import Origins
from gencirc.collect.owners import Paper
from gencirc.collect.slots import Slots
from gencirc.collect.trying import Trial, Tried
from gencirc.collect.units import units
from tests.collect.papers import Built, example

Edit = Callable[[list[str]], list[str]]


def at(texts: list[str], head: str) -> int:
    (found,) = [n for n, text in enumerate(texts) if head in text]
    return found


def paper_of(built: Built) -> Paper:
    campaign = built.start.campaign
    return Paper(built.start.lines, Origins(built.plan, campaign.files, named_files(campaign)))


def tried(built: Built, edit: Edit) -> Tried:
    """What comes of a change to the paragraphs of an example."""
    lines, paper = built.start.lines, paper_of(built)
    new = edit([line.text for line in lines])
    found = aligned(lines, new)
    out = Trial(built.desk, built.start, new, found, paper).all(
        units(found, new, paper, built.desk)
    )
    assert not out.left, [p.words for p in left(out, paper, found)]
    assert out.drafted
    assert [line.text for line in out.drafted.lines] == new
    return out


def without(head: str) -> Edit:
    return lambda texts: [t for t in texts if head not in t]


def behind(head: str, other: str) -> Edit:
    """A paragraph moved behind another one."""

    def edit(texts: list[str]) -> list[str]:
        text = texts.pop(at(texts, head))
        texts.insert(at(texts, other) + 1, text)
        return texts

    return edit


def names(out: Tried) -> set[str]:
    return {path.name for path in out.files}


def test_a_paragraph_without_words_of_the_template_moves_in_it(tmp_path: Path) -> None:
    built = example("工作简报", tmp_path)
    out = tried(built, behind("编者按：", "现将有关情况通报如下"))
    assert names(out) == {"工作简报.md.j2"}


def test_a_sentence_made_of_counts_is_struck_from_the_template(tmp_path: Path) -> None:
    out = tried(example("采纳情况表", tmp_path), without("共征求"))
    assert names(out) == {"采纳情况表.md.j2"}


def test_an_entry_that_other_lists_put_in_order_moves_in_all_of_them(tmp_path: Path) -> None:
    def edit(texts: list[str]) -> list[str]:
        first = at(texts, "改造养老设施。已完成")
        one, other = texts[first : first + 2]
        texts[first : first + 2] = ["（一）" + other[3:], "（二）" + one[3:]]
        return texts

    assert names(tried(example("工作简报", tmp_path), edit)) == {"活动.yaml"}


def test_a_phase_goes_with_what_was_done_in_it(tmp_path: Path) -> None:
    built = example("工作总结", tmp_path)
    out = tried(
        built,
        lambda texts: [
            t.replace("（二）集中", "（一）集中") for t in without("排查摸底阶段")(texts)
        ],
    )
    assert "排查摸底:" not in out.files[built.plan]


def test_a_closing_of_which_the_plan_says_nothing_becomes_its_own(tmp_path: Path) -> None:
    built = example("意见", tmp_path)
    head = "以上意见，请结合实际认真贯彻执行。"
    out = tried(built, lambda texts: [t.replace(head, head + "重要情况及时报告。") for t in texts])
    assert f"结语: {head}重要情况及时报告。" in out.files[built.plan]


def test_a_paragraph_of_a_list_moves_among_the_templates_words(tmp_path: Path) -> None:
    built = example("主持词", tmp_path)
    out = tried(built, behind("要重点做好老年人", "请各单位会后立即传达学习"))
    assert "要重点做好老年人" not in out.files[built.plan]


def test_what_other_paragraphs_print_too_does_not_go(tmp_path: Path) -> None:
    built = example("督查通知", tmp_path)
    lines, paper = built.start.lines, paper_of(built)
    texts = [line.text for line in lines]
    first = at(texts, "（一）第一督查组")
    new = [*texts[:first], *texts[first + 4 :]]  # with its 督查对象, one of three shares of 范围
    found = aligned(lines, new)
    out = Trial(built.desk, built.start, new, found, paper).all(
        units(found, new, paper, built.desk)
    )
    text = out.files.get(built.plan, built.plan.read_text(encoding="utf-8"))
    assert "范围: 河口镇、石桥镇" in text


def test_no_place_is_within_a_loop(tmp_path: Path) -> None:
    built = example("主持词", tmp_path)
    for slot in Slots(built.desk, paper_of(built)).all:
        before = str(slot.site.text)[: slot.at]
        assert before.count("{% for") == before.count("{% endfor")
