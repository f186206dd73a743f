"""Layers: a plan that takes another one on (承接) and says only what is different."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping


class Layer(NamedTuple):
    """One file of a plan as it was typed; the base comes first."""

    name: str  # what it is called in messages: its 活动, else its folder
    shown: str  # its file, as messages name it
    top: Mapping


class Replaced(NamedTuple):
    """A value of a layer below that a layer above has changed or taken out."""

    path: tuple[str, ...]  # Chinese keys and names from the top: ("任务", "围挡", "时限")
    old: Text
    new: Text | None  # ``None`` when it was taken out
    layer: str  # the name of the layer that ``old`` was typed in
