"""Proof-reading: what is to be checked in a paper, where it comes from, what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gencirc.kind.library import Kind

KEY = "核稿单"


def is_sheet(kind: Kind) -> bool:
    """Whether a kind is the sheet itself, which is made of the others."""
    return str(kind.key) == KEY
