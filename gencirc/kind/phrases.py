"""Small matters of Chinese phrasing: ends of sentences and headings."""

from __future__ import annotations

from collections.abc import Iterator

from gencirc.patterns import later
from gencirc.plan.content import Body, Section
from gencirc.plan.door import NAMES
from gencirc.plan.scope import Scope
from gencirc.source.marks import Text
from gencirc.words import Span, Words, listed, say

LOOSE = "。；：，、 "
SPOKEN = (
    "讲话",
    "发言",
    "致辞",
    "总结",
    "汇报",
    "通报",
    "表态发言",
    "交流发言",
    "动员讲话",
    "总结讲话",
)
DOING = later("(?:作|做|通报|部署|安排|布置|解读|宣读|传达|介绍|总结|汇报|讲解|说明)(?!了)")


def ended(words: Words) -> Words:
    """The words with a full stop, unless a sentence ends there already."""
    words = words.trimmed()
    bare = str(words)
    if not bare or bare.rstrip("”’）》")[-1:] in tuple("。！？"):
        return words
    last = words[-1]
    if bare[-1] in "；，、：":
        words = words.cut(0, len(bare) - 1)
    return words.then(Span("。", last.mark, exact=False, look=last.look))


def closed(words: Words) -> Words:
    """The words without punctuation at the end: a heading on its own line has none."""
    bare = str(words)
    kept = bare.rstrip(LOOSE)
    return words if kept == bare else words.cut(0, len(kept))


def finished(words: Words) -> Words:
    """What an agenda has somebody do, as done; a verb that is not known stays as it is."""
    bare = str(words)
    if bare in SPOKEN:
        return say(words[0].mark, "作了", words)
    verb = DOING.match(bare)
    if not verb or bare == verb[0]:
        return words
    return words.cut(0, verb.end()) + say(words[0].mark, "了") + words.cut(verb.end())


def names_said(body: Body, scope: Scope) -> Words:
    """The names of a list in one line; classes are parted by a comma."""
    sign = "，" if body.sections else "、"
    return listed(body.mark, names_in(body, scope), sign)


def names_in(body: Body, scope: Scope) -> Iterator[Words]:
    """The names of a list; those of a class follow its heading unless they are people's own."""
    people = scope.plan.registry.people
    for item in body.items:
        if isinstance(item, Text):
            yield closed(scope.words(item))
        elif isinstance(item, Section):
            names = listed(item.body.mark, names_in(item.body, scope))
            alone = all(n in people for n in NAMES.split(str(names)))
            yield names if alone else say(item.title.mark, scope.words(item.title), names)
