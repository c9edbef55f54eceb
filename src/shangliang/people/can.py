"""权限表 · The whole permission policy: role x ability, alphabetical. Pure: no database here."""

from enum import StrEnum


class Role(StrEnum):
    """角色 · What a post makes of a person."""

    RESIDENT = "resident"  # 居民
    VILLAGE_CLERK = "village_clerk"  # 村(社区)文书
    TOWNSHIP_CLERK = "township_clerk"  # 乡镇(街道)协商干事
    OFFICE = "office"  # 政协办公室(市、县)
    CHAIRPERSON = "chairperson"  # 主席会议成员
    MEMBER = "member"  # 委员
    PARTY = "party"  # 党组织: approves
    SUPERVISION = "supervision"  # 两办督查: instructs on, assigns, on the Party's and government's behalf
    UNIT = "unit"  # 承办单位
    LEADER = "leader"  # 领导
    FIRM = "firm"  # 企业代表
    CONTACT = "contact"  # 包联人
    HELPER = "helper"  # 帮扶干部
    AUDITOR = "auditor"  # 审计管理员
    SYSTEM_ADMIN = "system_admin"  # 系统管理员
    SECURITY_ADMIN = "security_admin"  # 安全管理员


ADMINS = frozenset({Role.AUDITOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})
# Roles whose reach is only what is assigned to their organisation or to them, never an area.
ASSIGNED_ONLY = frozenset({Role.RESIDENT, Role.UNIT, Role.FIRM, Role.CONTACT, Role.HELPER, Role.MEMBER}) | ADMINS
