"""Tags of a letterhead, compiled by the engine: docxtpl's rules, sandboxed and escaping."""

from __future__ import annotations

from functools import cache

from jinja2 import StrictUndefined, TemplateSyntaxError, meta
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import escape

from gencirc.engine.coding import Code, coded
from gencirc.engine.preparing import prepared as by_the_rules
from gencirc.engine.preparing import rare


class Tags:
    """The template of one part, with the names that it asks for."""

    def __init__(self, code: Code, names: frozenset[str], rare: bool) -> None:
        self.code = code
        self.names = names
        self.rare = rare  # prepared by docxtpl itself

    def asks_for(self, name: str) -> bool:
        return name in self.names

    def render(self, context: dict[str, object]) -> str:
        """The part's XML; values are escaped unless they are markup."""
        return "".join(self.code.pieces({n: context.get(n, "") for n in self.names}))


@cache
def environment() -> SandboxedEnvironment:
    """Sandboxed and escaping: without escaping a title is cut at & or <."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def prepared(xml: str) -> tuple[Tags | None, list[str]]:
    """The template of a part, or why it is none."""
    try:
        tree = environment().parse(by_the_rules(xml))
        names = meta.find_undeclared_variables(tree)
        code = coded(environment(), tree, {"escaped": escape})
        return Tags(code, frozenset(names), rare(xml)), []
    except TemplateSyntaxError as error:
        return None, [str(error.message)]
