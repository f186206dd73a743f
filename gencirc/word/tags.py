"""Tags of a letterhead → a Jinja2 template, by docxtpl's rules.

Word and LibreOffice cut a tag into several runs; the markup inside a tag is taken
out again. ``{{p …}}`` and ``{%p …%}`` stand for their whole paragraph, ``{%tr …%}``
for its table row. Anything else that docxtpl knows is left to docxtpl itself.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, meta
from jinja2.sandbox import SandboxedEnvironment

SPLIT = re.compile(r"(\{)(?:<[^>]*>)+(?=[{%])|([%}])(?:<[^>]*>)+(?=\})")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
MARKUP = re.compile(r"<[^>]*>")
OTHERS = re.compile(r"\{[{%](?:tc|r|tr\s*\|)\s|\{%\s*(?:colspan|cellbg|vm|hm)\b|\{[{%]-|-[}%]\}")
QUOTES = str.maketrans("“”‘’", "\"\"''")


class Tags:
    """The template of one part, with the names that it asks for."""

    def __init__(self, template: Template, names: frozenset[str]) -> None:
        self.template = template
        self.names = names

    def asks_for(self, name: str) -> bool:
        return name in self.names

    def render(self, context: dict[str, object]) -> str:
        """The part's XML; values are escaped unless they are markup."""
        return self.template.render({n: context.get(n, "") for n in self.names})


@cache
def environment() -> SandboxedEnvironment:
    """Sandboxed and escaping: without escaping a title is cut at & or <."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def prepared(xml: str, path: Path) -> tuple[Tags | None, list[str]]:
    """The template of a part, or why it is none."""
    source = joined(xml)
    try:
        if OTHERS.search(source):
            source = by_docxtpl(xml, path)
        source = lifted(lifted(source, "tr", "w:tr"), "p", "w:p")
        tree = environment().parse(source)
        names = meta.find_undeclared_variables(tree)
        code = environment().compile(tree)
        template = Template.from_code(environment(), code, environment().globals)
        return Tags(template, frozenset(names)), []
    except TemplateSyntaxError as error:
        return None, [str(error.message)]


def joined(xml: str) -> str:
    """Tags in one piece, without the markup that was inside them."""
    xml = SPLIT.sub(r"\1\2", xml)
    return TAG.sub(lambda m: unescape(MARKUP.sub("", m[0])).translate(QUOTES), xml)


def lifted(xml: str, letter: str, element: str) -> str:
    """Put ``{%p …%}`` in place of the element that holds it."""
    tag = re.compile(rf"(\{{[{{%]){letter}\s+(.*?[}}%]\}})", re.S)
    found = tag.search(xml)
    while found:
        start = _opening(xml, element, found.start())
        stop = xml.find(f"</{element}>", found.end())
        if start < 0 or stop < 0:
            return xml
        stop += len(f"</{element}>")
        xml = f"{xml[:start]}{found[1]} {found[2]}{xml[stop:]}"
        found = tag.search(xml, start + 1)
    return xml


def _opening(xml: str, element: str, before: int) -> int:
    """Where the nearest ``<w:p>`` or ``<w:p …>`` before a place begins."""
    return max(xml.rfind(f"<{element}>", 0, before), xml.rfind(f"<{element} ", 0, before))


def by_docxtpl(xml: str, path: Path) -> str:
    """docxtpl's own preparation, for the constructs that only it knows."""
    from docxtpl import DocxTemplate

    return str(DocxTemplate(str(path)).patch_xml(xml))
