"""Which plan an edited paper was built from, and which of its documents it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from gencirc import near
from gencirc.campaign import Campaign
from gencirc.collect.desk import Wanted
from gencirc.compare.pairing import likeness
from gencirc.filenames import folder_for
from gencirc.keeping import digest
from gencirc.kind.document import Document
from gencirc.memory import FOLDER, Memory
from gencirc.options import Options
from gencirc.plan.paths import ENDINGS, plans_in
from gencirc.text import light

LEAST = 0.5  # likeness of a text to the paper it was made from
MANY = 100  # papers of a plan, beyond which not all of them are drafted again
SOME = 20  # characters by which a paper is known
DRAFT = "（草稿）"
ADDED = re.compile(
    r"^[-_ .、0-9]+|[（(].*?[）)]|改稿?|修改|定稿|最终|终稿|版|副本|[-_ 0-9]+$"
)  # （王局改2）


class Found(NamedTuple):
    """A document of a plan, and where it is built to."""

    plan: Path
    wanted: Wanted
    place: Path  # of the built file
    document: Document
    campaign: Campaign


def output_of(file: Path) -> Path | None:
    """The output folder that a file lies in."""
    return next((f for f in file.resolve().parents if (f / FOLDER).is_dir()), None)


def built_by(file: Path, output: Path | None, plans: Path) -> Path | None:
    """The plan whose memory beside the output knows the file."""
    return _remembered(file.resolve(), output, plans) if output else None


def _remembered(file: Path, output: Path, plans: Path) -> Path | None:
    name = file.relative_to(output).as_posix()
    for path in sorted((output / FOLDER).glob("*.json")):
        facts = _facts(path)
        if name in facts.get("份", {}) or file.parent.is_relative_to(output / path.stem):
            for plan in _plans(output, plans):
                same = digest(near.seen(plan.resolve(), output).encode())
                if folder_for(plan) == path.stem and facts.get("计划") == same:
                    return plan
    return None


def _facts(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _plans(output: Path, plans: Path) -> Iterator[Path]:
    """The plans below the usual folder, and those right beside the output."""
    beside = output.parent
    for folder in dict.fromkeys([plans.resolve(), beside / "plans"]):
        yield from plans_in(folder) if folder.is_dir() else ()
    for pattern in ("*", "*/*"):
        yield from (p for p in sorted(beside.glob(pattern)) if p.suffix in ENDINGS)


def document(
    file: Path, texts: Sequence[str], plans: Iterable[Path], options: Options
) -> Found | None:
    """The document that a file is: the one of its name and place, else the one most alike."""
    best: tuple[float, Found] | None = None
    said = "\n".join(texts)
    for plan in plans:
        campaign = Campaign(plan, options, held=Memory(plan, options.output).held)
        for found in _documents(plan, campaign):
            if found.place.resolve() == file.resolve():
                return found
            made = light(found.document)
            close = max(likeness(made, said), _kept(made, texts)) + _called(found.place, file)
            if close >= LEAST and (best is None or close > best[0]):
                best = close, found
    return best[1] if best else None


def _kept(made: str, texts: Sequence[str]) -> float:
    """The share of a text that stands in a paper as it was made: of one cut short, all."""
    lines = {"".join(line.split()) for line in made.splitlines()}
    same = [t for t in texts if "".join(t.split()) in lines]
    size = sum(map(len, same))
    return size / sum(map(len, texts)) if len(same) > 1 and size >= SOME else 0.0


def _called(place: Path, file: Path) -> float:
    """What a file's name adds to its likeness: 通知（王局改）.docx is 通知.docx."""
    if file.stem == place.stem:
        return 0.4
    return 0.2 if ADDED.sub("", file.stem) == ADDED.sub("", place.stem) else 0.0


def _documents(plan: Path, campaign: Campaign) -> Iterator[Found]:
    few = len(campaign.due) <= MANY  # of more, none is drafted that need not be
    for share in campaign.shares if few else map(campaign.worded, campaign.due):
        for made in share.documents:
            wanted = Wanted(str(share.due.kind.key), made.copy, made.name)
            yield Found(plan, wanted, campaign.place(made).path, made, campaign)
