"""What a file is that says it is .docx and is none: told by how it begins."""

from __future__ import annotations

from gencirc.outside.refusing import BadPackage

OLE = b"\xd0\xcf\x11\xe0"
ZIP = b"PK"
LOCKED = "EncryptedPackage".encode("utf-16-le")
SAVE = "用 Word 或 WPS 打开，另存为 .docx"
PDF = "PDF 里的字取不全；找 Word 原件，或者用 WPS 转成 .docx"
UNPACK = "先解开，选里面的 .docx"
RESEND = "请对方发 .docx"
BEGINNINGS = (
    (b"%PDF", "PDF", PDF),
    (b"{\\rtf", "RTF 文件", SAVE),
    (b"Rar!", "RAR 压缩包", UNPACK),
    (b"7z\xbc\xaf", "7z 压缩包", UNPACK),
    (b"\x1f\x8b", "gz 压缩包", UNPACK),
    (b"\x89PNG", "图片", RESEND),
    (b"\xff\xd8\xff", "图片", RESEND),
    (b"MIME-Version", "网页", SAVE),
    (b"<", "网页或者 XML", SAVE),
)
INSIDE = (  # telling names in a package that is no Word file
    ("xl/", "Excel 表格", "要的是 Word 文件；看看是不是选错了"),
    ("ppt/", "演示文稿", "要的是 Word 文件；看看是不是选错了"),
    ("content.xml", "OpenDocument 文件", SAVE),
)


def not_zipped(data: bytes) -> BadPackage:
    """The refusal of a file that is no zip archive."""
    if data.startswith(OLE):
        return BadPackage("Y133" if LOCKED in data else "Y134")
    start = data[:64].lstrip(b"\xef\xbb\xbf\r\n\t ")
    for magic, kind, remedy in BEGINNINGS:
        if start.startswith(magic):
            return BadPackage("Y132", kind=kind, remedy=remedy)
    return BadPackage("Y135")


def no_document(names: list[str]) -> BadPackage:
    """The refusal of an archive without the parts of a Word file."""
    for start, kind, remedy in INSIDE:
        if any(name.startswith(start) for name in names):
            return BadPackage("Y132", kind=kind, remedy=remedy)
    if any(name.lower().endswith((".docx", ".doc", ".wps")) for name in names):
        return BadPackage("Y132", kind="压缩包", remedy=UNPACK)
    return BadPackage("Y139")
