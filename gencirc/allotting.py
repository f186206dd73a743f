"""Who gets a paper that goes to several one by one: every copy by the names of its own day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from gencirc.kind.library import Kind
from gencirc.plan.model import Plan
from gencirc.plan.official import Paper
from gencirc.plan.recipients import Recipient
from gencirc.plan.sending import Each, Listed
from gencirc.plan.staffing import staffed
from gencirc.problem import Problem
from gencirc.source.marks import Text

if TYPE_CHECKING:
    from gencirc.plan.shares import Shares
    from gencirc.register.book import Book


class Allotting:
    """What of a plan is whose, as typed and on the days of papers."""

    def __init__(self, plan: Plan, book: Book) -> None:
        self.plan = plan
        self.book = book
        self.typed = _shares(plan)
        self._shares: dict[date | None, Shares] = {}

    def recipients(self, kind: Kind, paper: Paper, each: Each) -> list[Recipient]:
        """Everybody whom a paper goes to; units that are one by then get one copy."""
        found = self.typed.recipients(each)
        if not self.plan.registry.changes:
            return found
        made = [self._on_its_day(r, kind, paper) for r in found]
        return made if each.rows else list({str(r.name): r for r in made}.values())

    def problems(self) -> list[Problem]:
        """What was wrong since it was asked last."""
        found, self.typed.problems = self.typed.problems, []
        return found

    def _on_its_day(self, recipient: Recipient, kind: Kind, paper: Paper) -> Recipient:
        day = self.plan.day_of(paper) or self._day(str(recipient.name), kind)
        shares, name = self._on(day), self.plan.registry.now(recipient.name, day)
        if shares is self.typed and name == recipient.name:
            return recipient
        return shares.recipient(Listed(Text(name, recipient.name.mark), recipient.facts))

    def _on(self, day: date | None) -> Shares:
        """The shares of a day."""
        if day not in self._shares:
            plan = staffed(self.plan, day)
            self._shares[day] = self.typed if plan is self.plan else _shares(plan)
        return self._shares[day]

    def _day(self, name: str, kind: Kind) -> date | None:
        """The day of a copy by the register, under this name or a later one of the unit."""
        rows = (self.book.row(self.book.key(str(kind.name), n)) for n in self._names(name))
        row = next((r for r in rows if r), None)
        return self.book.renewed or (row.day if row else None) or self.book.today

    def _names(self, name: str) -> Iterator[str]:
        """The names that stood in the place of one, in the order of time."""
        registry = self.plan.registry
        yield from dict.fromkeys([name, *(registry.now(name, c.day) for c in registry.changes)])


def _shares(plan: Plan) -> Shares:
    """Who gets what; imported here, for most plans go to nobody one by one."""
    from gencirc.plan.shares import Shares

    return Shares(plan)
