"""What a run and a paragraph are given directly: looks, marks of tracked changes."""

from __future__ import annotations

from typing import Any

from gencirc.outside.tree import OFF, W, w, whole
from gencirc.outside.values import Look, Revision

PLAIN = Look()
SYMBOLS = {  # Wingdings and Wingdings 2, the marks that forms are ticked with
    ("wingdings", 0xFC): "✓", ("wingdings", 0xFB): "✗", ("wingdings", 0xFE): "☑", ("wingdings", 0xFD): "☒",
    ("wingdings", 0xA8): "□", ("wingdings", 0x6F): "□", ("wingdings", 0x6E): "■", ("wingdings", 0x6C): "●",
    ("wingdings", 0xA1): "○", ("wingdings", 0x9F): "•", ("wingdings", 0x75): "◆", ("wingdings", 0xD8): "➢",
    ("wingdings", 0xE0): "→", ("wingdings", 0xB6): "☆", ("wingdings", 0xAB): "★",
    ("wingdings 2", 0x50): "✓", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0xA3): "□", ("wingdings 2", 0x54): "☒",
    ("symbol", 0xB7): "•", ("symbol", 0xB4): "×", ("symbol", 0xB1): "±", ("symbol", 0xB3): "≥", ("symbol", 0xA3): "≤",
}  # fmt: skip


def revision(element: Any | None) -> Revision | None:
    """The tracked change that an element is."""
    if element is None:
        return None
    moved = element.tag in (w("moveFrom"), w("moveTo"))
    return Revision(element.get(w("author")) or "", element.get(w("date")) or "", moved)


def change(properties: Any | None, *names: str) -> Revision | None:
    """The first of some tracked changes among properties."""
    if properties is None:
        return None
    found = (properties.find(w(name)) for name in names)
    return revision(next((x for x in found if x is not None), None))


def inserted(properties: Any | None) -> Revision | None:
    return change(properties, "ins", "moveTo", "cellIns")


def deleted(properties: Any | None) -> Revision | None:
    return change(properties, "del", "moveFrom", "cellDel")


def look(properties: Any) -> tuple[Look, str, bool | None]:
    """The look of a run, the id of its character style, and whether it is hidden."""
    found: dict[str, Any] = {}
    style, hidden = "", None
    for child in properties:
        name = child.tag[len(W) :]
        given = child.get(w("val"))
        if name == "rFonts":
            fonts = (child.get(w(slot)) for slot in ("eastAsia", "ascii", "hAnsi"))
            found["font"] = next(filter(None, fonts), "")
        elif name == "sz":
            found["size"] = whole(given) / 2
        elif name in ("b", "i"):
            found["bold" if name == "b" else "italic"] = given not in OFF
        elif name in TEXTS:
            found[TEXTS[name]] = given or ""
        elif name == "rStyle":
            style = given or ""
        elif name == "vanish":
            hidden = given not in OFF
    return (Look(**found) if found else PLAIN), style, hidden


TEXTS = {"u": "underline", "color": "colour", "highlight": "highlight"}


def symbol(element: Any) -> str:
    """The character of a w:sym; what is in no font stays as it is."""
    try:
        code = int(element.get(w("char")) or "", 16)
    except ValueError:
        return ""
    known = SYMBOLS.get(((element.get(w("font")) or "").lower(), code & 0xFF))
    return known or (chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else "")
