"""Archives that every reader takes, with the same bytes every time."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from gencirc.engine import deflate
from gencirc.engine.packing import (
    DEFLATED,
    STORED,
    Entry,
    archive,
    block,
    entries,
    entry,
    streamed,
)

TEXT = "印章".encode() * 500


def read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        assert made.testzip() is None
        return {n: made.read(n) for n in made.namelist()}


def test_what_is_packed_is_read_again() -> None:
    before = block([entry("word/甲.xml", TEXT), entry("[Content_Types].xml", b"<Types/>")])
    data = archive(before, [entry("空.xml", b""), entry("word/document.xml", TEXT)])
    assert read(data) == {
        "[Content_Types].xml": b"<Types/>",
        "word/甲.xml": TEXT,
        "空.xml": b"",
        "word/document.xml": TEXT,
    }
    assert next(iter(read(data))) == "[Content_Types].xml"


def test_nothing_of_the_clock_is_in_it() -> None:
    data = archive(block([entry("a.xml", TEXT)]), ())
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        info = made.getinfo("a.xml")
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert info.external_attr == 0o644 << 16
    assert data == archive(block([entry("a.xml", TEXT)]), ())


def test_parts_are_carried_over_as_they_lie() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("stored.png", TEXT, zipfile.ZIP_STORED)
        made.writestr("甲.xml", TEXT, zipfile.ZIP_DEFLATED, 1)
        made.writestr("strange.xml", TEXT, zipfile.ZIP_BZIP2)
        made.mkdir("folder")
    carried = entries(out)
    assert [e.method for e in carried] == [STORED, DEFLATED, DEFLATED]
    assert carried[1] == Entry("甲.xml", zlib.compress(TEXT, 1, -15), zlib.crc32(TEXT), len(TEXT))
    assert set(read(archive(block(carried), ())).values()) == {TEXT}


def test_an_archive_written_to_a_pipe_is_carried_over() -> None:
    """Its sizes stand behind the data, as Java writes them."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.held = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.held += data
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as made:  # type: ignore[type-var]
        made.writestr("a.xml", TEXT)
        made.writestr("b.xml", b"b")
    carried = entries(io.BytesIO(bytes(pipe.held)))
    assert read(archive(block(carried), ())) == {"a.xml": TEXT, "b.xml": b"b"}


def test_a_picture_is_stored() -> None:
    assert entry("word/media/章.PNG", TEXT).method == STORED


@pytest.mark.parametrize("by", [deflate.by_zlib, deflate.by_isal, deflate.by_zlib_ng])
def test_every_library_deflates_what_zlib_inflates(by: deflate.Deflate) -> None:
    try:
        library = by()  # type: ignore[operator]
    except ImportError:
        pytest.skip("not installed")
    assert zlib.decompress(library.compress(TEXT), -15) == TEXT
    assert library.crc32(TEXT) == zlib.crc32(TEXT)
    assert "level" in library.name


def test_the_first_library_that_is_there_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> deflate.Deflate:
        raise ImportError

    monkeypatch.setattr(deflate, "by_isal", missing)
    monkeypatch.setattr(deflate, "by_zlib_ng", missing)
    assert deflate.quickest().name.startswith("zlib ")


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_a_part_in_pieces_is_the_part_at_once(size: int) -> None:
    by = deflate.by_zlib()
    pieces = (TEXT[n : n + size] for n in range(0, len(TEXT), size))
    made, whole = streamed("a.xml", pieces, by), entry("a.xml", TEXT, by)
    assert (made.crc, made.size, zlib.decompress(made.data, -15)) == (whole.crc, whole.size, TEXT)
