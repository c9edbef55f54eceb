"""提案 · A CPPCC member's or body's proposal: one matter one proposal, filed, answered in writing in three months (B3)."""

from .kind import ENDING, HANDLING, PUBLICITY, SCREENING, Extra, Kind

KIND = Kind(
    name="提案",
    plural="proposals",
    mark="提",
    path=(*SCREENING, *PUBLICITY, "file", "instruct", *HANDLING, "confirm", "appraise", *ENDING),
    raise_ability="proposal.draft",
    limits={"handling": "3个月"},
    classes=("经济", "城建环境", "教科文卫体", "社会事务", "农业农村", "法制统战民族"),
    extra=(
        Extra("joint", "联名", ("征集联名", "不征集联名")),
        Extra("batch", "批次", ("全会提案", "平时提案"), required=True),
        Extra("analysis", "情况分析"),
        Extra("suggestion", "具体建议", required=True),
    ),
)
