"""Documents → PDF, older papers → .docx by LibreOffice: one call, a profile of its own, a time limit, nothing left."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from gencirc.messages.system import why
from gencirc.office.fonts import surroundings

NAMED = "GENCIRC_SOFFICE"  # environment: the program itself, before any other place
COMMANDS = ("soffice", "libreoffice")
EACH = 10.0  # seconds for a file, added to the limit
ENDING = 10.0  # seconds that an ended program has to go away
APART = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # on Windows; elsewhere a session
USUAL = (  # beside PATH: Linux, UOS and Kylin packages, then macOS
    "/usr/lib*/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/opt/apps/*libreoffice*/files/**/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice*.app/Contents/MacOS/soffice",
)
WINDOWS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")  # environment: its folders
# what a fresh profile says: no links to elsewhere are followed, no update is looked for
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments"><prop oor:name="AutoCheckEnabled" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


class Converted(NamedTuple):
    """The PDF of each file that became one; ``why`` the others did not, in Chinese."""

    pdfs: dict[Path, Path]
    why: str


def program() -> Path | None:
    """LibreOffice on this machine; the environment variable GENCIRC_SOFFICE wins."""
    named = os.environ.get(NAMED)
    found = [shutil.which(c) for c in ([named] if named else COMMANDS)]
    if not named:
        found += map(str, _usual())
    return next((Path(f) for f in found if f), None)


def _usual() -> Iterator[Path]:
    """Where installers put it; ``soffice.com`` is the one that waits on Windows."""
    if sys.platform == "win32":
        for folder in filter(None, map(os.environ.get, WINDOWS)):
            yield from sorted(Path(folder).glob("LibreOffice*/program/soffice.com"))
    for place in USUAL if sys.platform != "win32" else ():
        yield from sorted(Path("/").glob(place[1:]))


def to_pdf(files: Sequence[Path], folder: Path, limit: float = 120) -> Converted:
    """PDFs of ``files`` in ``folder``, numbered; ``limit`` in seconds, 10 more for each file.

    All go through one run of LibreOffice, as copies with plain numbers for names.
    """
    if not files:
        return Converted({}, "")
    soffice = program()
    if soffice is None:
        return Converted({}, "没有找到 LibreOffice")
    with tempfile.TemporaryDirectory(prefix="gencirc-", ignore_cleanup_errors=True) as name:
        room = Path(name).resolve()
        try:
            copies = _copied(files, room)
            said = _run(soffice, list(copies.values()), room, limit + EACH * len(copies))
            pdfs = {f: _kept(c, folder) for f, c in copies.items() if _whole(c)}
        except OSError as error:
            return Converted({}, f"LibreOffice 用不了：{why(error)}")
    return Converted(pdfs, "" if len(pdfs) == len(copies) else said or "LibreOffice 没有写出 PDF")


def to_docx(file: Path, folder: Path, limit: float = 60) -> tuple[Path | None, str]:
    """A .doc or .wps file as .docx in ``folder``, or why there is none; ``limit`` in seconds."""
    soffice = program()
    if soffice is None:
        return None, "没有找到 LibreOffice"
    room = folder.resolve()
    try:
        (copy,) = _copied([file], room).values()
        said = _run(soffice, [copy], room, limit, "docx")
    except OSError as error:
        return None, f"LibreOffice 用不了：{why(error)}"
    made = copy.with_suffix(".docx")
    return (made, "") if made.is_file() else (None, said or "LibreOffice 没有写出 .docx")


def _copied(files: Sequence[Path], room: Path) -> dict[Path, Path]:
    """Copies under numbers: no name clashes, none is odd, no lock file beside a paper."""
    copies = {f: room / f"{n:03}{f.suffix.lower()}" for n, f in enumerate(dict.fromkeys(files), 1)}
    for file, copy in copies.items():
        shutil.copyfile(file, copy)
    return copies


def _run(soffice: Path, copies: Sequence[Path], room: Path, limit: float, form: str = "pdf") -> str:
    """Convert beside the copies; what went wrong with the program, "" if nothing."""
    profile = room / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command = [soffice, *options, "--convert-to", form, "--outdir", room, *copies]
    process = subprocess.Popen(
        [str(c) for c in command], cwd=room, env=surroundings(), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, creationflags=APART,
    )  # fmt: skip
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        return f"LibreOffice 过了 {limit:g} 秒还没有转完"
    finally:  # after the limit, after Ctrl-C, and what a program leaves running
        _end(process)
        _socket(profile).unlink(missing_ok=True)
    return ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            killing = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(killing, capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(ENDING)


def _socket(profile: Path) -> Path:
    """What LibreOffice listens at on Linux and macOS; one that was ended leaves it behind."""
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    user = os.getuid() if sys.platform != "win32" else 0
    name = "".join(f"{byte:x}" for byte in digest)
    return Path(f"/tmp/OSL_PIPE_{user}_SingleOfficeIPC_{name}")


def _whole(copy: Path) -> bool:
    """Whether the copy became a PDF, from its first line to its last."""
    pdf = copy.with_suffix(".pdf")
    if not pdf.is_file():
        return False
    data = pdf.read_bytes()
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")


def _kept(copy: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    pdf = copy.with_suffix(".pdf")
    return Path(shutil.move(pdf, folder / pdf.name))
