"""权限表 · The whole permission policy: role x ability, alphabetical. Pure: no database here.

Where an ability counts is the business of reach.py: a post reaches the subtree of its organisation's area.
`shangliang policy` prints this file as docs/policy.md; /policy/ shows it; tests/people/test_can.py holds it.
"""

from enum import StrEnum

from shangliang.kit.say import Words, _


class Role(StrEnum):
    """角色 · What a post makes of a person."""

    RESIDENT = "resident"
    VILLAGE_CLERK = "village_clerk"
    TOWNSHIP_CLERK = "township_clerk"
    OFFICE = "office"
    CHAIRPERSON = "chairperson"
    MEMBER = "member"
    PARTY = "party"  # approves, and nobody else does
    SUPERVISION = "supervision"  # instructs on and assigns, on the Party committee's and government's behalf
    UNIT = "unit"
    LEADER = "leader"  # of the Party committee or government: instructs
    FIRM = "firm"
    CONTACT = "contact"
    HELPER = "helper"
    AUDITOR = "auditor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"


ROLE_NAMES = Words(
    {
        Role.RESIDENT: _("居民"),
        Role.VILLAGE_CLERK: _("村（社区）协商员"),
        Role.TOWNSHIP_CLERK: _("乡镇（街道）协商干事"),
        Role.OFFICE: _("政协办公室"),
        Role.CHAIRPERSON: _("主席会议成员"),
        Role.MEMBER: _("委员"),
        Role.PARTY: _("党组织"),
        Role.SUPERVISION: _("两办督查"),
        Role.UNIT: _("承办单位"),
        Role.LEADER: _("党政领导"),
        Role.FIRM: _("企业代表"),
        Role.CONTACT: _("包联人"),
        Role.HELPER: _("帮扶干部"),
        Role.AUDITOR: _("审计管理员"),
        Role.SYSTEM_ADMIN: _("系统管理员"),
        Role.SECURITY_ADMIN: _("安全管理员"),
    }
)

# The three admins exclude each other and every business role at the same time (Post has the constraint).
ADMINS = frozenset({Role.AUDITOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})
BUSINESS = frozenset(Role) - ADMINS
# Roles whose rows are only what is assigned to their organisation or to them, never an area.
ASSIGNED_ONLY = frozenset({Role.RESIDENT, Role.UNIT, Role.FIRM, Role.CONTACT, Role.HELPER, Role.MEMBER}) | ADMINS
# Of these, the roles that see what their organisation was given; the others see what they themselves were given.
BY_ORGANISATION = frozenset({Role.UNIT, Role.FIRM, Role.CONTACT})

_CLERKS = frozenset({Role.VILLAGE_CLERK, Role.TOWNSHIP_CLERK})
_DESKS = _CLERKS | {Role.OFFICE}
# Roles that speak for their body; a member, a leader, a resident speak for themselves.
SPEAKING = _DESKS | {Role.PARTY, Role.SUPERVISION, Role.UNIT}
_PUBLIC_BODIES = _DESKS | {Role.CHAIRPERSON, Role.PARTY, Role.SUPERVISION, Role.LEADER}

# ability: (what it is, who may), alphabetical.
TABLE: dict[str, tuple[str, frozenset[Role]]] = {
    "area.add": (_("在区划下添加组、站、点"), _DESKS),
    "area.load": (_("导入全国区划"), frozenset({Role.SYSTEM_ADMIN})),
    "area.outline": (_("上传地图轮廓"), frozenset({Role.OFFICE, Role.SYSTEM_ADMIN})),
    "assessment.open": (_("开展测评、考核评分、列差距、答复异议"), frozenset({Role.OFFICE})),
    "assessment.see": (
        _("看测评和指标体系（承办单位限本单位的）"),
        frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.SUPERVISION, Role.LEADER, Role.UNIT}),
    ),
    "assessment.self": (_("填本单位的自评、提异议"), frozenset({Role.UNIT})),
    "bond.make": (_("结对、联系、派驻的确定和调整"), frozenset({Role.TOWNSHIP_CLERK, Role.OFFICE})),
    "bond.reveal": (_("说明理由看走访和求助的内容"), _DESKS),
    "bond.see": (
        _("看结对、包联、联系和派驻"),
        (_PUBLIC_BODIES - {Role.PARTY}) | {Role.MEMBER, Role.HELPER, Role.CONTACT},
    ),
    "consultation.agree": (_("写共识和分歧、签署纪要"), _DESKS),
    "consultation.approve_seats": (_("审定席位和抽签方案"), frozenset({Role.PARTY})),
    "consultation.close": (_("结束、封存表态"), _DESKS),
    "consultation.enter": (_("录入纸质意见和会场记录"), _DESKS),
    "consultation.hold": (_("主持会场：发言、计时、投屏"), _DESKS | {Role.CHAIRPERSON}),
    "consultation.moderate": (_("审核看法"), _DESKS),
    "consultation.open": (_("发起、安排协商"), _DESKS),
    "consultation.record_seats": (_("登记本级党组织对抽签方案的审定（文号、日期）"), _DESKS),
    "document.comment": (
        _("对征求意见的公文提修改意见"),
        frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.MEMBER}),
    ),
    "document.draft": (_("起草、修改公文，处理修改意见"), frozenset({Role.OFFICE, Role.CHAIRPERSON})),
    "document.issue": (_("登记公文的审核、通过、签发、编号、报送、批示、答复和公开"), frozenset({Role.OFFICE})),
    "document.see": (
        _("看公文（委员看征求意见和已通过的，党政领导看报送的）"),
        frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.MEMBER, Role.PARTY, Role.SUPERVISION, Role.LEADER}),
    ),
    "duty.keep": (_("定积分规则，计算、核对、公布履职积分，答复异议"), frozenset({Role.OFFICE})),
    "duty.see": (_("看本级委员的履职积分（委员看自己的）"), frozenset({Role.OFFICE, Role.CHAIRPERSON})),
    "facility.edit": (_("登记应急设施、工作站、重大项目"), _DESKS),
    "facility.see": (_("看应急设施、工作站、重大项目"), _PUBLIC_BODIES | {Role.MEMBER}),
    "figure.see": (_("看辖区的统计数字"), _PUBLIC_BODIES | {Role.MEMBER}),
    "file.upload": (_("上传附件"), BUSINESS),
    "firm_visit.plan": (_("安排走访企业"), frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.CONTACT})),
    "framework.edit": (_("编指标体系：复制、导入、修改、启用"), frozenset({Role.OFFICE})),
    "honour.keep": (_("提名表彰、公示、登记决定、颁证，答复异议"), frozenset({Role.OFFICE})),
    "honour.see": (_("看表彰和它依据的事实"), frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.MEMBER, Role.LEADER})),
    "household.add": (_("登记户和关爱对象"), _DESKS),
    "household.approve_export": (
        _("审批关爱对象敏感信息的导出（不能审批自己的）"),
        frozenset({Role.OFFICE, Role.CHAIRPERSON}),
    ),
    "household.edit": (_("修改关爱对象档案、录同意书"), _DESKS | {Role.HELPER}),
    "household.erase": (_("删除关爱对象档案"), frozenset({Role.OFFICE})),
    "household.export_sensitive": (_("导出关爱对象的敏感信息"), frozenset({Role.OFFICE})),
    "household.reveal": (_("查看关爱对象被遮住的信息（记录原因）"), _DESKS | {Role.HELPER}),
    "household.see": (_("看户和关爱对象档案（帮扶干部限本人结对的）"), _DESKS | {Role.HELPER}),
    "import.run": (_("导入表格"), frozenset({Role.VILLAGE_CLERK, Role.TOWNSHIP_CLERK, Role.OFFICE})),
    "inspection.see": (_("打印迎检材料"), _PUBLIC_BODIES),
    "investment.edit": (_("登记招商线索、进展和计划"), frozenset({Role.OFFICE})),
    "investment.see": (
        _("看招商线索和进展"),
        frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.LEADER, Role.MEMBER}),
    ),
    "key_task.open": (_("立重点任务"), frozenset({Role.OFFICE, Role.SUPERVISION})),
    "matter.agree": (_("登记协商共识"), _DESKS),
    "matter.appraise": (_("登记评议"), _DESKS),
    "matter.approve": (_("审定议题"), frozenset({Role.PARTY})),
    "matter.archive": (_("归档"), _DESKS),
    "matter.assign": (_("交办"), frozenset({Role.SUPERVISION})),
    "matter.close": (_("办结销号"), _DESKS),
    "matter.confirm_for": (_("代登记提出人的确认（须有见证人）"), _DESKS),
    "matter.escalate": (_("提交上一级"), _DESKS),
    "matter.export": (_("导出台账"), _DESKS | {Role.SUPERVISION}),
    "matter.extend": (_("延期"), _DESKS | {Role.SUPERVISION}),
    "matter.hand_down": (_("转下一级"), frozenset({Role.TOWNSHIP_CLERK, Role.OFFICE})),
    "matter.instruct": (_("批示"), frozenset({Role.SUPERVISION, Role.LEADER})),
    "matter.merge": (_("并案、撤销并案"), _DESKS),
    "matter.pause": (_("暂停、恢复计时"), _DESKS | {Role.SUPERVISION}),
    "matter.plan": (_("定协商方案、记录调研"), _DESKS),
    "matter.raise": (_("提出事项"), _PUBLIC_BODIES | {Role.RESIDENT, Role.MEMBER, Role.UNIT, Role.HELPER}),
    "matter.raise_difficulty": (_("提出家庭困难"), _DESKS | {Role.HELPER}),
    "matter.raise_for": (_("代填"), _DESKS),
    "matter.raise_problem": (_("提出企业问题"), frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.FIRM, Role.CONTACT})),
    "matter.receive": (_("签收交办单"), frozenset({Role.UNIT})),
    "matter.reconsult": (_("再协商"), _DESKS),
    "matter.record_approval": (_("登记本级党组织的审定（文号、日期）"), _DESKS),
    "matter.record_assignment": (_("登记两办的交办（文号、日期）"), frozenset({Role.OFFICE})),
    "matter.record_instruction": (_("登记党政领导的批示（文号、日期）"), frozenset({Role.OFFICE})),
    "matter.release": (_("审核公开、撤回公开"), _DESKS),
    "matter.remind": (_("催办"), _DESKS | {Role.SUPERVISION}),
    "matter.reopen": (_("重新打开"), _DESKS),
    "matter.reply": (_("阶段反馈、答复"), frozenset({Role.UNIT})),
    "matter.return_order": (_("退办"), frozenset({Role.UNIT})),
    "matter.screen": (_("受理、退回、不采纳、引导"), _DESKS),
    "matter.see_raiser": (_("看提出人的姓名和联系方式"), _DESKS),
    "matter.settle": (_("当场办结"), _DESKS),
    "matter.submit": (_("报送党委政府"), _DESKS),
    "matter.supervise": (_("督办"), frozenset({Role.SUPERVISION})),
    "meeting.call": (_("召集会议：议程、名单、通知、纪要"), frozenset({Role.OFFICE})),
    "meeting.hold": (_("会上记表决、选举和会议说的话"), frozenset({Role.OFFICE, Role.CHAIRPERSON})),
    "meeting.see": (_("看会议、决议和纪要"), frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.MEMBER, Role.LEADER})),
    "member.seat": (_("登记委员"), frozenset({Role.OFFICE})),
    "organisation.add": (_("登记、修改组织"), frozenset({Role.TOWNSHIP_CLERK, Role.OFFICE, Role.SYSTEM_ADMIN})),
    "person.add": (_("登记人员、开通账号"), frozenset({Role.TOWNSHIP_CLERK, Role.OFFICE, Role.SYSTEM_ADMIN})),
    "person.edit": (_("修改人员资料、重设密码"), frozenset({Role.TOWNSHIP_CLERK, Role.OFFICE, Role.SYSTEM_ADMIN})),
    "person.see": (_("看人员与职务"), _DESKS | ADMINS),
    "post.appoint": (_("任职"), frozenset({Role.TOWNSHIP_CLERK, Role.OFFICE, Role.SECURITY_ADMIN})),
    "post.end": (_("免职"), frozenset({Role.TOWNSHIP_CLERK, Role.OFFICE, Role.SECURITY_ADMIN})),
    "problem.coordinate": (
        _("记企业问题的工作方案、专班、协调和政策"),
        frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.CONTACT}),
    ),
    "proposal.draft": (_("撰写提案、社情民意信息"), frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.MEMBER})),
    "proposal.file": (_("立案"), frozenset({Role.OFFICE})),
    "proposal.sign": (_("联名提案"), frozenset({Role.CHAIRPERSON, Role.MEMBER})),
    "rectification.open": (_("立整改"), frozenset({Role.SUPERVISION, Role.UNIT})),
    "room.edit": (_("登记议事室和使用情况"), _DESKS),
    "room.see": (_("看议事室"), _PUBLIC_BODIES | {Role.MEMBER}),
    "rule.set": (_("改时限等规则"), frozenset({Role.OFFICE, Role.SYSTEM_ADMIN})),
    "session.end": (_("让他人退出登录"), frozenset({Role.SECURITY_ADMIN})),
    "subject.add": (_("登记企业等对象"), frozenset({Role.TOWNSHIP_CLERK, Role.OFFICE})),
    "subject.see": (_("看企业等对象"), (_PUBLIC_BODIES - {Role.PARTY}) | {Role.FIRM, Role.CONTACT}),
    "suggestion.raise": (_("提出意见建议"), frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.MEMBER})),
    "talk_plan.see": (
        _("看谈心走访计划"),
        frozenset({Role.TOWNSHIP_CLERK, Role.OFFICE, Role.CHAIRPERSON, Role.LEADER}),
    ),
    "term.open": (_("登记届次"), frozenset({Role.OFFICE})),
    "trail.looks": (_("查关爱对象档案的查看记录（不见姓名）"), frozenset({Role.AUDITOR})),
    "trail.verify": (_("校验轨迹"), frozenset({Role.AUDITOR})),
    "trip.plan": (_("安排外出、写报告"), frozenset({Role.OFFICE, Role.CHAIRPERSON})),
    "trip.record": (_("外出时在站点记录"), frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.MEMBER})),
    "trip.see": (_("看外出的安排、记录和报告"), frozenset({Role.OFFICE, Role.CHAIRPERSON, Role.MEMBER})),
    "visit.record": (
        _("登记走访、联系和值班"),
        _DESKS | {Role.CHAIRPERSON, Role.LEADER, Role.MEMBER, Role.HELPER, Role.CONTACT},
    ),
}
ABILITIES = {role: tuple(name for name, (_, roles) in TABLE.items() if role in roles) for role in Role}

# What moves a matter on, opens its raiser's name or touches people: from the city upward only at the post's own area,
# where the matter is held and the people work. The admins are excepted: a county may use its city's.
_WIDE = frozenset(
    {"matter.export", "matter.raise", "matter.raise_difficulty", "matter.raise_for", "matter.raise_problem"}
)
HELD_THERE = {
    *("assessment", "consultation", "document", "duty", "framework", "honour", "household", "investment"),
    *("matter", "meeting", "person", "post", "trip"),
}
WHERE_HELD = frozenset(n for n in TABLE if n.partition(".")[0] in HELD_THERE) - _WIDE

# Who may give which role: the offices of the work those who do it, the security admin those who decide or look after it.
_DEEDS = frozenset({Role.RESIDENT, Role.VILLAGE_CLERK, Role.HELPER})
APPOINTS: dict[Role, frozenset[Role]] = {
    Role.TOWNSHIP_CLERK: _DEEDS,
    Role.OFFICE: _DEEDS | {Role.TOWNSHIP_CLERK, Role.CHAIRPERSON, Role.MEMBER, Role.UNIT, Role.FIRM, Role.CONTACT},
    Role.SECURITY_ADMIN: frozenset(Role),
}

# The kinds of organisation at which a role makes sense (organisations.OrgKind).
_ORGANS = frozenset({"cppcc", "committee", "party", "government", "supervision", "department", "township"})
FITS: dict[Role, frozenset[str]] = {
    Role.RESIDENT: frozenset({"village", "council"}),
    Role.VILLAGE_CLERK: frozenset({"village", "council"}),
    Role.TOWNSHIP_CLERK: frozenset({"township"}),
    Role.OFFICE: frozenset({"cppcc"}),
    Role.CHAIRPERSON: frozenset({"cppcc"}),
    Role.MEMBER: frozenset({"cppcc", "committee", "station"}),
    Role.PARTY: frozenset({"party"}),
    Role.SUPERVISION: frozenset({"supervision"}),
    Role.UNIT: frozenset({"party", "government", "supervision", "department", "township", "village", "firm", "other"}),
    Role.LEADER: frozenset({"party", "government", "township"}),
    Role.FIRM: frozenset({"firm"}),
    Role.CONTACT: _ORGANS,
    Role.HELPER: _ORGANS | {"village", "other"},
    Role.AUDITOR: _ORGANS | {"other"},
    Role.SYSTEM_ADMIN: _ORGANS | {"other"},
    Role.SECURITY_ADMIN: _ORGANS | {"other"},
}


def may(role: str, ability: str) -> bool:
    """Whether a role carries an ability; an unknown ability is a mistake of ours, not a no."""
    return role in TABLE[ability][1]


def may_appoint(role: str, given: str) -> bool:
    """Whether somebody with `role` may give, or end, a post with the role `given`."""
    return given in APPOINTS.get(Role(role), frozenset())
