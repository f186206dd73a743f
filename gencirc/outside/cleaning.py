"""What is taken out of a package before it is used further: macros, links, names of people."""

from __future__ import annotations

import re
from posixpath import basename, dirname

from gencirc.outside.package import ATTRIBUTE, RELATION, TYPES, target
from gencirc.patterns import later

DROPPED = later(
    r"(?:.*/)?(?:vba\w+\.(?:bin|xml)|people\.xml)(?:\.rels)?"  # macros; who edited
    r"|docProps/(?:custom\.xml|thumbnail\.\w+)|customXml/.*",
    re.I | re.S,
)
COMMENTS = later(r"word/comments\w*\.xml|word/_rels/comments\w*\.xml\.rels", re.I)
OVERRIDE = later(rb"<(?:\w+:)?Override\b[^>]*?PartName=[\"']/([^\"']*)[\"'][^>]*?/>")
MACROS = (b"application/vnd.ms-word.document.macroEnabled.main+xml", b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml")  # fmt: skip
PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = later(rb"<w:attachedTemplate\b[^>]*/>")


def cleaned(parts: dict[str, bytes], more: re.Pattern[str] = DROPPED) -> dict[str, bytes]:
    """The parts without macros, links to other files, what tells of persons, and some more."""
    kept = {
        name: data for name, data in parts.items()
        if not (DROPPED.fullmatch(name) or more.fullmatch(name))
    }  # fmt: skip
    gone = {name.encode() for name in parts if name not in kept}
    types = OVERRIDE.sub(lambda m: b"" if m[1] in gone else m[0], kept[TYPES])
    for macros in MACROS:
        types = types.replace(macros, PLAIN)
    kept[TYPES] = types
    for name in [n for n in kept if n.endswith(".rels")]:
        _unlink(kept, name, parts)
    return kept


def _unlink(kept: dict[str, bytes], name: str, parts: dict[str, bytes]) -> None:
    """Take out relationships that lead outside or to what was dropped."""
    owner = f"{dirname(dirname(name))}/{basename(name).removesuffix('.rels')}".lstrip("/")
    cut: list[bytes] = []

    def judged(match: re.Match[bytes]) -> bytes:
        pairs = {k: v[1:-1] for k, v in ATTRIBUTE.findall(match[0])}
        if not _unwanted(pairs, owner, kept, parts):
            return match[0]
        cut.append(pairs.get(b"Id", b""))
        return b""

    kept[name] = RELATION.sub(judged, kept[name])
    if cut and owner in kept:
        ids = b"|".join(map(re.escape, filter(None, cut)))
        plain = TEMPLATE.sub(b"", kept[owner])
        kept[owner] = re.sub(
            rb"\s\w+:(?:id|link|embed|href)=[\"'](?:" + ids + rb")[\"']", b"", plain
        )


def _unwanted(
    link: dict[bytes, bytes], owner: str, kept: dict[str, bytes], parts: dict[str, bytes]
) -> bool:
    if link.get(b"TargetMode") == b"External":
        return not link.get(b"Type", b"").endswith(b"/hyperlink")
    place = target({"Target": link.get(b"Target", b"").decode("utf-8", "replace")}, owner)
    return place in parts and place not in kept
