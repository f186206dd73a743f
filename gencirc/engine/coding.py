"""Jinja2's code for a template, written so that its values can be looked at apart.

The text of a template comes in pairs, what stands in the template and then a value, so that
one look at every second piece tells whether a value needs care. Entries of a ``dict`` are
read without the round over ``environment.getattr``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import SandboxedEnvironment

FLOW = (nodes.Template, nodes.Output, nodes.For, nodes.If, nodes.Assign, nodes.With, nodes.ExprStmt)
METHODS = frozenset(dir(dict))  # these are attributes, not entries
COUNTS = frozenset(("index", "index0", "revindex", "first", "last", "length"))  # of a loop
LOOKUPS = (Environment.getattr, SandboxedEnvironment.getattr)


class Paired(CodeGenerator):
    """Yields tuples: constant, value, constant, value …"""

    places = 0

    def constant(self, text: str) -> str | bytes:
        """What stands in the template, as it is yielded."""
        return text

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        escaping = "escape" if frame.eval_ctx.autoescape else ""
        self.writeline("yield (", node)
        between = True  # a constant is due
        for child in node.nodes:
            constant = isinstance(child, nodes.TemplateData)
            if constant != between:
                self.write(f"{self.constant('')!r}, " if between else "'', ")
            between = not constant
            if isinstance(child, nodes.TemplateData):
                self.write(f"{self.constant(child.data)!r}, ")
            else:
                self._value(child, frame, escaping)
        self.write(")" if between else "'')")

    def _value(self, node: nodes.Expr, frame: Frame, escaping: str) -> None:
        """The value as text: one that is text already is not called upon."""
        base = "escaped" if escaping else "shown"
        how = getattr(node, "how", "")  # set by walking
        self.write(f"{how}(" if how else f"({escaping}(text) if (text := (")
        self.write(f"{base}(" if how else "")
        self.visit(node, frame)
        self.write(")), " if how else f")).__class__ is str else {base}(text)), ")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if node.attr in METHODS or type(self.environment).getattr not in LOOKUPS:
            super().visit_Getattr(node, frame)
            return
        self.places += 1
        held = f"held_{self.places}"
        self.write(f"({held}[{node.attr!r}] if ({held} := (")
        self.visit(node.node, frame)
        self.write(f")).__class__ is dict and {node.attr!r} in {held}")
        if node.attr in COUNTS:
            self.write(f" else {held}.{node.attr} if {held}.__class__ is LoopContext")
        self.write(f" else environment.getattr({held}, {node.attr!r}))")


class Encoded(Paired):
    """The same with its constants encoded once: only the values are encoded every time."""

    def constant(self, text: str) -> bytes:
        return text.encode()


class Code(NamedTuple):
    """A part's template, compiled."""

    template: Template
    paired: bool

    def pieces(self, context: Mapping[str, Any]) -> list[Any]:
        """The text in pieces: every second one is a value, where they are paired."""
        within = self.template.new_context(dict(context))
        made: Iterable[Any] = self.template.root_render_func(within)
        return list(chain.from_iterable(made) if self.paired else made)


def pairable(environment: Environment, tree: nodes.Template) -> bool:
    """Whether the template has only what runs straight through: no macros, no blocks."""
    straight = all(
        isinstance(n, (*FLOW, nodes.Expr, nodes.Helper)) for n in tree.find_all(nodes.Node)
    )
    return (
        straight
        and not any(n.recursive for n in tree.find_all(nodes.For))
        and environment.finalize is None
        and not callable(environment.autoescape)
        and not environment.is_async
        and environment.code_generator_class is CodeGenerator
    )


def coded(
    environment: Environment,
    tree: nodes.Template,
    shown: Mapping[str, Any],
    by: type[Paired] = Paired,
) -> Code:
    """Compile a parsed template; ``shown`` are the functions that make text of values."""
    paired = pairable(environment, tree)
    own = environment.overlay()
    if paired:
        own.code_generator_class = by
    made = own.template_class.from_code(own, own.compile(tree), own.make_globals(None))
    made.root_render_func.__globals__.update(shown)
    return Code(made, paired)
