"""Damaged Word files read by everything that reads foreign files."""

from __future__ import annotations

import random
import time
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from gencirc.collect.edited import texts
from gencirc.importing.taking import from_file
from gencirc.inspect.measure import measured
from gencirc.outside.package import opened, packaged
from gencirc.outside.paper import read
from gencirc.outside.refusing import BadPackage
from gencirc.outside.settling import accepted, rejected
from gencirc.problem import failed
from gencirc.redline.drawing import redlined
from gencirc.word.letterhead import compiled
from tests.helpers import TOP
from tests.outside import test_paper as t
from tests.outside.making import packed, parts
from tests.outside.mutating import MUTATIONS


def tracked() -> dict[str, str | bytes]:
    row = f"<w:tr><w:trPr><w:ins {t.BY}/></w:trPr><w:tc>{t.p('格')}</w:tc></w:tr>"
    body = (
        t.numbered(1, 0, "甲") + t.numbered(1, 1, "乙") + t.p("文", '<w:pStyle w:val="Article"/>')
        + f"<w:p>{t.r('由')}{t.gone('甲')}{t.ins('乙')}</w:p>" + t.marked("ins", t.ins("新"))
        + f"<w:tbl>{row}</w:tbl>" + t.marked("del", t.gone("旧"))
        + '<w:p><w:commentRangeStart w:id="0"/><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/></w:r><w:commentRangeEnd w:id="0"/></w:p>'
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
        f"{t.p('框')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'
    )  # fmt: skip
    comment = f'<w:comment w:id="0" w:author="甲">{t.p("问")}</w:comment>'
    return parts(body, numbering=t.LIST, styles=t.STYLES, comments=comment)


SOUND = packed(tracked())
UNDAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, IndexError, OSError, ValueError, RuntimeError, NotImplementedError)  # fmt: skip


class Result(NamedTuple):
    """What became of one damaged file."""

    how: str
    let_in: bool
    seconds: float  # of work in the longest of its readings: others may be at work here
    wrong: str  # the exception that was no sentence


def bases() -> list[bytes]:
    """Sound files: letterheads, one saved by LibreOffice, one with everything that is tracked."""
    own = sorted((TOP / "templates" / "版式").glob("*.docx"))
    return [SOUND] * 4 + [p.read_bytes() for p in (*own, *(TOP / "tests" / "files").glob("*.docx"))]


def judged(data: bytes, how: str, path: Path) -> Result:
    """A damaged file read by everything that reads foreign files."""
    path.write_bytes(data)
    let_in, longest, wrong = False, 0.0, ""
    for reading in (_values, _measured, _compiled, _redlined, _imported):
        begun = time.process_time()
        try:
            let_in |= reading(path)
        except BadPackage:
            pass
        except Exception as error:  # what the whole test is about
            wrong = f"{reading.__name__}: {type(error).__name__}: {error}"
        longest = max(longest, time.process_time() - begun)
    return Result(how, let_in, longest, wrong)


def _values(path: Path) -> bool:
    paper, _ = read(path)
    list(texts(paper))  # as collect reads it
    return len(accepted(paper)) + len(rejected(paper)) >= 0


def _measured(path: Path) -> bool:
    return not measured(path, render=False).why


def _compiled(path: Path) -> bool:
    return compiled(path, path.stem)[0] is not None


def _redlined(path: Path) -> bool:
    one, other = packaged(SOUND), opened(path)
    return bool(redlined(one, other, "", "").data and redlined(other, one, "", "").data)


def _imported(path: Path) -> bool:
    made, problems = from_file(path, build=False)
    return made is not None or not failed(problems)


def results(count: int, folder: Path, seed: int = 0) -> Iterable[Result]:
    """So many damaged files, each by one or two changes."""
    sound, by = bases(), random.Random(seed)
    for number in range(count):
        data, how = by.choice(sound), []
        for _ in range(by.choice((1, 1, 2))):
            change = by.choice(MUTATIONS)
            how.append(change.__name__)
            try:
                data = change(data, by)
            except UNDAMAGED:
                break  # what is broken already cannot be taken apart
        yield judged(data, f"{number} {'、'.join(how)}", folder / f"{number % 50}.docx")
