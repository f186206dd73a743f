"""What the operating system says, in Chinese wherever it says it often."""

from __future__ import annotations

import errno

SAID = {
    errno.EACCES: "没有权限，或者正被别的程序占着",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个盘只能读不能写",
    errno.ENOSPC: "磁盘满了",
    errno.ENOENT: "没有这个文件",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EEXIST: "已经有同名的文件",
    errno.ENAMETOOLONG: "名字太长",
    errno.EBUSY: "正被别的程序占着",
}


def why(error: OSError) -> str:
    """The reason of a failed reading or writing."""
    return SAID.get(error.errno or 0) or error.strerror or str(error)
