"""Document properties: title and issuer; no person, no clock, nothing of the letterhead's author."""

from __future__ import annotations

from gencirc.word.xml import HEADER, escape

CORE, APP = "docProps/core.xml", "docProps/app.xml"
CORE_SPACE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
APP_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def core(title: str, issuer: str) -> bytes:
    """``docProps/core.xml``."""
    return (
        f'{HEADER}<cp:coreProperties xmlns:cp="{CORE_SPACE}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(issuer)}</dc:creator>"
        "</cp:coreProperties>"
    ).encode()


def app() -> bytes:
    """``docProps/app.xml``."""
    return (
        f'{HEADER}<Properties xmlns="{APP_SPACE}"><Application>gencirc</Application></Properties>'
    ).encode()
