"""docxtpl itself, for what the engine leaves to it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment


class Counter:
    """Stands for the ``DocxTemplate`` whose pictures are counted."""

    docx_ids_index = 1000


def rendered(
    data: bytes,
    context: Mapping[str, Any],
    environment: Environment | None,
    autoescape: bool,
    template: Any = None,
) -> bytes:
    """The document by docxtpl; ``template`` is the object that its pictures were made for."""
    from docxtpl import DocxTemplate

    by = template or DocxTemplate(io.BytesIO(data))
    out = io.BytesIO()
    by.render(context, environment, autoescape)
    by.save(out)
    return out.getvalue()
