"""A document with tokens, and the documents that are filled in from it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from operator import itemgetter
from typing import Any, NamedTuple

from gencirc.afresh import Delayed
from gencirc.alike import UIDS, Cast, casts, know
from gencirc.blocks.tree import Block, Table, words_of
from gencirc.due import Due
from gencirc.kind.document import Document
from gencirc.mould.edges import Around, around, edges
from gencirc.mould.filling import Values, filler
from gencirc.mould.likeness import Seen
from gencirc.mould.things import Grid, Key, Numbers, Thing, leaves
from gencirc.mould.vocabulary import Vocabulary
from gencirc.tokens import fills, tokens_in
from gencirc.word.body import TITLES
from gencirc.words import Words

OWN = ("title", "blocks", "head", "paper", "recipient", "copy")  # of every document


class Made(dict[int, Any]):
    """The parts of a paper, filled in when they are asked for."""

    def __init__(self, parts: Sequence[Thing], given: Values) -> None:
        super().__init__()
        self.parts = parts
        self.given = given

    def __missing__(self, place: int) -> Any:
        self[place] = self.parts[place].fill(self.given)
        return self[place]


@dataclass(frozen=True)
class Form:
    """A document with tokens; what is filled in, and where."""

    uid: int
    twin: Document
    title: Callable[[tuple[str, ...]], str]
    head: dict[str, Thing]
    blocks: list[tuple[int, Thing | Grid]]
    rest: tuple[Any, ...]  # words, blocks and rows without tokens
    known: Vocabulary
    numbers: Numbers
    memo: dict[Hashable, Any]  # what was found out of its papers

    @cached_property
    def parts(self) -> list[Thing]:
        """All that has tokens."""
        below = (leaf for _, thing in self.blocks for leaf in leaves(thing))
        return [*{leaf.uid: leaf for leaf in (*self.head.values(), *below)}.values()]

    @cached_property
    def picks(self) -> list[tuple[int, Callable[[Sequence[str]], Any]]]:
        """What the parts print of the values."""
        return [(part.uid, part.values) for part in self.parts]

    @cached_property
    def titles(self) -> list[int]:
        """The parts whose lines are broken by what they say."""
        return [n for n, part in enumerate(self.parts) if type(part.twin) in TITLES]

    @cached_property
    def fixed(self) -> dict[str, Any]:
        """What all its documents have alike."""
        return {f.name: getattr(self.twin, f.name) for f in fields(Document) if f.name not in OWN}

    @cached_property
    def around(self) -> list[Around]:
        return around([part.edges for part in self.parts], self.known.judged.pairs)

    def keys(self, seen: Seen, made: Made) -> list[int]:
        """What every part is like."""
        texts, quiet = seen.texts, seen.quiet
        keys: list[Key] = [(uid, values(quiet)) for uid, values in self.picks]
        for value in self.around:
            for place, told in value.tells(texts):
                keys[place] = (*keys[place], told)

        def closer(place: int) -> object:
            part, pairs = self.parts[place], self.known.all.pairs
            return part.values(seen.likes), *(e.tells(texts, pairs) for e in part.edges)

        return self.numbers.of(keys, made.__getitem__, closer)

    def filled(self, due: Due, given: Values, seen: Seen) -> Document:
        """The document of a recipient; its blocks are made when somebody looks at them."""
        head = self.twin.head | {tag: thing.fill(given) for tag, thing in self.head.items()}
        blocks = Delayed(len(self.twin.blocks), partial(self._blocks, given))
        document = Document(
            **self.fixed, title=self.title(given.texts), blocks=blocks, head=head,
            paper=due.paper, recipient=due.recipient, copy=due.copy,
        )  # fmt: skip
        made = Made(self.parts, given)
        casts[id(document)] = Cast(
            document, self.uid, self.twin, given.texts, given.shape, given.sizes,
            self.keys(seen, made), self.numbers.silent, made.__getitem__,
            lambda place: self.parts[place].twin, self.rest, self.memo, self.titles,
        )  # fmt: skip
        return document

    def _blocks(self, given: Values) -> list[Block]:
        """The blocks of a recipient; what they are like is known from then on."""
        out = list(self.twin.blocks)
        for place, thing in self.blocks:
            found = thing.filled(given)
            out[place] = found[0].thing
            know(found)
        return out


class Maker(NamedTuple):
    """Makes forms by what is known of words."""

    known: Vocabulary
    numbers: Numbers
    uids: dict[object, int]  # of things that are equal

    def form(self, twin: Document) -> Form:
        """What fills in a document with tokens."""
        named = twin.head.items()
        head = {tag: self._thing(words, (words,)) for tag, words in named if filler(words)}
        blocks = [(n, self._block(b)) for n, b in enumerate(twin.blocks) if filler(b)]
        rest = tuple(_rest(twin))
        return Form(
            next(UIDS), twin, fills(twin.title), head, blocks, rest, self.known, self.numbers, {}
        )

    def _block(self, block: Block) -> Thing | Grid:
        if not isinstance(block, Table):
            return self._thing(block, words_of(block))
        rows = [(n, self._row(row)) for n, row in enumerate(block.rows) if filler(row)]
        rest = block._replace(rows=())
        other = self._thing(rest, words_of(rest)) if filler(rest) else None
        return Grid(next(UIDS), block, list(rows), other)

    def _row(self, row: tuple[Words, ...]) -> Grid:
        cells = [(n, self._thing(cell, (cell,))) for n, cell in enumerate(row) if filler(cell)]
        return Grid(next(UIDS), row, list(cells))

    def _thing(self, twin: Any, lines: Sequence[Words]) -> Thing:
        fill = filler(twin)
        assert fill
        texts = list(map(str, lines))
        places = list(dict.fromkeys(n for text in texts for n in tokens_in(text)))
        found = tuple(e for text in texts for e in edges(text))
        asked = (type(twin), twin)
        if asked not in self.uids:
            self.uids[asked] = next(UIDS)
        return Thing(self.uids[asked], twin, fill, itemgetter(*places), found)


def _rest(twin: Document) -> Iterator[Any]:
    """What has no tokens: words of the head, blocks, of a table with some its other parts."""
    head = (*twin.head.values(), *twin.signers)
    yield from (words for words in head if words and not filler(words))
    for block in twin.blocks:
        if not filler(block):
            yield block
        elif isinstance(block, Table):
            if not filler(rest := block._replace(rows=())):
                yield rest
            for row in block.rows:
                yield from (row,) if not filler(row) else (c for c in row if not filler(c))
