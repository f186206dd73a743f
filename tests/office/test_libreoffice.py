"""The real LibreOffice, where it is installed: PDFs, faces, no network, nothing left."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gencirc.office import convert
from gencirc.office.convert import to_pdf
from gencirc.office.fonts import STAND_INS, VARIABLE
from gencirc.office.publishing import page_count
from gencirc.word import package
from tests.conftest import Ran
from tests.helpers import PLAN, campaign, put
from tests.office.ready import NOT_READY, ready

pytestmark = [pytest.mark.page, pytest.mark.skipif(not ready(), reason=NOT_READY)]
LINK = (
    '<Relationship Id="rIdFar" TargetMode="External" Target="http://127.0.0.1:{}/far.png" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic='
    '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" '
    'name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rIdFar"/></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom '
    'prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place for temporary files; its name is no easy one."""
    place = tmp_path / "临 时％"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def asked() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine: its port, and what it was asked for."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, paths
        server.shutdown()


def test_build_makes_pdfs_and_says_which_faces_are_stand_ins(
    gencirc: Callable[..., Ran], here: Path, scratch: Path
) -> None:
    put(here, PLAN.replace("讲话:", "方案: {组织领导: {要求: 请落实。}}\n讲话:"))
    ran = gencirc("build", "--pdf")
    assert ran.code == 0, ran.err
    assert "  新写 output/夏季整治/通知.pdf  2 页\n" in ran.out
    assert "  新写 output/夏季整治/讲话.pdf  1 页\n" in ran.out
    faces = [line for line in ran.err.splitlines() if "B124" in line]
    assert len(faces) == len(ran.err.splitlines()) / 2  # nothing else: the pages are as reckoned
    assert (
        sum("“仿宋_GB2312”没有装，PDF 里用“FandolFang”代替（通知.pdf 第1页起）" in f for f in faces)
        == 1
    )
    assert list(scratch.iterdir()) == []


def test_names_of_any_kind_become_pdfs_and_a_broken_paper_is_left_out(
    tmp_path: Path, scratch: Path
) -> None:
    data = campaign(tmp_path, PLAN).papers()[0].data
    files = [tmp_path / n for n in ("甲/通知.docx", "乙/通知.docx", "100％ #1 &.docx", "坏.docx")]
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
    files[-1].write_bytes(b"PK\x03\x04 no paper")
    done = to_pdf(files, tmp_path / "成品")
    assert list(done.pdfs) == files[:-1]
    assert done.why == "LibreOffice 没有写出 PDF"
    assert [page_count(pdf) for pdf in done.pdfs.values()] == [1, 1, 1]
    assert list(scratch.iterdir()) == []


def test_a_picture_from_elsewhere_is_not_fetched(
    asked: tuple[int, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, paths = asked
    paper = tmp_path / "通知.docx"
    paper.write_bytes(campaign(tmp_path, PLAN).papers()[0].data)
    parts = package.read(paper)
    relations = "word/_rels/document.xml.rels"
    link = LINK.format(port).encode()
    parts[relations] = parts[relations].replace(b"</Relationships>", link)
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:body>", b"<w:body>" + PICTURE.encode()
    )
    paper.write_bytes(package.write(parts))
    assert to_pdf([paper], tmp_path / "成品").why == ""
    assert paths == []
    monkeypatch.setattr(convert, "SETTINGS", "")  # without them it would be
    assert to_pdf([paper], tmp_path / "成品").why == ""
    assert paths


def test_an_ended_run_leaves_nothing(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "通知.docx"
    paper.write_bytes(campaign(tmp_path, PLAN).papers()[0].data)
    sockets: list[Path] = []

    def wait(self: subprocess.Popen[bytes], timeout: float) -> int:
        """The limit is reached as soon as LibreOffice listens."""
        if not sockets:
            (room,) = scratch.iterdir()
            sockets.append(convert._socket(room / "profile"))
            until = time.monotonic() + 30
            while not sockets[0].exists() and time.monotonic() < until:
                time.sleep(0.01)
            assert sockets[0].exists()
            raise subprocess.TimeoutExpired("soffice", timeout)
        return real(self, timeout)

    real = subprocess.Popen.wait
    monkeypatch.setattr(subprocess.Popen, "wait", wait)
    assert to_pdf([paper], tmp_path / "成品").why == "LibreOffice 过了 130 秒还没有转完"
    assert not sockets[0].exists()
    assert list(scratch.iterdir()) == []


OWN = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
  <include>{ours}</include>
  <match target="scan">
    <test name="family"><string>FandolKai</string></test>
    <edit name="family" mode="assign"><string>{face}</string></edit>
  </match>
</fontconfig>
"""


def matched(face: str, conf: Path, what: str) -> str:
    """What fontconfig takes for a face."""
    done = subprocess.run(
        ["fc-match", "-f", what, face],
        env=os.environ | {VARIABLE: str(conf)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("face", ["仿宋_GB2312", "方正小标宋简体", "黑体", "宋体"])
def test_a_face_that_is_installed_wins_over_its_stand_in(face: str, tmp_path: Path) -> None:
    shutil.copy(matched("FandolKai", STAND_INS, "%{file}"), tmp_path / "installed.otf")
    conf = tmp_path / "fonts.conf"
    conf.write_text(OWN.format(folder=tmp_path, ours=STAND_INS, face=face), encoding="utf-8")
    assert matched(face, STAND_INS, "%{file}") != str(tmp_path / "installed.otf")
    assert matched(face, conf, "%{file}") == str(tmp_path / "installed.otf")
    assert matched(face, conf, "%{embolden} %{weight}") in ("False 80", " 80")
