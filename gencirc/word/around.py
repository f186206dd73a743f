"""The parts around a paper's text: the same for every paper of a letterhead, deflated once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gencirc.engine.packing import Block, Entry, block, entry
from gencirc.word.adding import (
    with_mirrored_margins,
    with_pictures,
    with_unnumbered_end,
    with_wide_pages,
)
from gencirc.word.letterhead import STYLES, Letterhead
from gencirc.word.properties import APP, CORE, app
from gencirc.word.unruled import unruled


class Picture(NamedTuple):
    """A picture file that a paper shows, as it is on the disk now."""

    relation: str
    path: Path
    stamp: int  # ns, when it was written last
    size: int


class Around(NamedTuple):
    """What decides about the parts around the text, besides the letterhead."""

    preprinted: bool = False
    wide: bool = False  # there are lying pages
    blank: bool = False  # a blank page before the imprint's
    duplex: bool = False
    pictures: tuple[Picture, ...] = ()


def pictures(files: dict[Path, str]) -> tuple[Picture, ...]:
    """The picture files of a paper by their relations."""
    return tuple(_picture(relation, path) for path, relation in files.items())


def _picture(relation: str, path: Path) -> Picture:
    at = path.stat()
    return Picture(relation, path, at.st_mtime_ns, at.st_size)


@lru_cache(maxsize=64)
def surroundings(letterhead: Letterhead, around: Around) -> Block:
    """The package without the text, its headers and footers with tags, and the title."""
    parts = dict(letterhead.parts) | {APP: app()}
    if around.preprinted:
        parts[STYLES] = unruled(letterhead).encode()
    if around.wide:
        with_wide_pages(parts, letterhead)
    if around.blank:
        with_unnumbered_end(parts)
    if around.duplex:
        with_mirrored_margins(parts)
    data = {p.relation: _content(p) for p in around.pictures}
    shown = with_pictures(parts, data)
    changing = {CORE, *letterhead.others}
    made = [_once(n, b) for n, b in parts.items() if n not in changing]
    return block(made + [_stored(n, p) for n, p in zip(shown, around.pictures, strict=True)])


@lru_cache(maxsize=512)
def _once(name: str, content: bytes) -> Entry:
    """A part deflated once a process: letterheads and settings share most of theirs."""
    return entry(name, content)


@lru_cache(maxsize=32)
def _content(picture: Picture) -> bytes:
    return picture.path.read_bytes()


@lru_cache(maxsize=32)
def _stored(name: str, picture: Picture) -> Entry:
    return entry(name, _content(picture))
