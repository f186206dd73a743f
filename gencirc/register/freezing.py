"""Signed texts: kept in 签发稿/ letter by letter, and put in the place of what is built anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from gencirc.filenames import Placed
from gencirc.keeping import digest, digest_of
from gencirc.kind.document import Document
from gencirc.made import Made
from gencirc.messages.system import why
from gencirc.problem import Problem, problem
from gencirc.record import about
from gencirc.register.book import Book
from gencirc.register.filling import key_of
from gencirc.register.rows import Key, Row
from gencirc.replacing import put, sweep

SHOWN = 3  # differences that are told one by one


class Frozen(NamedTuple):
    """A frozen paper: the name it has in the output, its bytes, its light text."""

    name: str
    data: bytes
    text: str | None  # ``None`` when the text beside it is lost


def versioned(name: str, version: int) -> str:
    """The name of a frozen paper: 通知.docx, then 通知（第2版）.docx."""
    stem, dot, ending = name.rpartition(".")
    return name if version == 1 else f"{stem}（第{version}版）{dot}{ending}"


def by_paper(made: Iterable[Made], book: Book) -> dict[Key, list[Made]]:
    """A paper with its other editions: large type, attachments that are not bound with it."""
    out: dict[Key, list[Made]] = {}
    for one in made:
        out.setdefault(key_of(one.document, book), []).append(one)
    return out


def named(made: Made, output: Path) -> str:
    """The name of a paper within the plan's output folder: 通知.docx, 交办单/环卫科.docx."""
    return made.path.relative_to(output).as_posix()


def sealed(row: Row, made: Sequence[Made], output: Path) -> Row:
    """The row with the files of a paper and the digests of their bytes."""
    files = tuple(versioned(named(m, output), row.version) for m in made)
    return row._replace(files=files, digests=tuple(digest(m.data) for m in made))


def freeze(papers: Iterable[tuple[Row, Sequence[Made]]], folder: Path) -> list[Problem]:
    """Write the frozen files of several papers, all or none of them."""
    written: list[Path] = []
    path = folder
    try:
        for row, made in papers:
            for name, one in zip(row.files, made, strict=True):
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                sweep(path.parent)
                written.append(path)
                put(path.with_suffix(".txt"), one.text.encode(), lasting=True)
                put(path, one.data, lasting=True)
    except OSError as error:
        thaw(written)
        return [about("G116", path, why=why(error))]
    return []


def thaw(papers: Iterable[Path]) -> None:
    """Take away frozen papers that no row speaks of."""
    for path in papers:
        for one in (path, path.with_suffix(".txt")):
            with suppress(OSError):
                one.unlink(missing_ok=True)


def claimed(row: Row, book: Book) -> Iterator[Problem]:
    """Frozen files that are there and are another paper's: the plan was moved, or copied."""
    for name in row.files:
        path = book.folder / name
        held = digest_of(path) if path.exists() else ""
        other = next((r for r in book.rows if held in r.digests and r.key != row.key), None)
        if other:
            line, plan = other.mark.place[1], row.key.plan
            yield about("G117", path, name=other.said, line=line, plan=plan)


def kept(row: Row, folder: Path) -> tuple[list[Frozen], list[Problem]]:
    """The frozen files of a row, and those that are lost or not as they were."""
    out: list[Frozen] = []
    problems = []
    if len(row.files) != len(row.digests):
        problems.append(problem("G114", row.mark, name=row.said))
    for name, known in zip(row.files, row.digests, strict=False):
        path = folder / name
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.append(about("G112", path, why=why(error), folder=folder))
            continue
        if digest(data) != known:
            problems.append(about("G113", path, version=row.version))
        out.append(Frozen(_unversioned(name, row.version), data, _text(path.with_suffix(".txt"))))
    return out, problems


def _unversioned(name: str, version: int) -> str:
    return name.replace(f"（第{version}版）", "") if version > 1 else name


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeError):
        return None


def as_signed(made: Iterable[Made], book: Book, output: Path) -> tuple[list[Made], list[Problem]]:
    """The papers with every issued one as it was frozen; and what the plan now says otherwise."""
    out: list[Made] = []
    problems: list[Problem] = []
    if not book.rows:
        return list(made), problems
    for key, papers in by_paper(made, book).items():
        row = book.issued(key)
        if row is None or papers[0].document.draft:
            out += papers
            continue
        frozen, wrong = kept(row, book.folder)
        problems += wrong
        if not wrong:
            changes = differences(frozen, papers, output)
            problems += [_otherwise(row, changes, papers[0].document, book)] if changes else []
            out += [_thawed(f, papers, row, output / f.name, bool(changes)) for f in frozen]
    return out, problems


def _thawed(frozen: Frozen, papers: Sequence[Made], row: Row, path: Path, noted: bool) -> Made:
    """The paper as it was frozen; an edition that the plan has no more is written too."""
    now = next((p for p in papers if p.path == path), papers[0])
    text = now.text if frozen.text is None else frozen.text
    issued, noted = row.written or "已签发", noted or now.noted
    place = Placed(path.parent, path.name)
    return replace(now, place=place, bytes_=frozen.data, text_=text, issued=issued, noted=noted)


def _otherwise(row: Row, changes: Sequence[str], document: Document, book: Book) -> Problem:
    name = (row.written or document.name) + (f"（{document.copy}）" if document.copy else "")
    facts = {"name": name, "changes": shortened(changes), "version": row.version}
    facts |= {"kind": document.kind.name, "plan": book.typed}
    facts |= {"to": f" --to {document.copy}" if document.copy else ""}
    return problem("G115", document.paper.mark, **facts)


def differences(frozen: Sequence[Frozen], papers: Sequence[Made], output: Path) -> list[str]:
    """What the plan says otherwise than the signed text, in sentences."""
    from gencirc.compare.texts import told  # not wanted while nothing is issued

    before = {f.name: f for f in frozen}
    after = {named(p, output): p for p in papers}
    out = [f"没有“{n}”了" for n in before if n not in after]
    out += [f"多了“{n}”" for n in after if n not in before]
    for name, old in before.items():
        new = after.get(name)
        if new is None or new.data == old.data:
            continue
        out += (
            ["签发时的文字（.txt）不在了，只知道内容不同"]
            if old.text is None
            else told(old.text, new.text)
        )
    return out


def shortened(changes: Sequence[str]) -> str:
    """The first few differences."""
    more = f"；等{len(changes)}处" if len(changes) > SHOWN else ""
    return "；".join(changes[:SHOWN]) + more
