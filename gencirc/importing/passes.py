"""What a foreign text is cleaned of, one pass after the other: residue, half-width signs, breaks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from gencirc.importing.clean import (
    DIGITS,
    HAN,
    SIGNS,
    SQUARE,
    WIDE,
    Clean,
    removed,
    replaced,
    shape,
    translated,
    untouched,
    without,
)
from gencirc.importing.contents import without_contents
from gencirc.patterns import later
from gencirc.source.reading import CONTROL, HIDDEN, PRIVATE, seen

HIDDEN_WHY, PINYIN_WHY, OLD_WHY = "看不见的字符", "拼音残留", "繁体字"
WIDE_WHY, DIGIT_WHY, SQUARE_WHY, QUOTE_WHY = "半角标点", "全角数字", "方头括号", "直引号"
BLANK_WHY, JOINED_WHY, MARKED_WHY, PAGE_WHY = "空格", "断开的段落", "标记符号", "网页文字"
MASK_WHY = "隐去的星号"
TRIVIAL = frozenset((BLANK_WHY, JOINED_WHY, HIDDEN_WHY))

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜếềḿńňǹ"
PINYIN = later(
    rf"(?<=[{HAN}？])[(（][a-zü{TONED}]{{1,7}}(?:[ '’][a-zü{TONED}]{{1,7}}){{0,15}}[)）]"
)
SURE = later(f"[{TONED}]")
FEWEST = 3  # pinyin brackets or traditional characters before they are taken for damage
ALSO = str.maketrans("於後裏", "于后里")  # that GB 2312 has too: traditional beside others
APART = later(
    rf"(?<![{HAN}])[{HAN}](?:[ \u3000][{HAN}](?![{HAN}])){{2,}}|[{HAN}](?:[ \u3000][{HAN}](?![{HAN}])){{3,}}"
)
WORDS = later(  # the words of a heading set apart by single blanks: 1.严格 准入 关口。
    rf"^[ \t\u3000]*(?:{HAN}{{1,3}}[ ]?、|（[ ]?{HAN}{{1,3}}[ ]?）|\d{{1,2}}[.．、])[ ]?{HAN}{{1,3}}(?:[ ]{HAN}{{1,4}}){{1,6}}(?=。[^\n]{{6}})",
    re.M,
)
SPLIT = later(  # ordinals that blanks fell into: 一 、（ 一）1 .
    r"^[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}[ ]+、|（[ ]+[一二三四五六七八九十\d]|（[一二三四五六七八九十\d]{1,3}[ ]+）|\d{1,2}[ ]+[.．、])",
    re.M,
)
GAP = later(r"(?<=[^\s|])[ ](?=[^\s|])")
STARS = later(rf"(?<=[{HAN}{SIGNS}\d*＊])[*＊]+|[*＊]+(?=[{HAN}\d%])")
RINGS = later(
    r"(?<![一二三四五六七八九零〇○])[〇○]+(?=[月日号时])|(?<=\d)[〇○]+(?=年)|(?<![一二三四五六七八九零〇○])[〇○]{2,}(?![一二三四五六七八九零〇○])"
)
MARKS = later(  # Markdown after all
    r"^#{1,6}[ \t]+\S|\*\*[^*\n]{2,}\*\*|^[ \t]*+\|?[ :]*+-{3,}[-: ]*\|[-: |]*$", re.M
)
TAGS = later(r"</?(?:br|p|b|i|u|strong|em|span|div|font|center)\b[^<>\n]{0,60}>|&(?:nbsp|e[mn]sp);")
STARRED = later(r"[*＊]+")
MEASURED = later(r"[*＊](?=[年月日号条个名处张万亿元%％户亩米次项件家人岁分吨辆省市县区镇乡某])")
BULLETED = later(r"^[ \t]*[*+-][ \t]+|\\[*]", re.M)
STOP = later(  # a full stop of half width, but the dot of an ordinal
    r"(?<=[\u4e00-\u9fff”）])\.(?=[”）]?[ \t]*$)"
    r"|(?<=[\u4e00-\u9fff”）%])(?<![一二三四五六七八九十])\.(?=[ \t\u3000]*[^\s.*A-Za-z])",
    re.M,
)
LEAF = r"(?:[-—–][ \t]*)?\d{1,3}(?:[ \t]*[-—–])?"  # the number of a page on a line of its own
ON_ITS_OWN = later(rf"^[ \t\u3000]*{LEAF}[ \t]*$", re.M)
RUNNING = later(rf"^[ \t\u3000]*{LEAF}[ \t]*\n\s*(?=\S)([^\n。；]{{2,60}})$", re.M)
BANNER = later(  # two words wide apart below a page number, where a sentence goes on
    r"(?<=[^。！？；：\s])\s*\n[ \t\u3000]*[-—–][ \t]*\d{1,3}[ \t]*[-—–][ \t]*\n\s*"
    r"[^\s\d。；，：|][^\n\d。；，：|]{1,30}?[ \u3000]{4,}[^\s\d。；，：|]{2,16}[ \t]*$",
    re.M,
)
HALF = later(
    rf"(?<=[{HAN}{SIGNS}%])[ \t]*[,;:?!]|[,;:?!](?=[ \t]*[{HAN}{SIGNS}])"
    rf"|\((?=[^()\n]*{HAN})|(?<={HAN})\(|\)(?=[{HAN}{SIGNS},;:])|(?<=[{HAN}{SIGNS}])\)"
)
CLOSING = later(r"（[^（）()\n]*\)|\([^（）()\n]*）")
STRAIGHT = later(r'"([^"\n]*)"')
BLANKS = later(
    rf"(?<![ \t\u3000\xa0])[ \t\u3000\xa0]++(?=[{SIGNS}])|(?<=[{SIGNS}])[ \t\u3000\xa0]++"
    rf"|(?<={HAN})[ \xa0](?=[0-9A-Za-zＸ×%])|(?<=[0-9A-Za-zＸ×%])[ \xa0]++(?={HAN})"
)
FURNITURE = later(
    r"^[ \t\u3000]*(?:-\s*)?(?:(?:发布)?时间[:：]\s*\d{4}-\d\d?-\d\d?\s+\d\d:\d\d:\d\d.*|发布(?:时间|日期)[:：](?!\s*\d{4}年\d\d?月\d\d?日[ \t]*$).*|导语[:：].*|来源[:：].*|作者[:：].*"
    r"|浏览次数[:：].*|[上下]一篇[:：].*|本文地址[:：].*|(?:本文|如需|欢迎)?转载请注明[^\n]*|https?://\S+|第\s*\d+\s*页.*|[^\n。；]{2,40}?[ \t\u3000]+第\s*\d+\s*页(?:[ \t/，,]*共\s*\d+\s*页)?|[-—–]\s*\d+\s*[-—–]|\d{1,3})[ \t]*$",
    re.M,
)
FITTED = (  # one of them is in all but the numbers of pages
    *(w + c for w in ("时间", "日期", "导语", "来源", "作者", "次数", "一篇", "地址") for c in ":："),
    "http", "页", "转载",
)  # fmt: skip
MARKDOWN = later(
    r"\*\*|__|^#{1,6}[ \t]+(?=[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、]|[(（][\d一二三四五六七八九十]|[㈠-㈩⑴-⒛])|^[ \t]*>[ \t]?|^[ \t]*[-*+][ \t]+(?=\S)|^[ \t]*+\|?[ :]*+-{3,}[-: |]*$",
    re.M,
)


def cleaned(source: str, markdown: bool = False) -> Clean:
    """The text as a plan can hold it: simplified characters, full-width signs, whole paragraphs."""
    clean = untouched(source)
    for hidden in () if seen(source) else (HIDDEN, CONTROL, PRIVATE):
        clean = removed(clean, hidden, HIDDEN_WHY)
    clean = _without_pinyin(clean)
    clean = _simplified(clean)
    paged = ON_ITS_OWN.search(clean.text)
    if paged:
        clean = _without_headers(clean)
    if paged or any(word in clean.text for word in FITTED):
        clean = removed(clean, FURNITURE, PAGE_WHY)
    clean = without_contents(clean)
    if "<" in clean.text or "&" in clean.text:
        clean = replaced(clean, TAGS, lambda found: " " * len(found[0]), MARKED_WHY)
    if starred(clean.text):
        clean = replaced(clean, STARS, lambda found: "×" * len(found[0]), MASK_WHY, shaped=True)
    if markdown or len(MARKS.findall(clean.text)) >= FEWEST:
        clean = removed(clean, MARKDOWN, MARKED_WHY)
    if "〇" in clean.text or "○" in clean.text:
        clean = replaced(clean, RINGS, lambda found: "×" * len(found[0]), MASK_WHY)
    clean = translated(clean, DIGITS, DIGIT_WHY)
    clean = translated(clean, SQUARE, SQUARE_WHY)
    clean = _full_width(clean)
    clean = replaced(clean, STOP, lambda found: "。", WIDE_WHY)
    clean = _closed_up(clean)
    return replaced(clean, BLANKS, _unspaced, BLANK_WHY, shaped=True)


def starred(text: str) -> bool:
    """Whether stars stand for words that were taken out, rather than for Markdown's bold."""
    lines = [x for x in BULLETED.sub("", text).split("\n") if STARRED.search(x)]
    return sum(map(_masked, lines)) * 2 > len(lines)


def _masked(line: str) -> bool:
    """Whether the stars of a line are no pairs of two, or stand before what is counted."""
    runs = STARRED.findall(line)
    pairs = len(runs) % 2 == 0 and all(r == "**" for r in runs)
    return not pairs or len(MEASURED.findall(line)) * 2 >= len(runs)


def _closed_up(clean: Clean) -> Clean:
    """Words whose characters were set apart by blanks, 工 作 方 案, in one; 组　长 stays."""
    shaped = shape(clean.text)
    places = {
        at for apart in (APART, WORDS) for run in apart.finditer(shaped)
        for at in range(run.start(), run.end()) if clean.text[at] in " \u3000"
    }  # fmt: skip
    split = any(sign in clean.text for sign in (" 、", "（ ", " ）", " .", " ．"))
    if split and len(SPLIT.findall(clean.text)) >= FEWEST:  # then blanks fell anywhere
        places.update(gap.start() for gap in GAP.finditer(clean.text))
    return without(clean, sorted(places), BLANK_WHY)


def _without_headers(clean: Clean) -> Clean:
    """What stands at the top of every page goes, where it comes twice below a page number."""
    clean = removed(clean, BANNER, PAGE_WHY)
    tops = [m[1].strip() for m in RUNNING.finditer(clean.text)]
    again = {re.sub(r"\d+", "0", t) for t in tops if tops.count(t) > 1}
    if not again:
        return clean
    wanted = "|".join(re.escape(t).replace("0", r"\d+") for t in again)
    return removed(clean, re.compile(rf"^[ \t\u3000]*(?:{wanted})[ \t]*$", re.M), PAGE_WHY)


def _unspaced(found: re.Match[str]) -> str:
    """Nothing in place of blanks, but for those between two cells of a table."""
    text, start, end = found.string, found.start(), found.end()
    beside = (text[start - 1 : start], text[end : end + 1])
    return found[0] if "|" in beside or ("\t" in found[0] and _in_table(found)) else ""


def _in_table(found: re.Match[str]) -> bool:
    """Whether the line above or below has a tab as well."""
    text, at = found.string, found.start()
    start, end = text.rfind("\n", 0, at), text.find("\n", at)
    above = text[text.rfind("\n", 0, max(start, 0)) + 1 : max(start, 0)]
    below = text[end + 1 :].partition("\n")[0] if end >= 0 else ""
    return "\t" in above or "\t" in below


def _without_pinyin(clean: Clean) -> Clean:
    """Readings in brackets go where they have tones, or where there are many."""
    if not any("a" <= char <= "z" or char in f"ü{TONED}" for char in set(clean.text)):
        return clean
    found = PINYIN.findall(shape(clean.text))
    if not any(SURE.search(f) for f in found) and len(found) < FEWEST:
        return clean
    return removed(clean, PINYIN, PINYIN_WHY, shaped=True)


@cache
def traditional() -> dict[int, int | str]:
    """Traditional characters that GB 2312 does not have, and their simplified ones."""
    lines = (Path(__file__).parent / "繁简.txt").read_text(encoding="utf-8").splitlines()
    pairs = "".join(line for line in lines if not line.startswith("#"))
    return {ord(old): new for old, new in zip(pairs[::2], pairs[1::2], strict=True)}


def _simplified(clean: Clean) -> Clean:
    """A text with many traditional characters in simplified ones; a name with one stays."""
    table = traditional()
    if sum(ord(c) in table for c in clean.text) < FEWEST:
        return clean
    return translated(clean, table | ALSO, OLD_WHY)


def _full_width(clean: Clean) -> Clean:
    """Half-width signs beside Chinese characters become full-width, straight quotes curved."""
    clean = replaced(clean, HALF, lambda found: found[0].translate(WIDE), WIDE_WHY, shaped=True)
    clean = replaced(clean, CLOSING, lambda found: found[0].translate(WIDE), WIDE_WHY)
    return replaced(clean, STRAIGHT, lambda found: f"“{found[1]}”", QUOTE_WHY)
