"""Templates and contexts grown at random: what offices write, cut and nested in every way."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from docxtpl import Listing, RichText, RichTextParagraph

from tests.engine.making import cell, paragraph, run

TEXTS = [
    "", "甲", "清河县城市管理局", " 前后有空 ", "a & b", "x < y", "“引”", "行一\n行二", "左\t右", "段\a段",
    "页\f页", "{_{ 括号 }_}", "50%}", "]]>", "&amp;", "&lt;b&gt;", "结\u3000尾", "\r\n", "a\x0bb", "{{", "é😀",
]  # fmt: skip
CALM = [t for t in TEXTS if not re.search(r"[<&\x0b]|\]\]>", t)]
NAMES = ["甲", "乙", "丙"]
RPR = ["", "<w:b/>", '<w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/>']


class Grower:
    """Grows one template; ``chance`` decides everything."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.loops: list[str] = []
        self.count = 0

    def name(self) -> str:
        """An expression that is text."""
        names = [*NAMES, "名单.首", "空", "数", "没有", "甲 | upper", "甲 ~ 乙", "'字'", "甲[:1]"]
        names += [*self.loops, *(f"{x}.名" for x in self.loops)]
        names += ["loop.index", "loop.last"] if self.loops else []
        return self.chance.choice(names)

    def text(self) -> str:
        """Text with a tag or two."""
        made = ""
        for _ in range(self.chance.randint(1, 3)):
            made += self.chance.choice(["字", " ", "一、", "”", "", "　"])
            made += self.chance.choice([
                f"{{{{ {self.name()} }}}}", f"{{{{{self.name()}}}}}",
                f"{{% if {self.name()} %}}有{{{{ {self.name()} }}}}{{% else %}}无{{% endif %}}",
                "{% set 数 = 3 %}", f"{{% for 字 in {self.chance.choice(NAMES)} %}}{{{{ 字 }}}}、{{% endfor %}}",
                "{# 不印 #}", "{_{ 乙 }_}", "{{ 富 }}", "{{ 单 }}",
                "{{ 甲 if 乙 == “甲” else 丙 }}", "{% if 数 == 2 and 甲 %}多{% endif %}", "",
            ])  # fmt: skip
        return made

    def runs(self, text: str) -> str:
        """The text in runs that are cut anywhere, as Word does."""
        text = text.replace("<", "&lt;").replace(">", "&gt;")
        cuts = sorted(self.chance.sample(range(len(text) + 1), min(2, len(text))))
        if any(re.search(r"&[a-z]*$", text[:c]) for c in cuts) or self.chance.random() < 0.5:
            cuts = []
        pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        made = []
        for piece in pieces:
            one = run(piece, self.chance.choice(RPR))
            if self.chance.random() < 0.3:
                one = one.replace("<w:t>", '<w:t xml:space="preserve">')
            made.append(one)
        return self.chance.choice(["", '<w:proofErr w:type="spellStart"/>']).join(made)

    def paragraph(self) -> str:
        """A paragraph of runs, sometimes with markup between them."""
        inside = self.runs(self.text())
        kind = self.chance.randint(0, 9)
        if kind == 0:
            inside += run("{{r 富 }}")
        elif kind == 1:
            inside = f'<w:hyperlink w:anchor="x">{inside}</w:hyperlink>'
        elif kind == 2:
            inside += DRAWING
        elif kind == 3:
            inside += run("{%r if 甲 %}") + self.runs(self.text()) + run("{%r endif %}")
        elif kind == 4:
            inside += BOX % paragraph(self.text().replace("<", "&lt;").replace(">", "&gt;"))
        ppr = self.chance.choice(["", '<w:pPr><w:pStyle w:val="a"/></w:pPr>'])
        return f"<w:p>{ppr}{inside}</w:p>"

    def cells(self, count: int) -> str:
        made = []
        for _ in range(count):
            kind = self.chance.randint(0, 12)
            text = {0: "{% colspan 数 %}{{ 数 }}", 1: "{% cellbg '00ff00' %}{{ 甲 }}"}.get(kind, "")
            inside = paragraph(text) if text else self.paragraph()
            if kind == 2:
                inside = self.table() + "<w:p/>"
            more = '<w:gridSpan w:val="2"/>' if kind == 3 else ""
            made.append(cell(inside, more))
        return "".join(made)

    def row(self, count: int) -> str:
        """A row, or several in a loop or a branch."""
        kind = self.chance.randint(0, 6)
        if kind == 0:
            self.count += 1
            name = f"行{self.count}"
            merged = paragraph(self.chance.choice(["{% vm %}{{ 乙 }}", "{{ 甲 }}"]))
            self.loops.append(name)
            inside = f"<w:tr>{cell(merged)}{self.cells(count - 1)}</w:tr>"
            self.loops.pop()
            source = self.chance.choice(["名单.各行", "没有", "[]"])
            return _tagged("tr", f"for {name} in {source}", inside, "endfor", count)
        if kind == 1:
            return _tagged(
                "tr", f"if {self.name()}", f"<w:tr>{self.cells(count)}</w:tr>", "endif", count
            )
        if kind == 2:
            begin, end = cell("{%tc for 列 in 名单.各列 %}"), cell("{%tc endfor %}")
            looped = cell(paragraph(self.chance.choice(["{{ 列 }}", "{% hm %}{{ 列 }}"])))
            return f"<w:tr>{begin}{looped}{end}{self.cells(self.chance.randint(0, 1))}</w:tr>"
        return f"<w:tr>{self.cells(count)}</w:tr>"

    def table(self) -> str:
        columns = self.chance.randint(1, 4)
        count = max(1, columns + self.chance.choice([0, 0, 0, 1, -1]))
        rows = "".join(self.row(count) for _ in range(self.chance.randint(1, 3)))
        grid = "".join(f'<w:gridCol w:w="{1000 + 7 * n}"/>' for n in range(columns))
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def blocks(self, depth: int = 0, margin: bool = False) -> str:
        """Paragraphs, tables, loops and branches around them."""
        out = []
        for _ in range(self.chance.randint(1, 3)):
            kind = self.chance.randint(0, 9)
            if kind < 5 or depth > 2:
                out.append(self.paragraph())
            elif kind < 7 and not margin:
                out.append(self.table())
            elif kind == 7:
                self.count += 1
                self.loops.append(f"项{self.count}")
                begin = paragraph(f"{{%p for {self.loops[-1]} in 名单.各行 %}}")
                out.append(begin + self.blocks(depth + 1, margin) + paragraph("{%p endfor %}"))
                self.loops.pop()
            elif kind == 8:
                begin = paragraph(f"{{%p if {self.name()} %}}")
                middle = paragraph("{%p else %}") + self.paragraph()
                out.append(
                    begin + self.blocks(depth + 1, margin)
                    + self.chance.choice(["", middle]) + paragraph("{%p endif %}")
                )  # fmt: skip
            else:
                out.append(
                    paragraph(
                        self.chance.choice(
                            ["{{p 段 }}", "{{p 空 }}", "{%- if 甲 -%}接{%- endif -%}"]
                        )
                    )
                )
        return "".join(out)

    def context(self, calm: bool) -> dict[str, Any]:
        """Values; ``calm`` ones do not break XML."""
        texts = CALM if calm else TEXTS

        def text() -> str:
            return self.chance.choice(texts)

        rich = RichText(text(), bold=True, color="#ff0000")
        rich.add(text(), style="a", url_id=self.chance.choice([None, None, "rId7"]))
        return {
            "甲": text(), "乙": text(), "丙": text(), "空": "", "数": self.chance.choice([2, 1, 3]),
            "富": rich, "单": Listing(text()), "段": RichTextParagraph(text() or "段"),
            "名单": {
                "首": text(), "各列": self.chance.choice([[], ["a"], ["a", text(), "c"]]),
                "各行": [{"名": text()} for _ in range(self.chance.randint(0, 3))],
            },
        }  # fmt: skip


DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="图"/>'
    '<a:graphic><a:graphicData uri="u"/></a:graphic></wp:inline></w:drawing></w:r>'
)
BOX = "<w:r><w:pict><w:txbxContent>%s</w:txbxContent></w:pict></w:r>"


def _tagged(kind: str, begin: str, inside: str, end: str, cells: int) -> str:
    """Rows between two that are only tags."""
    rest = "<w:tc><w:p/></w:tc>" * (cells - 1)
    return (
        f"<w:tr>{cell(f'{{%{kind} {begin} %}}')}{rest}</w:tr>{inside}"
        f"<w:tr>{cell(f'{{%{kind} {end} %}}')}{rest}</w:tr>"
    )
