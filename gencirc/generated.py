"""Every file that is made from the code: ``python -m gencirc.generated`` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

from gencirc.inspect import demands
from gencirc.kind import columns as drawable
from gencirc.kind import rounds
from gencirc.kind.library import NOTHING, Kind, Library
from gencirc.messages import MESSAGES
from gencirc.mould import gathering
from gencirc.plan import (
    attachments,
    consultation,
    content,
    facts,
    groups,
    model,
    official,
    papers,
    registry,
    tasks,
    timetable,
    views,
    whens,
)
from gencirc.plan.fields import Field, Shape
from gencirc.plan.schema import schema
from gencirc.standard import letterheads
from gencirc.standard.table import TABLE

TOP = Path(__file__).resolve().parent.parent
NOTE = "<!-- 由 python -m gencirc.generated 生成，不要手改 -->\n\n"
SHAPES: tuple[tuple[str, type[Shape]], ...] = (
    ("计划（最上一层）", model.Plan),
    ("工作组里的一组", groups.Group),
    ("领导小组", groups.LeadingGroup),
    ("任务里的一项", tasks.Task),
    ("阶段里的一个阶段", timetable.Phase),
    ("会议", timetable.Meeting),
    ("会议里的报名", timetable.Enrolment),
    ("征求意见", consultation.Consultation),
    ("征求意见里的一条意见", consultation.Opinion),
    ("数据里的一项", facts.Fact),
    ("附件里的一个", attachments.Attachment),
    ("公文通用的键", official.Official),
    ("通知", papers.Notice),
    ("方案", papers.Scheme),
    ("讲话", papers.Speech),
    ("经验交流材料", papers.Report),
    ("单位.yaml 机关下的一个机关", registry.Issuer),
)
COMMON_TOO = "\n其余同“公文通用的键”。\n"
ROOMS = {
    "Y": "文件和 YAML 写法", "P": "计划的字段", "R": "【】引用", "D": "日期", "C": "数目", "N": "人名和单位名",
    "T": "印出来的文字", "E": "版头要素", "K": "文种和模板", "L": "版式", "B": "生成和输出", "V": "对照和核稿",
    "G": "签发和登记",
    "M": "成批：一个单位一份", "Z": "收改稿", "X": "导入",
}  # fmt: skip


def files() -> dict[Path, bytes]:
    """Every generated file with its content."""
    made: dict[Path, bytes] = {
        TOP / "docs/schema/计划.json": _json(schema("zh", Library([]).own())),
        TOP / "docs/schema/plan.json": _json(schema("en", Library([]).own())),
        TOP / "docs/字段.md": fields_page().encode(),
        TOP / "docs/报错.md": messages_page().encode(),
        TOP / "docs/国标.md": standard_page().encode(),
        TOP / "docs/核验.md": inspect_page().encode(),
    } | gathering.pages()
    for letterhead in letterheads.LETTERHEADS:
        path = TOP / f"templates/版式/{letterhead.name}.docx"
        made[path] = letterheads.draw(letterhead)
    return made


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def fields_page() -> str:
    """docs/字段.md: every key, its spellings and its meaning."""
    out = ["# 字段表\n\n", NOTE, "每个键有中文、英文两种写法，任选一种，同一个键不要两种都写。\n"]
    for title, shape in SHAPES:
        out.append(
            f"\n## {title}\n\n| 键 | 英文 | 也可写 | 要写 | 意思 |\n| --- | --- | --- | --- | --- |\n"
        )
        for field in own(shape):
            also = "、".join(a for a in field.also) or ""
            need = "是" if field.need else ""
            out.append(f"| {field.key} | `{field.english}` | {also} | {need} | {field.doc} |\n")
        out.append(COMMON_TOO if shape is papers.Notice else "")
    out += [kinds_page(), reserved_words(), reference_words(), columns()]
    return "".join(out)


def own(shape: type[Shape]) -> tuple[Field, ...]:
    """The fields of a shape that are told under it: not those of any official paper."""
    common = official.Official.fields if shape is papers.Notice else ()
    return tuple(f for f in shape.fields if f not in common)


def kinds_page() -> str:
    """The kinds that are all told by their templates, with the keys of their own."""
    out = [
        "\n## 各文种\n\n除了公文通用的键，各文种自己还有的键、没有的键。\n\n"
        "| 键 | 英文 | 行文 | 版式 | 落款 | 自己的键 | 没有 |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
    ]
    out += [_kind_row(k) for k in Library([]).kinds().values() if k.directions]
    return "".join(out)


def _kind_row(kind: Kind) -> str:
    layouts = "、".join(filter(None, (kind.letterhead, kind.upward and f"{kind.upward}（上行）")))
    more = "、".join(m.replace(" ", " `") + "`" for m in kind.more or () if m != NOTHING)
    seal = "没有" if "盖章" in kind.without else kind.seal or "盖章"
    cells = (
        kind.key, f"`{kind.english}`", "、".join(kind.directions), layouts, seal, more, "、".join(kind.without),
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |\n"


def reserved_words() -> str:
    """The words that are no headings."""
    rows = [(w, e) for w, e in (content.RESERVED | content.ORDINALS).items()]
    forms = "、".join(f"`{f}`" for f in content.FORMS)
    out = ["\n## 正文里的保留键\n\n| 键 | 英文 |\n| --- | --- |\n"]
    out += [f"| {word} | `{'、'.join(english)}` |\n" for word, english in rows]
    return "".join(out) + f"\n`版式` 可写：{forms}（几个用空格隔开）。\n"


def reference_words() -> str:
    """What may stand behind the dot of a reference."""
    out = ["\n## 【】点后面可写的\n\n| 什么 | 可写 |\n| --- | --- |\n"]
    things: tuple[tuple[str, type], ...] = (
        ("数目", views.Count), ("一段时间", whens.When), ("一段正文", content.Body), ("一组", groups.Group),
        ("工作组、一类组", groups.Groups), ("领导小组", groups.LeadingGroup), ("体系", views.System),
        ("一项任务", tasks.Task), ("任务", tasks.Tasks), ("一个阶段", timetable.Phase), ("阶段", timetable.Phases),
        ("会议", timetable.Meeting), ("征求意见", consultation.Consultation), ("定期的事", timetable.Duty), ("数据里的一项", facts.Fact),
        ("口号", facts.Slogan), ("依据", facts.Basis), ("机关", registry.Issuer), ("人", registry.Person),
        ("附件", attachments.Attachment),
    )  # fmt: skip
    for title, kind in things:
        table = next(t for k, t in views.VIEWS if k is kind)
        names = [n for n in table if n and n != "*"]
        if issubclass(kind, Shape):
            names += [f.key for f in kind.fields]
        out.append(f"| {title} | {'、'.join(dict.fromkeys(names))} |\n")
    english = "、".join(f"{zh} `{en}`" for en, zh in views.ENGLISH.items())
    return "".join(out) + f"\n用英文键的计划也可以写英文：{english}。\n"


def columns() -> str:
    """What the columns of a drawn table may be."""
    out = ["\n## 附件表的列\n\n| 表 | 列 |\n| --- | --- |\n"]
    names = {
        "【工作组】、【一类组】、【一组】": drawable.GROUP,
        "【任务】": drawable.TASK,
        "【阶段】": drawable.PHASE,
        "【定期】、【定期的一件事】": rounds.DUTY,
        "【领导小组】": drawable.PEOPLE,
        "【分工】（领导小组和各组）": drawable.BODY,
        "【时间安排】（阶段、之后、定期）": drawable.PHASE,
        "【倒排】（有日期的事，从末了往前）": drawable.DUE,
        "【会议】（议程）": drawable.TURN,
        "【征求意见】（意见）": drawable.OPINION,
    }
    out += [
        f"| {what} | {attachments.NUMBERS}、{'、'.join(cells)} |\n" for what, cells in names.items()
    ]
    return "".join(out) + "\n工作组的表，还可以写组里自己加的行名，如“联系电话”。\n"


def messages_page() -> str:
    """docs/报错.md: every message by its code."""
    out = ["# 报错一览\n\n", NOTE, "“错误”不改就不生成；“提醒”请看一眼，不妨碍生成。\n"]
    for letter, title in ROOMS.items():
        out.append(
            f"\n## {letter} {title}\n\n| 代码 | 级别 | 说什么 | 怎么改 |\n| --- | --- | --- | --- |\n"
        )
        for code, (severity, words, remedy) in sorted(MESSAGES.items()):
            if code.startswith(letter):
                cells = (words.replace("|", "\\|"), remedy.replace("|", "\\|"))
                out.append(f"| {code} | {severity} | {cells[0]} | {cells[1]} |\n")
    return "".join(out)


def standard_page() -> str:
    """docs/国标.md: the standard's numbers with clause and strength."""
    out = ["# GB/T 9704—2012 取值表\n\n", NOTE]
    out.append(
        "版式文件照这张表画，inspect 照这张表量。“规定”不合才算错；“实务”是习惯，不是国标条文。\n\n"
    )
    out.append("| 项目 | 取值 | 条 | 强度 |\n| --- | --- | --- | --- |\n")
    for name, row in TABLE.items():
        out.append(f"| {name} | {row.value} {row.unit} | {row.clause} | {row.strength} |\n")
    return "".join(out)


def inspect_page() -> str:
    """docs/核验.md: every demand that inspect measures."""
    out = ["# inspect 量些什么\n\n", NOTE]
    out.append(
        "`gencirc inspect` 照这张表量。“规定”不合，这份公文就算不合格（退出码 1）；“一般”“推荐”“可以”不合只说明。"
        "哪几项要量，看公文是什么格式；文件里看得出的看文件，要量毫米的看版面。\n"
    )
    for room, table in demands.ROOMS.items():
        out.append(f"\n## {room}\n\n| 项目 | 条 | 强度 | 应是 | 怎么改 | 看 |\n")
        out.append("| --- | --- | --- | --- | --- | --- |\n")
        for name, (clause, strength, demanded, remedy, by) in table.items():
            out.append(f"| {name} | {clause} | {strength} | {demanded} | {remedy} | {by} |\n")
    return "".join(out)


def main() -> None:
    """Write what has changed."""
    for path, data in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            print(f"写好 {path.relative_to(TOP)}")


if __name__ == "__main__":
    main()
