"""The documentation says what is so: commands, examples and lists are tried out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc.build import Campaign, Options
from gencirc.cli.main import VERBS
from gencirc.generated import files
from gencirc.kind.library import Library
from gencirc.messages import MESSAGES
from gencirc.plan.content import FORMS, ORDINALS
from gencirc.problem import tidy
from tests.conftest import Ran
from tests.helpers import TOP

README = (TOP / "README.md").read_text(encoding="utf-8")
GUIDE = (TOP / "docs" / "用户手册.md").read_text(encoding="utf-8")
FAMILY = (TOP / "docs" / "活动公文.md").read_text(encoding="utf-8")
ADDING = (TOP / "docs" / "加一个文种.md").read_text(encoding="utf-8")
PAGES = sorted([*TOP.glob("*.md"), *(TOP / "docs").glob("*.md")])


def fenced(text: str, language: str) -> list[str]:
    """The blocks of code of a page."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.S | re.M)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def sample(name: str) -> str:
    return (TOP / "templates" / "样例" / name).read_text(encoding="utf-8")


def test_generated_files_are_fresh() -> None:
    stale = [p.name for p, made in files().items() if not p.exists() or p.read_bytes() != made]
    assert not stale, "运行 python -m gencirc.generated"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented_and_has_help(verb: str, gencirc: Callable[..., Ran]) -> None:
    assert f"`gencirc {verb}" in README
    assert f"`gencirc {verb}" in GUIDE
    ran = gencirc(verb, "-h")
    assert ran.code == 0
    assert re.search("[\u4e00-\u9fff]", ran.out)
    assert "Show this message" not in ran.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_of_a_verb_has_chinese_help(verb: str, gencirc: Callable[..., Ran]) -> None:
    for line in gencirc(verb, "-h").out.splitlines():
        if line.strip().startswith("-"):
            assert re.search("[\u4e00-\u9fff]", line), line
            assert not re.search(r"\[[^\]]*[<>=]", line), line  # [x>=1]


def test_every_room_and_module_is_named_once_in_the_walk() -> None:
    walk = (TOP / "docs" / "源码导览.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in walk.splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall("`([^`]+)`", row)]
    room = [p for p in (TOP / "gencirc").iterdir() if not p.name.startswith(("_", "."))]
    assert sorted(named) == sorted(p.name + "/" * p.is_dir() for p in room)


def test_every_kind_is_documented() -> None:
    for kind in Library([]).kinds().values():
        assert f"### {kind.name}\n" in GUIDE + FAMILY


OFFICES = """
  县政府: {全称: 青石县人民政府, 代字: 青政发, 印发: 青石县人民政府办公室}
  县人大常委会: {全称: 青石县人民代表大会常务委员会, 代字: 青人常发, 印发: 青石县人大常委会办公室}
"""
OF_KINDS = fenced(GUIDE.partition("## 十五种法定公文")[2].partition("\n## ")[0], "yaml")


@pytest.mark.parametrize("plan", OF_KINDS, ids=[p.split(":")[1].split()[-1] for p in OF_KINDS])
def test_the_sample_of_a_kind_in_the_guide_builds(plan: str, tmp_path: Path) -> None:
    registry = sample("单位.yaml").replace("机关:\n", f"机关:{OFFICES}", 1)
    write(tmp_path / "单位.yaml", registry)
    write(tmp_path / "活动.yaml", plan)
    made = Campaign(tmp_path / "活动.yaml", Options())
    assert [(p.code, p.words) for p in made.problems] == []
    assert len(made.papers()) == 1
    assert made.later == []


def test_every_kind_has_a_row_and_a_sample_in_the_guide() -> None:
    told = [k for k in Library([]).kinds().values() if f"### {k.name}\n" not in FAMILY]
    kinds = {str(k.key) for k in told if k.directions}
    rows = set(re.findall(r"^\| ([^ |]+) \|", GUIDE.partition("## 十五种法定公文")[2], re.M))
    assert kinds <= rows
    assert {key for p in OF_KINDS for key in kinds if f"\n{key}:\n" in p} == kinds - {"通知"}


@pytest.mark.parametrize("word", [*FORMS, *ORDINALS])
def test_every_form_is_in_the_guide(word: str) -> None:
    assert f"`{word}`" in GUIDE or f"`{word}:`" in GUIDE


def test_every_message_is_listed() -> None:
    listed = (TOP / "docs" / "报错.md").read_text(encoding="utf-8")
    assert not [code for code in MESSAGES if f"| {code} |" not in listed]


@pytest.mark.parametrize("page", PAGES, ids=[p.name for p in PAGES])
def test_links_of_the_docs_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    anchors = {"#english"} | {
        "#" + re.sub(r"[^\w\u4e00-\u9fff-]", "", h.strip().lower().replace(" ", "-"))
        for h in re.findall(r"^#+ (.+)$", text, re.M)
    }
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("#"):
            assert target in anchors, target
        elif not target.startswith("http"):
            assert (page.parent / target.split("#")[0]).exists(), target


def test_ci_runs_the_two_commands_of_the_readme() -> None:
    ran = (TOP / ".ci" / "run").read_text(encoding="utf-8")
    first, second = fenced(README, "sh")[0].strip().splitlines()
    assert first in ran.splitlines()
    assert second in ran.splitlines()


def test_the_plan_of_the_readme_builds_and_its_mistake_reads_as_printed(
    here: Path, gencirc: Callable[..., Ran]
) -> None:
    plan = fenced(README, "yaml")[0]
    write(here / "plans" / "单位.yaml", sample("单位.yaml"))
    path = here / "plans" / "夏季环境整治" / "活动.yaml"
    write(path, plan)
    assert not Campaign(path, Options()).problems
    write(path, plan.replace("至8月31日 对照", "至9月30日 对照"))
    ran = gencirc("build")
    assert ran.code == 1
    assert ran.err == fenced(README, "text")[0]


def test_the_kind_of_the_guide_builds(here: Path) -> None:
    write(here / "templates" / "文种" / "倡议书.md.j2", fenced(ADDING, "jinja")[0])
    write(here / "plans" / "单位.yaml", sample("单位.yaml"))
    path = here / "plans" / "清洁" / "活动.yaml"
    write(path, fenced(ADDING, "yaml")[0])
    made = Campaign(path, Options())
    assert not made.problems
    assert "我们倡议：" in made.papers()[0].text


def test_the_pieces_of_the_guide_make_one_plan(tmp_path: Path) -> None:
    pieces = fenced(GUIDE.partition("## 版式、联合行文、印章")[0], "yaml")
    registry = next(p for p in pieces if p.startswith("机关:\n"))
    parts = [p for p in pieces if not p.startswith(("机关:", "活动: 夏季", "方案:", "讲话:"))]
    scheme = next(p for p in pieces if p.startswith("方案:"))
    names = "【任务】 【工作组】 【阶段】 【巡护里程】 【隐患.其中】 【四定四包】 【报情况】 【日报告】 【体系.展开】"
    scheme += "".join(f"  第{n}节: {name}\n" for n, name in enumerate(names.split()))
    write(tmp_path / "单位.yaml", registry)
    write(tmp_path / "宣传口径.txt", "口径一致。")
    path = tmp_path / "活动.yaml"
    write(path, "".join(parts) + scheme)
    made = Campaign(path, Options())
    assert not tidy(made.problems)
    text = made.papers()[0].text
    assert "下设1个指挥办公室（设在防火办，负责组织协调）、3个片区组" in text
    assert "每天17:00前各林场向防火办报送情况" in text


SEASONS = fenced(GUIDE.partition("## 承接：")[2].partition("\n## ")[0], "yaml")
SUMMER = """活动: 夏季环境整治行动
机关: 本机关
季节: 夏季
时间: 2027年6月1日至8月31日
依据: 《全县夏季环境整治方案》（青政发〔2027〕12号）
通知: {主送: 各科室, 正文: 照例}
方案: {引言: 照例, 任务: 【任务】, 分工: 【工作组】, 安排: 【阶段】}
任务:
  围挡: 规范围挡。（责任部门：执法大队） | 6月底前
  灭蚊灭蝇: 消杀。（责任部门：环境科）
工作组:
  清扫保洁工作组: {组长: 李明远, 责任部门: 环境科, 主要任务: 清扫。}
阶段:
  动员部署: 6月1日至6月10日 开会。
"""


def test_the_overlay_of_the_guide_builds(tmp_path: Path) -> None:
    write(tmp_path / "单位.yaml", sample("单位.yaml").replace("科室: ", "科室: 市政科、", 1))
    write(tmp_path / "夏季环境整治" / "活动.yaml", SUMMER)
    write(tmp_path / "冬季" / "活动.yaml", SEASONS[0])
    made = Campaign(tmp_path / "冬季" / "活动.yaml", Options())
    assert [(p.code, p.words) for p in made.problems] == []
    text = made.papers()[0].text
    tasks = "（一）围挡。规范围挡。（责任部门：执法大队；完成时限：12月底前）\n（二）管道防冻。"
    assert tasks in text
    assert "（三）清雪除冰。" in text
    assert "蚊" not in text
    assert "责任部门：执法大队\n" in text
    assert "动员部署阶段（12月1日至12月10日）。开会。" in text


def test_the_variables_and_conditions_of_the_guide_build(tmp_path: Path) -> None:
    write(tmp_path / "单位.yaml", sample("单位.yaml"))
    varied, conditional, passage = SEASONS[1:4]
    head = varied.partition("方案:\n")[0]
    texts = []
    for number, plan in enumerate((varied, head + conditional, head + passage)):
        path = tmp_path / str(number) / "活动.yaml"
        write(path, plan)
        made = Campaign(path, Options())
        assert [(p.code, p.words) for p in made.problems] == []
        texts.append(made.papers()[0].text)
    assert "2027年夏季环境整治行动实施方案" in texts[0]
    assert "以背街小巷为重点，青石县全域推进。" in texts[0]
    assert "避开高温时段。" in texts[1]
    assert "防冻" not in texts[1]
    assert "由环境科牵头，7月底前完成“回头看”。" in texts[2]


def test_the_joint_paper_of_the_guide_builds(tmp_path: Path) -> None:
    plan = next(p for p in fenced(GUIDE, "yaml") if p.startswith("机关: "))
    write(tmp_path / "单位.yaml", (TOP / "plans" / "单位.yaml").read_text(encoding="utf-8"))
    write(tmp_path / "活动.yaml", plan)
    made = Campaign(tmp_path / "活动.yaml", Options())
    assert not made.problems
    assert [str(m) for m in made.documents[0].marks] == [
        "澄湖区住房和城乡建设委员会", "澄湖区交通运输局", "澄湖区水务局",
    ]  # fmt: skip


def test_the_tables_of_the_guide_build(tmp_path: Path) -> None:
    plan = next(p for p in fenced(GUIDE, "text") if p.startswith("附件:"))
    head = "活动: 防火行动\n机关: 林业局\n通知: {文号: 3, 成文日期: 2027-05-25, 主送: 各科室, 正文: 请落实。}\n"
    write(tmp_path / "单位.yaml", sample("单位.yaml"))
    write(tmp_path / "名单.csv", "点位,面积,责任部门\n东片区,3亩,办公室\n")
    write(tmp_path / "名册.csv", "姓名,电话\n甲某,0000-1234567\n")
    issuer = next(line for line in sample("活动.yaml").splitlines() if line.startswith("机关:"))
    write(tmp_path / "活动.yaml", head.replace("机关: 林业局", issuer) + plan)
    made = Campaign(tmp_path / "活动.yaml", Options())
    assert not made.problems
    notice, apart = made.papers()
    assert "1 | 清运积存垃圾、渣土 | 6月1日 | 6月30日 | 环卫科 | 120处" in notice.text
    assert "合计 |  |  |  |  | 156处" in notice.text
    assert "1 | 东片区 | 办公室" in notice.text
    assert "附件3" in apart.path.name


def reckoned_plan(folder: Path) -> Campaign:
    """The plan of 推算日期 with the lists of days below it."""
    section = GUIDE.partition("\n## 推算日期\n")[2].partition("\n## ")[0]
    write(folder / "单位.yaml", sample("单位.yaml") + fenced(section, "text")[0])
    write(folder / "活动.yaml", fenced(section, "yaml")[0])
    return Campaign(folder / "活动.yaml", Options())


def test_the_plan_of_reckoned_dates_builds(tmp_path: Path) -> None:
    made = reckoned_plan(tmp_path)
    assert [(p.code, p.words) for p in made.problems] == []
    text = made.papers()[0].text
    assert "在5月28日前报联系人，8月3日前完成自查" in text
    assert "集中整治阶段（6月8日至8月7日）。对照清单整治。6月22日中期检查；8月5日自查。" in text
    assert "9月10日通报结果。" in text
    assert "\n1 | 6月2日 | 星期二 | 12:00前 | 报整治进度\n" in text


def test_the_table_of_reckoned_dates_is_right(tmp_path: Path) -> None:
    section = GUIDE.partition("\n## 推算日期\n")[2].partition("\n## ")[0]
    known = reckoned_plan(tmp_path).plan.calendar
    for row in re.findall(r"^\| (`.*) \|$", section, re.M):
        typed, printed, _ = row.split(" | ")
        found = [known.reckon(t) for t in re.findall("`(.*?)`", typed) if "本阶段" not in t]
        assert "；".join(getattr(made, "printed", "") for made in found) == printed


def test_no_file_of_ours_is_long() -> None:
    sources = [p for d in ("gencirc", "tests") for p in (TOP / d).rglob("*.py")]
    long = [p.name for p in sources if len(p.read_text(encoding="utf-8").splitlines()) > 300]
    assert not long
