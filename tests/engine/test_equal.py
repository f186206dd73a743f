"""What the engine renders equals what docxtpl renders: a table of templates, and grown ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from docxtpl import Listing, RichText, RichTextParagraph
from jinja2 import Environment
from lxml.etree import XMLSyntaxError

from gencirc.engine import Template
from tests.engine.comparing import by_docxtpl, differing
from tests.engine.growing import Grower
from tests.engine.making import cell, docx, paragraph, table


class Values(yaml.SafeLoader):
    """YAML with the values that docxtpl has classes for."""


Values.add_constructor("!rich", lambda y, n: RichText(**y.construct_mapping(n)))
Values.add_constructor("!paragraph", lambda y, n: RichTextParagraph(**y.construct_mapping(n)))
Values.add_constructor("!listing", lambda y, n: Listing(y.construct_scalar(n)))
Values.add_constructor("!once", lambda y, n: Once(y.construct_sequence(n)))


class Once(list[Any]):
    """Stands for a generator, which a case needs twice."""


CASES = yaml.load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"), Values)
WAYS = {"快": "fast", "解析": "careful", "docxtpl": "slow"}


def block(typed: Any) -> str:
    """A line of a case as XML."""
    if isinstance(typed, str):
        return paragraph(typed)
    if "整" in typed:
        return str(typed["整"])
    rows = ("".join(cell(_inside(c)) for c in row) for row in typed["表"])
    return table([f"<w:tr>{r}</w:tr>" for r in rows], typed["列"])


def _inside(typed: Any) -> str:
    return typed if isinstance(typed, str) else block(typed) + "<w:p/>"


def blocks(typed: Any) -> str:
    return "".join(map(block, typed or ()))


def made(case: Mapping[str, Any]) -> bytes:
    notes = f'<w:footnote w:id="1">{blocks(case["脚注"])}</w:footnote>' if "脚注" in case else ""
    return docx(
        blocks(case["正文"]), blocks(case.get("页眉")), blocks(case.get("页脚")), notes,
        case.get("属性", "<dc:title>题</dc:title>"),
    )  # fmt: skip


def fresh(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: (x for x in v) if isinstance(v, Once) else v for k, v in values.items()}


def rendered(make: Any) -> bytes | Exception:
    try:
        return bytes(make())
    except Exception as error:
        return error


def hold_equal(
    data: bytes, values: Mapping[str, Any], autoescape: bool, environment: Environment | None = None
) -> Template | None:
    """Both give the same parts, or both refuse for the same reason."""
    theirs = rendered(lambda: by_docxtpl(data, fresh(values), environment, autoescape))
    template: Template | None = None

    def render() -> bytes:
        nonlocal template
        template = Template(data, environment, autoescape)
        return template.render(fresh(values))

    ours = rendered(render)
    if isinstance(ours, Exception) or isinstance(theirs, Exception):
        assert type(ours) is type(theirs), (ours, theirs)
        return None
    assert differing(ours, theirs) == {}
    return template


@pytest.mark.parametrize("autoescape", [False, True])
@pytest.mark.parametrize("name", CASES)
def test_a_template_gives_what_docxtpl_gives(name: str, autoescape: bool) -> None:
    case = CASES[name]
    if not case.get("印", True):
        assert Template(made(case)).render(case["值"])
        return
    template = hold_equal(made(case), case["值"], autoescape)
    if template is not None:
        way = "slow" if template.last else "careful" if template.careful else "fast"
        assert way == WAYS[case.get("走", "快")], (template.careful, template.last)


@pytest.mark.parametrize("seed", range(40))
def test_a_template_grown_at_random_gives_what_docxtpl_gives(seed: int) -> None:
    chance = Random(seed)
    grower = Grower(chance)
    data = docx(
        grower.blocks(),
        grower.blocks(2, margin=True) if chance.random() < 0.4 else "",
        grower.paragraph() if chance.random() < 0.3 else "",
        f'<w:footnote w:id="1">{grower.paragraph()}</w:footnote>' if chance.random() < 0.2 else "",
        "<dc:title>{{ 甲 }}号</dc:title>" if chance.random() < 0.5 else "<dc:title>号</dc:title>",
    )
    for calm in (True, False):
        hold_equal(data, grower.context(calm), chance.random() < 0.5)


def test_filters_and_the_whims_of_an_environment_are_followed() -> None:
    environment = Environment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.do"])
    environment.filters["加书名号"] = lambda text: f"《{text}》"
    body = paragraph("{% do 各.append(1) %}{{ 甲 | 加书名号 }} {% if 甲 %} 有{% endif %} ")
    template = hold_equal(docx(body), {"甲": "条例 & 办法", "各": []}, True, environment)
    assert template is not None
    assert not template.careful
    assert environment.autoescape is True  # docxtpl's doing: the engine leaves it alone


def test_without_escaping_an_ampersand_breaks_as_it_does_in_docxtpl() -> None:
    data = docx(paragraph("前{{ 甲 }}后"))
    assert hold_equal(data, {"甲": "研发 & 推广"}, False) is not None
    text = Template(data, None, True).render({"甲": "研发 & 推广"})
    assert differing(text, by_docxtpl(data, {"甲": "研发 & 推广"}, None, True)) == {}


def test_a_broken_header_is_refused_as_docxtpl_refuses_it() -> None:
    data = docx(paragraph("字"), paragraph("{{ 甲 }}"))
    with pytest.raises(XMLSyntaxError):
        Template(data).render({"甲": "<"})
