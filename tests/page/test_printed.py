"""What was reckoned against what LibreOffice prints (where it is there); the benchmarks do more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.ready import NOT_READY, ready

pytestmark = [pytest.mark.page, pytest.mark.skipif(not ready(), reason=NOT_READY)]
EVERY = 43  # of the bodies that the benchmark of signatures makes
PAPERS = 5  # of the random ones


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Notices and random papers, in one run of LibreOffice."""
    from benchmarks import office, papers, signatures

    folder = tmp_path_factory.mktemp("逐行")
    listed = [*list(signatures.bodies())[::EVERY], *papers.generated(PAPERS)]
    files = [folder / f"{p.name}.docx" for p in listed]
    for path, paper in zip(files, listed, strict=True):
        path.write_bytes(paper.data)
    made = office.convert(files, office.PDF, folder / "pdf", office.CELLS)
    return {p.name: path for p, path in zip(listed, made, strict=True)}


def test_every_signature_is_printed_on_a_page_with_text(printed: dict[str, Path]) -> None:
    from benchmarks import signatures

    names = [n for n in printed if "章" in n]
    assert len(names) > 20
    assert {n: said for n in names if (said := signatures.wrong(printed[n]))} == {}


def test_every_line_is_printed_as_reckoned_or_for_a_known_cause(printed: dict[str, Path]) -> None:
    from benchmarks import papers, reading
    from benchmarks.causes import UNKNOWN, cause
    from benchmarks.comparing import compared
    from gencirc.blocks.lines import OFFICE

    reckoned = wrong = 0
    for paper in papers.generated(PAPERS):
        _, lines = reading.lines(printed[paper.name])
        pages = paper.pages(OFFICE)
        found, differing = compared(paper, pages, lines)
        unknown = [d for d in found if d.kind != "分页" and cause(d) == UNKNOWN]
        assert unknown == []
        reckoned, wrong = reckoned + len(list(pages.lines)), wrong + differing
    assert wrong < 0.1 * reckoned
