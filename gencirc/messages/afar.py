"""What is said when a batch is handed to a scheduler."""

from __future__ import annotations

from gencirc.messages.form import Table

AFAR: Table = {
    "B140": (
        "错误",
        "没有装 Dask，不能交给别的机器做",
        'pip install "gencirc[dask]"，或者去掉 --scheduler',
    ),
    "B141": (
        "错误",
        "连不上调度器“{address}”",
        "看看地址和端口，如 tcp://10.0.0.5:8786；先在那台机器上运行 dask scheduler",
    ),
    "B142": (
        "错误",
        "调度器“{address}”下面没有机器可用",
        "在干活的机器上运行 dask worker {address}，再来一次；什么都没有写",
    ),
    "B143": (
        "错误",
        "同调度器“{address}”断了：{why}",
        "看看那台机器和网络，再来一次；什么都没有写",
    ),
    "B144": (
        "错误",
        "“{worker}”上没有 gencirc，或者同这里的版本不同",
        "几台机器都装同一个版本，再来一次",
    ),
    "B146": (
        "错误",
        "“{worker}”看不见“{file}”，或者看见的不是这一份",
        "几台机器用同一个共享文件夹，挂在同一个位置，再来一次",
    ),
    "B145": (
        "错误",
        "交给“{address}”的一部分做了几次，做它的程序都中途没了",
        "多半是内存不够；看看那几台机器，或者去掉 --scheduler 在这里做",
    ),
}
