"""The round trip: what the imported plan prints, beside what the source says."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gencirc.importing.clean import HAN, shape
from gencirc.importing.ordinals import ordinal
from gencirc.patterns import later
from gencirc.problem import Problem

SENTENCE = later(r"[。；！？\n\t|]+|[ \u3000]{2,}")
MATTER = later(rf"[{HAN}0-9A-Za-z%％]+")  # no signs, no blanks
RULE = later(r"^-{5,}$|^(?:- ){5,}", re.M)
GLUED = later(
    r"(?<=[。；！？：）”])\s*(?=（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}[、要是]|\d{1,2}[.、](?!\d))"
)


class Difference(NamedTuple):
    """Sentences of the source, and what the plan prints in their place."""

    before: str
    after: str
    moved: bool = False  # the same words, printed elsewhere


def built(plan: str, registry: str | None, order: Sequence[str] = ()) -> tuple[str, list[Problem]]:
    """The text that a draft of the plan prints, and what is said of it.

    ``order`` are the keys of the plan; its papers come in that order.
    """
    from gencirc.campaign import Campaign
    from gencirc.importing.unprinted import Unprinted
    from gencirc.options import Options
    from gencirc.text import light

    with tempfile.TemporaryDirectory(prefix="gencirc-") as room:
        path = Path(room) / "活动.yaml"
        path.write_text(plan, encoding="utf-8")
        (Path(room) / "单位.yaml").write_text(registry or "称谓: 主要负责同志\n", encoding="utf-8")
        made = Campaign(path, Options(draft=True))
        made.letterhead = Unprinted(made.library, made.later)
        found = sorted(made.documents, key=lambda d: _place(str(d.kind.key), order))
        return "\n".join(light(d) for d in found), made.problems


def _place(key: str, order: Sequence[str]) -> int:
    return order.index(key) if key in order else len(order)


def differences(source: str, text: str) -> list[Difference]:
    """Where two texts differ, numbering, punctuation and breaks apart."""
    before, after = list(units(source)), list(units(text))
    matcher = SequenceMatcher(None, [b for b, _ in before], [a for a, _ in after], autojunk=False)
    changed = [(before[a:b], after[c:d]) for w, a, b, c, d in matcher.get_opcodes() if w != "equal"]
    away = Counter(u for old, _ in changed for u, _ in old) & Counter(
        u for _, new in changed for u, _ in new
    )
    out, moved = [], []
    for old, new in changed:
        if "".join(x for x, _ in old) == "".join(x for x, _ in new):
            continue
        moved += [u for u in old if u[0] in away]
        old, new = [u for u in old if u[0] not in away], [u for u in new if u[0] not in away]
        if old or new:
            out.append(Difference(_shown(old), _shown(new)))
    return out + ([Difference(_shown(moved), _shown(moved), moved=True)] if moved else [])


def _shown(found: Sequence[tuple[str, str]]) -> str:
    return "；".join(shown for _, shown in found)


def units(text: str) -> Iterator[tuple[str, str]]:
    """The sentences of a text: bare, to be compared, and as they stand."""
    text = GLUED.sub("\n", RULE.sub("", text))
    for line in text.splitlines():
        line = line.strip()
        o = ordinal(line)
        line = line[o.end :] if o else line
        for sentence in SENTENCE.split(line):
            bare, sentence = _unit(sentence.strip())
            if bare:
                yield bare, sentence


@lru_cache(maxsize=2048)
def _unit(sentence: str) -> tuple[str, str]:
    """A sentence bare, and as it stands, without its ordinal: most are in both texts."""
    o = ordinal(sentence)
    sentence = sentence[o.end if o else 0 :]
    bare = "".join(sentence[slice(*m.span())] for m in MATTER.finditer(shape(sentence)))
    return bare, sentence
