"""What the command line asks of a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """What the command line asks for."""

    output: Path = Path("output")
    templates: Path | None = None
    kinds: tuple[str, ...] = ()
    draft: bool = False
    force: bool = False
    offline: bool = False  # this machine may hold classified papers
    pdf: bool = False  # by LibreOffice, beside each paper
    strict: bool = False  # reminders stop it too
    keep_going: bool = False  # papers without mistakes are written though others have some
    jobs: int = 1  # processes that make papers
    scheduler: str = ""  # of Dask, whose workers make them

    @property
    def alone(self) -> bool:
        """Whether one process makes all papers; with PDFs, what takes long is not ours."""
        return self.pdf or (self.jobs < 2 and not self.scheduler)
