"""权限表成文 · docs/policy.md and /policy/, generated from can.py so that the text can not say what the code does not do."""

from shangliang.kit.say import _, say

from .can import ADMINS, APPOINTS, ASSIGNED_ONLY, FITS, ROLE_NAMES, TABLE, WHERE_HELD, Role, may
from .organisations import OrgKind

NOTES = (
    _("职务管到它所在组织的区划及以下；标“只看分到的”的角色只看分给本单位或本人的。"),
    _("从市一级往上只看数字；逐件内容只看公开的、提交上来的和由本级承接的。标 ＊ 的权限在市级以上只在本级有效。"),
    _("反映某个组织的事项，对该组织和它管的地方不可见，由上一级承接。"),
    _("只有党组织能审定，只有两办督查能交办；他们不登录时，由政协办公室（村、乡镇的审定由当地协商员）登记文号和日期。"),
    _(
        "系统、安全、审计三个管理员互相排斥，不能同时担任业务职务，看不到业务内容。县区可以由所属市的管理员代管，不必另设。"
    ),
    _("职务到期或免去，当天起什么权限也没有。"),
)


def notes() -> list[str]:
    """What the table alone does not say."""
    return [say(note) for note in NOTES]


def marks() -> list[dict]:
    """The table: one row per ability, alphabetical; `cells` in the order of the roles."""
    return [
        {"name": name, "words": say(words), "held": name in WHERE_HELD, "cells": [may(role, name) for role in Role]}
        for name, (words, _roles) in TABLE.items()
    ]


def appointments() -> list[dict]:
    """Who gives which roles, and at what kinds of organisation each role sits."""
    kinds = dict(OrgKind.choices)
    return [
        {
            "role": role.value,
            "words": ROLE_NAMES[role],
            "assigned": role in ASSIGNED_ONLY,
            "admin": role in ADMINS,
            "by": [ROLE_NAMES[giver] for giver, given in APPOINTS.items() if role in given],
            "at": [str(kinds[kind]) for kind in sorted(FITS[role])],
        }
        for role in Role
    ]


def markdown() -> str:
    """The whole of docs/policy.md."""
    heads = [ROLE_NAMES[role] for role in Role]
    lines = ["# 权限表 · Policy", "", "由 `shangliang policy` 从 `people/can.py` 生成，不要手改。", ""]
    lines += [f"- {note}" for note in notes()]
    lines += [
        "",
        "## 角色 × 权限",
        "",
        "| 权限 | 说明 | " + " | ".join(heads) + " |",
        "|---|---|" + ":-:|" * len(heads),
    ]
    for row in marks():
        cells = " | ".join("●" if cell else "" for cell in row["cells"])
        lines.append(f"| `{row['name']}` | {row['words']}{'＊' if row['held'] else ''} | {cells} |")
    lines += ["", "## 谁能任免，设在哪里", "", "| 角色 | 代码 | 看到什么 | 由谁任免 | 设在 |", "|---|---|---|---|---|"]
    for row in appointments():
        sees = "不看业务内容" if row["admin"] else "只看分到的" if row["assigned"] else "区划"
        lines.append(f"| {row['words']} | `{row['role']}` | {sees} | {'、'.join(row['by'])} | {'、'.join(row['at'])} |")
    return "\n".join(lines) + "\n"
