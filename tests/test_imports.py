"""A light start, and no network: what a run imports and that it opens no connection."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import put

RUN = """
import json, socket, sys

def refused(*arguments, **named):
    raise AssertionError("the network was asked for")

for name in ("create_connection", "getaddrinfo", "gethostbyname", "create_server"):
    setattr(socket, name, refused)
for name in ("connect", "connect_ex", "bind", "sendto"):
    setattr(socket.socket, name, refused)

from gencirc.cli import main

sys.argv = ["gencirc", *sys.argv[1:]]
try:
    main()
except SystemExit as ended:
    code = ended.code
print(json.dumps({"code": code, "modules": sorted(sys.modules)}))
"""


# Rooms and libraries of other verbs and of plans that ask for more.
NOT_WANTED = {
    "docx",
    "docxtpl",
    "gencirc.compare",
    "gencirc.inspect",
    "gencirc.office",
    "gencirc.plan.shares",
    "gencirc.proof.sheets",
    "lxml",
    "openpyxl",
}


def run(folder: Path, *arguments: str) -> set[str]:
    """The modules that a verb imports; it must end well and leave the network alone."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=folder, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["code"] == 0, done.stderr
    return set(told["modules"])


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("build", "--help")])
def test_help_comes_without_any_library_but_click(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    assert not run(tmp_path, *arguments) & {"yaml", "jinja2", "docx", "docxtpl", "lxml"}


def test_a_build_needs_no_word_library_and_no_network(tmp_path: Path) -> None:
    put(tmp_path)
    imported = run(tmp_path, "build")
    assert {"yaml", "jinja2"} <= imported
    assert not imported & {
        "docx",
        "docxtpl",
        "holidays",
        "lxml",
        "pdfplumber",
        "urllib3",
        "http",
        "ssl",
        "subprocess",
    }
    assert not imported & NOT_WANTED
    assert (tmp_path / "output/夏季整治/通知.docx").is_file()


def test_a_check_of_one_plan_imports_only_what_it_asks_for(tmp_path: Path) -> None:
    put(tmp_path)
    imported = run(tmp_path, "check")
    assert "gencirc.checks" in imported
    assert not imported & {*NOT_WANTED, "filelock"}


def test_an_import_words_its_plan_and_lays_nothing_out(tmp_path: Path) -> None:
    paper = tmp_path / "通知.txt"
    paper.write_text(
        "关于开展夏季环境整治的通知\n局属各单位：\n一、工作目标\n整治环境。\n二、工作要求\n抓好落实。\n",
        encoding="utf-8",
    )
    imported = run(tmp_path, "import", "通知.txt", "夏季整治")
    assert {"gencirc.importing.taking", "gencirc.campaign"} <= imported
    assert not imported & {*NOT_WANTED, "filelock", "http", "ssl", "subprocess"}
    assert not {m for m in imported if m.startswith(("gencirc.page", "gencirc.collect"))}
    assert not imported & {"gencirc.redline", "gencirc.word.body", "gencirc.word.writing"}
    assert (tmp_path / "plans/夏季整治/活动.yaml").is_file()


def test_new_needs_no_word_library_and_no_network(tmp_path: Path) -> None:
    assert not run(tmp_path, "new", "夏季环境整治") & {"docx", "docxtpl", "lxml", "ssl"}
