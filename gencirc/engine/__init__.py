"""The engine: a docxtpl template compiled once and rendered thousands of times.

``template = compile("通知.docx"); data = template.render(context)``. It knows nothing of
the rest of gencirc and serves every template of docxtpl.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gencirc.engine.template import Template, compile

__all__ = ["DEFLATE", "Template", "compile"]


def __getattr__(name: str) -> Any:
    """Imported when asked for: gencirc itself needs no Word library."""
    if name == "DEFLATE":
        from gencirc.engine.deflate import CHOSEN

        return CHOSEN.name
    if name in ("Template", "compile"):
        from gencirc.engine import template

        return getattr(template, name)
    raise AttributeError(name)
