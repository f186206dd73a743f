"""What stands around a text: mark, number, title, recipients; signature, date, note, imprint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gencirc.importing.dates import DATE, DAY, beside
from gencirc.importing.ordinals import MARKED, Line
from gencirc.patterns import holds, later
from gencirc.source.marks import Text

KINDS = (
    "方案|计划|要点|预案|办法|细则|规定|制度|规则|章程|讲话|讲话稿|讲话提纲|发言|致辞|主持词|报告|总结|汇报|材料|经验|体会|通知|通报|公告|通告"
    "|公报|决定|决议|意见|批复|函|复函|请示|议案|纪要|命令|倡议书|公开信|承诺书|责任书|名单|一览表|清单|情况|机制|简报|提纲|指南|标准|规范|安排|表|台账|议程|回执|任务书"
)
TITLE = later(rf"^[^。；：！？]{{2,70}}(?:{KINDS})(?:（[^（）]{{1,12}}）)?$")
NUMBER = later(
    r"^(?:(?:发?文字?号|编号)\s*：\s*)?[（〔]?(?P<code>[\u4e00-\u9fff]{2,14})\s*[〔\[［（(〖﹝]\s*(?P<year>\d{4}|[XxＸ×]*)\s*[〕\]］）)〗﹞]"
    r"\s*(?:第\s*)?0*(?P<serial>\d{1,5}|[XxＸ×]*)\s*号[）〕]?(?=$|\s|签)"
)
UNBRACKETED = later(  # the brackets of the year are lost
    r"^(?P<code>[\u4e00-\u9fff]{2,12}[发字函办政通规])\s*(?P<year>20\d{2})\s*(?P<serial>\d{1,4})\s*号(?=$|\s)"
)
SIGNER = later(r"签发人：\s*(.+)$")
SERIAL = later(r"^（?第\s*(\d{1,5})\s*[号期]）?$")
SECRET = later(r"^(?:绝密|机密|秘密)(?:★.*)?$")
URGENT = later(r"^(?:特急|加急|特提|平急)$")
COPY = later(r"^\d{6}$")
APART = later(r"^(\S{4,40}?)(?:[ \u3000]+|(?<=章）))(\S.*号\S?)$")
SEALED = later(r"（[盖公]?章）$")
MARK = later(r"^[\u4e00-\u9fff（）\s]{4,40}(?:文件|令|纪要)$")
BODY = later(
    r"(?:局|委|办|厅|部|处|所|站|科|院|校|室|政府|会|中心|公司|县|市|区|镇|乡|街道|支队|大队|集团|指挥部|领导小组|党组|党委|工委|支部"
    r"|[中小大]学|学堂|幼儿园|园区|厂|馆|台|银行|分行|支行|社|村|队|专班|林场|农场|水库|基地|联盟|联合社|组|联|矿|庭|段)(?:（[盖公]?章）)?$"
)
TO = later(r"^[^。；！？]{2,160}：$")
GREETING = later(
    r"^[^。；]{0,30}(?:同志们|领导|代表|委员|来宾|朋友们?|同事们?|居民|市民|大家)[^。；]{0,20}[：！]$|^同志们[，,：！]?$"
)
NOTE = later(r"^（([^（）]*(?:（[^（）]*）[^（）]*)*)）$")
OPEN = later(r"^此件(主动公开|依申请公开|不予公开|公开发布|删减后公开|不公开)$")
CONTACT = later(r"联系人|电话|此件|公开")
POST = later(r"^(?:省|市|县|区|乡|镇)?长$|^(?:局长|主任|主席|委员长|部长|厅长|处长|书记)$")
COPIES = later(r"^(抄送|抄报|分送|主送)：\s*(.+?)[。.]?$")
IMPRINT = later(rf"^(.{{3,40}}?)\s*((?:{DAY}))\s*印\s*发$")
ATTACHED = later(
    r"^附\s*件?\s*(?:[：:]\s*|(?=(?:1[.、])?《?[\u4e00-\u9fff]{3,30}(?:表|清单|名单|册|图|细则|标准|流程|方案|台账)》?$))(.*)$"
)
ITEM = later(r"^\s*(\d{1,2})\s*[.．、]\s*(.+)$")
PAGE = later(r"^附\s*件\s*([0-9一二三四五六七八九十]*)\s*[：:]?$")
RULE = later(r"^[-—_=*\s·.]{5,}$")


@dataclass
class Paper:
    """One paper of a file, taken apart; ``derived`` is what the machine prints by itself."""

    mark: Text | None = None
    numbered: Text | None = None  # the line of the number
    code: Text | None = None
    year: Text | None = None
    serial: Text | None = None
    signers: list[Text] = field(default_factory=list)
    copy: Text | None = None
    secrecy: Text | None = None
    urgency: Text | None = None
    title: list[Text] = field(default_factory=list)
    under: list[Text] = field(default_factory=list)  # lines under the title: date, post, name
    to: Text | None = None
    body: list[Line] = field(default_factory=list)
    attached: list[Text] = field(default_factory=list)  # names in the attachment note
    adopted: list[Text] = field(default_factory=list)  # 题注, over one line or two
    post: Text | None = None  # before a signature stamp
    issuers: list[Text] = field(default_factory=list)
    date: Text | None = None
    notes: list[Text] = field(default_factory=list)
    copies: Text | None = None
    office: Text | None = None
    printed: Text | None = None
    label: Text | None = None  # 附件2, when it is the page of an attachment
    speaker: tuple[Text, Text | None] | None = None  # who speaks, and the post
    derived: list[Text] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The title in one line."""
        return "".join(map(str, self.title))


def head(lines: list[Line], paper: Paper) -> list[Line]:
    """Take off what stands above the text; the lines that remain."""
    rest = _top(lines, paper)
    rest = _title(rest, paper)
    rest = _under(rest, paper)
    if rest and rest[0].ordinal is None and _addresses(rest, paper):
        line = rest.pop(0).text
        paper.to = line.part(0, len(line.rstrip("：！，")))
        paper.derived.append(line.part(len(paper.to), len(line)))
    return rest


def _addresses(rest: Sequence[Line], paper: Paper) -> bool:
    text = rest[0].text
    if GREETING.match(text):
        return True
    return bool(TO.match(text) and len(rest) > 1 and "如下" not in text and paper.title)


def _top(lines: list[Line], paper: Paper) -> list[Line]:
    """Copy number, secrecy, urgency, mark, number and signers, in whatever order."""
    place = 0
    for at, line in enumerate(lines[:10]):
        text = line.text
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        if paper.mark is None and BODY.search(text) and len(text) < 30 and NUMBER.match(below):
            paper.mark = text
        elif not (_element(text, paper) or _number(text, paper) or _day(text, paper)):
            break
        place += 1
    return lines[place:]


def _element(text: Text, paper: Paper) -> bool:
    for name, pattern in (("copy", COPY), ("secrecy", SECRET), ("urgency", URGENT), ("mark", MARK)):
        if pattern.match(text) and getattr(paper, name) is None:
            if name == "mark" and TITLE.match(text) and "关于" in text:
                return False
            setattr(paper, name, text)
            return True
    if RULE.match(text):
        paper.derived.append(text)
        return True
    found = SIGNER.match(text)
    if found and not paper.signers:
        _signers(text, found, paper)
        return True
    if (found := SERIAL.match(text)) and paper.serial is None:
        paper.serial = text.part(*found.span(1))
        paper.derived += [text.part(0, found.start(1)), text.part(found.end(1), len(text))]
        return True
    return False


def _day(text: Text, paper: Paper) -> bool:
    """A date above the title."""
    found = DATE.match(text) if paper.date is None else None
    if found:
        paper.date = text.part(*found.span(1))
        paper.derived += [text.part(0, found.start(1)), text.part(found.end(1), len(text))]
    return bool(found)


def _signers(text: Text, found: re.Match[str], paper: Paper) -> None:
    paper.signers.append(text.part(*found.span(1)).trimmed())
    paper.derived.append(text.part(found.start(), found.start(1)))


def _number(text: Text, paper: Paper) -> bool:
    """青林发〔2027〕6号, with the signers behind it in an upward paper."""
    found = (NUMBER.match(text) or UNBRACKETED.match(text)) if "号" in text else None
    if not found or paper.code:
        return False
    paper.numbered, paper.code = text, text.part(*found.span("code"))
    paper.year, paper.serial = text.part(*found.span("year")), text.part(*found.span("serial"))
    for start, stop in (
        (0, found.start("code")),
        (found.end("code"), found.start("year")),
        (found.end("year"), found.start("serial")),
        (found.end("serial"), found.end()),
    ):
        paper.derived.append(text.part(start, stop))
    behind = SIGNER.search(text, found.end())
    if behind:
        _signers(text, behind, paper)
    elif paper.signers and text[found.end() :].strip():
        paper.signers.append(text.part(found.end(), len(text)).trimmed())
    return True


def _title(lines: list[Line], paper: Paper) -> list[Line]:
    """The lines of the title: up to the one that ends with a kind of paper."""
    if not lines or (paper.mark and paper.mark.endswith("令") and paper.serial):
        return lines
    if lines[0].ordinal and lines[0].ordinal.form == MARKED:
        paper.derived.append(lines[0].counted)
        paper.title = [lines[0].rest.trimmed()]
        return lines[1:]
    count = title_lines(lines)
    again = title_lines(lines[count:]) if count else 0
    whole = "".join(str(x.text) for x in lines[count : count + again])
    if again and TITLE.match(whole) and len(whole) >= 8:  # the first one names the file
        lines, count = lines[count:], again
    paper.title = [x.text for x in lines[:count]]
    return lines[count:]


def title_lines(lines: Sequence[Line]) -> int:
    """How many lines from the first on make a title; 0 when they are none."""
    for count in range(1, min(5, len(lines)) + 1):
        line = lines[count - 1]
        ends = line.ordinal or DATE.match(line.text) or holds(line.text, "。；！？")
        below = count > 1 and line.text.startswith("（")
        if ends or below or line.text.endswith(("：", "，")):
            return 0 if count == 1 or not _short(lines[: count - 1]) else count - 1
        whole = "".join(str(x.text) for x in lines[:count])
        if "\t" in whole or ATTACHED.match(whole):
            return 0
        if TITLE.match(whole):
            more = lines[count].text if count < len(lines) else ""
            return (
                count + 1
                if re.fullmatch(r"（[^（）。]{1,12}）", more) and not DATE.match(more)
                else count
            )
        if len(whole) > 80:
            return 0
    return 1 if lines and _short(lines[:1]) and len(lines) > 1 else 0


def _short(lines: Sequence[Line]) -> bool:
    """Whether lines can be a title that names no kind of paper."""
    whole = "".join(str(x.text) for x in lines)
    plain = not DATE.match(whole) and not holds(whole, "。；：！？，\t|")
    return 3 <= len(whole) <= 45 and plain and not any(x.ordinal for x in lines)


def _under(lines: list[Line], paper: Paper) -> list[Line]:
    """Date, post, name, unit under the title; site furniture is gone by now."""
    if lines and (_number(lines[0].text, paper) or _numbered_body(lines[0].text, paper)):
        lines = lines[1:]
    lines = _issued(lines, paper)
    place = _adopted(lines, paper)
    lines, place = lines[place:], 0
    for line in lines[:5]:
        text = line.text
        dated = DATE.match(text)
        plain = len(text) <= 30 and not holds(text, "。；：！？，\t|")
        bracket = NOTE.match(text) and len(text) <= 60 and not line.ordinal
        if line.ordinal or not (dated or plain or bracket) or (LABELLED.match(text) and not dated):
            break
        place += 1
    behind = lines[place].text if place < len(lines) else ""
    if place and (GREETING.match(behind) or len(behind) > 30 or lines[place : place + 1]):
        paper.under = [x.text for x in lines[:place]]
        return lines[place:]
    return lines


def _numbered_body(text: Text, paper: Paper) -> bool:
    """A body and its number on one line: 白沙镇人民政府（公章）　白政发〔2024〕2号."""
    found = APART.match(text)
    if not found or not BODY.search(found[1]) or not _number(text.part(*found.span(2)), paper):
        return False
    seal = SEALED.search(found[1])
    stop = seal.start() if seal else found.end(1)
    paper.mark = paper.mark or text.part(0, stop)
    paper.derived.append(text.part(stop, found.start(2)))
    return True


def _issued(lines: list[Line], paper: Paper) -> list[Line]:
    """A line under the title that says who issued the paper and when: 县政府办　2022年6月15日印发."""
    if not lines or lines[0].ordinal:
        return lines
    line = lines[0].text
    found = (IMPRINT.match(line) if "印" in line else None) or beside(line)
    if found is None or not BODY.search(found[1]):
        return lines
    paper.issuers, paper.date = [line.part(*found.span(1)).trimmed()], line.part(*found.span(2))
    paper.derived += [line.part(0, found.start(1)), line.part(found.end(2), len(line))]
    return lines[1:]


def _adopted(lines: list[Line], paper: Paper) -> int:
    """How many lines 题注 takes: （某年某月某日某会议通过）."""
    for count in (1, 2):
        whole = "".join(str(x.text) for x in lines[:count])
        if re.fullmatch(r"（[^（）]*(?:通过|批准|修订|施行)[^（）]*）", whole):
            paper.adopted = [x.text for x in lines[:count]]
            return count
    return 0


LABELLED = later(r"^[\u4e00-\u9fff \u3000]{2,9}：")
