"""Papers that go to several: what a change in one recipient's copy does to the others' copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from gencirc.campaign import Campaign
from gencirc.collect.desk import Desk
from gencirc.collect.matching import Atom

SOME = 4  # other copies that are drafted along, evenly taken from all of them
SHOWN = 3  # recipients that a message names


class Copies:
    """The copies of the other recipients; ``only`` when they are to stay as they are."""

    def __init__(self, campaign: Campaign, desk: Desk, only: bool = False) -> None:
        wanted = desk.wanted
        mine = [due.copy for due in campaign.due if str(due.kind.key) == wanted.kind and due.copy]
        self.only = only
        self.name = wanted.copy
        self.names = [name for name in mine if name != wanted.copy] if wanted.copy else []
        step = max(1, len(self.names) // SOME)
        some = self.names[::step][:SOME]
        self.desks = {
            name: Desk(desk.path, desk.options, wanted._replace(copy=name), desk.held)
            for name in some
        }

    @cached_property
    def built(self) -> dict[str, list[str]]:
        """The other copies as they are."""
        return self.texts({})

    def texts(self, files: Mapping[Path, str]) -> dict[str, list[str]]:
        """The other copies with some files reading otherwise."""
        return {
            name: [line.text for line in desk.draft(files).lines]
            for name, desk in self.desks.items()
        }

    def refused(self, atoms: Sequence[Atom], others: Sequence[str], frozen: bool) -> str:
        """Why a change that others would get is not written, if it is not.

        ``frozen`` when their copies would say what only this recipient's says.
        """
        if others and self.only:
            return f"给{named(others)}的也会跟着变，说好只收这一份"
        if frozen:
            return f"这一段里有只属于“{self.name}”的数、日期，写死了，给{named(others)}的就不对"
        if others and any(self.name in a.after and self.name not in a.before for a in atoms):
            return f"这句话给{named(others)}的也印，写上“{self.name}”就不对了"
        return ""


def frozen(
    mine: Mapping[str, str], was: Mapping[str, Sequence[str]], now: Mapping[str, Sequence[str]]
) -> bool:
    """Whether another copy takes over a paragraph that it did not have before.

    ``mine`` are the paragraphs of this copy that changed: as they are now → as they were.
    """
    return any(
        mine[text] not in was[name]
        for name, texts in now.items()
        for text in {*texts} - {*was[name]}
        if text in mine
    )


def named(names: Sequence[str]) -> str:
    """“市政科”“园林科”等单位."""
    said = "".join(f"“{name}”" for name in names[:SHOWN])
    return f"{said}等单位" if len(names) > SHOWN else said
