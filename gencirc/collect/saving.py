"""Collected changes written: whole or not at all, with copies of what was there before."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from gencirc.collect.collecting import Collected
from gencirc.collect.sites import Tree
from gencirc.keeping import digest_of
from gencirc.kind.library import KINDS, PASSAGES, built_in
from gencirc.locks import Busy, alone
from gencirc.memory import FOLDER
from gencirc.messages.system import why
from gencirc.problem import Problem, problem
from gencirc.record import RECORD, Record, about
from gencirc.replacing import put
from gencirc.source.reading import read_file

BEFORE = "收稿前"  # where copies are kept, in the output's .gencirc
HEAD = "---\n"
NOTE = re.compile(rf"{HEAD}# \S+ 收改稿时另存[^\n]*\n")
MARK = b"\xef\xbb\xbf"


class Saved(NamedTuple):
    """What was written, where the copies are, and what went wrong."""

    files: tuple[Path, ...] = ()
    copies: Path | None = None
    problems: tuple[Problem, ...] = ()


def targets(out: Collected) -> dict[Path, Path]:
    """Where every changed file is written: a template goes beside the plan, the stock one stays."""
    assert out.found
    plan, named = out.found.plan, out.found.campaign.options.templates
    return {path: _target(path, plan, named) for path in out.tried.files}


def _target(path: Path, plan: Path, named: Path | None) -> Path:
    """Where a template wins: in the folder ``named`` by --templates nothing goes before it."""
    kind = path.parent.name
    own = plan.parent / "templates"
    if kind not in (KINDS, PASSAGES):
        return path
    if any(path.resolve().is_relative_to(f.resolve()) for f in (own, named) if f):
        return path
    return own / kind / path.name


def save(out: Collected) -> Saved:
    """Write what was tried; afterwards build does not take the edited file for a stranger's."""
    assert out.found
    output = out.output
    files = targets(out)
    known = {name.path: name.source.text for name in _trees(out)}
    copies = output / FOLDER / BEFORE / f"{datetime.now():%Y%m%d-%H%M%S}"
    try:
        (output / FOLDER).mkdir(parents=True, exist_ok=True)
        with alone(output / FOLDER / BEFORE):
            for path in files:
                if path in known and read_file(path)[0].text != known[path]:
                    return Saved(problems=(about("Z105", path),))
            if files or out.settled:
                _keep([out.file, *(p for p in files.values() if p.exists())], copies)
            written = _write(files, out)
            if not written and files:
                return Saved(problems=(about("Z106", out.file),))
    except Busy:
        return Saved(problems=(about("G121", output, seconds=0),))
    except OSError as error:
        name = Path(error.filename).name if error.filename else out.file.name
        return Saved(problems=(problem("Z104", None, file=name, why=why(error)),))
    if out.settled:
        _known(out.file, out.found.place)
    return Saved(tuple(written), copies if copies.is_dir() else None)


def _trees(out: Collected) -> list[Tree]:
    assert out.paper
    return [*out.paper.origins.trees.values(), *out.paper.origins.plain.values()]


def _keep(files: list[Path], folder: Path) -> None:
    """Copies of what was there, for whoever wants it back."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in files:
        shutil.copy2(path, folder / f"{path.parent.name}-{path.name}")


def _write(files: Mapping[Path, Path], out: Collected) -> list[Path]:
    """Every file or none: all is put back after a mistake, or when it reads otherwise than tried."""
    before = {target: _bytes(target) for target in files.values()}
    try:
        for path, target in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            text = out.tried.files[path]
            if target != path or NOTE.match(text):
                text = noted(text, _stock(path, target))
            put(target, spelled(text, _bytes(path) or b""), lasting=True)
    except OSError:
        _restore(before)
        raise
    if files and not _as_tried(out):
        _restore(before)
        return []
    return list(before)


def _stock(path: Path, target: Path) -> str:
    """The template that a changed one was copied from."""
    found = path if target != path else built_in() / path.parent.name / path.name
    return read_file(found)[0].text if found.is_file() else ""


def noted(text: str, stock: str) -> str:
    """A changed template with a note in its head: since when, and which of its lines."""
    if not text.startswith(HEAD):
        return text  # a passage has no head
    text = NOTE.sub(HEAD, text)
    lines, was = text.splitlines(), set(stock.splitlines())
    changed = [str(n) for n, line in enumerate(lines, 2) if line.strip() and line not in was]
    where = f"第 {'、'.join(changed)} 行" if changed else "次序"
    note = f"# {date.today()} 收改稿时另存，改了{where}；只管这份计划，不要就删掉这个文件"
    return f"{HEAD}{note}\n{text.removeprefix(HEAD)}"


def _as_tried(out: Collected) -> bool:
    """Whether the plan, read from the disk, gives the paper that was tried."""
    wanted = out.tried.drafted
    drafted = out.desk.draft() if out.desk else None
    if wanted is None or drafted is None:
        return False
    return [x.text for x in wanted.lines] == [x.text for x in drafted.lines]


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _restore(before: Mapping[Path, bytes | None]) -> None:
    for path, data in before.items():
        with suppress(OSError):
            if data is None:
                path.unlink(missing_ok=True)
            elif _bytes(path) != data:
                put(path, data)


def spelled(text: str, before: bytes) -> bytes:
    """The text in the bytes of its file: its line ends, its byte order mark."""
    mark = MARK if before.startswith(MARK) else b""
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()


def _known(file: Path, place: Path) -> None:
    """Let the record know an edited file whose text the plan now says."""
    if file.resolve() != place.resolve():
        return
    with suppress(OSError, Busy), alone(place.parent / RECORD):
        record = Record(place.parent)
        record.files[place.name] = digest_of(place)
        record.save()
