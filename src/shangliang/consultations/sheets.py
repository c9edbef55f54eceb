"""协商的纸 · What is printed of a consultation: its plan, the notice for the board, a letter for each who is asked, the card
for views, the minutes."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from shangliang.gatherings.sheets import when
from shangliang.kit import clock
from shangliang.kit.paper.sheet import Fact, Facts, Part, Rows, Section, Sheet, Signs, Size, Steps, Words, facts, half
from shangliang.kit.say import say
from shangliang.matters.wording import whole_day
from shangliang.people import areas

from .models import Consultation, Signature

BOX, OWN_LINES = "□", 4


def titled(matters) -> str:
    """Which matters, by their titles."""
    return _("、").join(_("《%(title)s》") % {"title": one.title} for one in matters)


def plan_sheet(found: Consultation, seats: list[dict], gatherings) -> Sheet:
    """协商方案: what about, when and where, who takes part, in which order; what is prepared and where it may get stuck."""
    concerns = titled(one.matter for one in found.concerns.select_related("matter"))
    parts: list[Part] = [
        Facts((
            *facts((_("要商量什么"), found.aim), (_("所议事项"), concerns)),
            *half((_("形式"), found.rules.name), (pgettext("会", "主办"), found.host), (_("召集人"), found.convener), (_("保密"), found.get_grade_display())),
            *_meetings(gatherings), *facts((_("表态时间"), _span(found))),
        )),
        *_section(_("各阶段"), [_("：").join((say(p.name), f"{whole_day(p.starts)}—{whole_day(p.ends)}")) for p in found.phases.all()]),
        *_section(_("议程"), [_("%(title)s（%(n)s 分钟）") % {"title": say(row["title"]), "n": row["minutes"]} for row in found.plan.get("agenda", [])]),
        Section(_("参加的人")), _seats(seats),
    ]  # fmt: skip
    told = ((_("会前材料"), "materials"), (_("调研安排"), "research"), (_("可能的分歧和预案"), "risks"))
    if rest := facts(*((label, found.plan.get(key, "")) for label, key in told)):
        parts.append(Facts(rest))
    day = whole_day(found.planned_on) if found.planned_on else ""
    draft = () if found.planned_on else (Words(_("草稿：方案还没有审定。"), strong=True),)
    return _sheet(found, _("协商方案"), (*draft, *parts), unit=str(found.host) if day else "", day=day)


def _sheet(found: Consultation, title: str, parts, **more) -> Sheet:
    simulated = (
        (Words(_("模拟数据：这里的表态是程序生成的，不是真人的看法。"), strong=True),) if found.simulated else ()
    )
    return Sheet(title, (*simulated, *parts), place=place_of(found), number=found.number, lead=found.title, **more)


def place_of(found: Consultation) -> str:
    return " ".join(areas.path_names(found.area_id)[-3:])


def _section(title: str, lines: list[str]) -> list[Part]:
    return [Section(title), Steps(tuple(lines))] if lines else []


def _meetings(gatherings) -> tuple[Fact, ...]:
    """The place and hour of the sitting; of several, each with its number."""
    if len(gatherings) == 1:
        return half((_("时间"), when(gatherings[0])), (_("地点"), gatherings[0].place))
    rows = [(_("第 %(n)s 次会") % {"n": n}, f"{when(one)} · {one.place}") for n, one in enumerate(gatherings, 1)]
    return facts(*rows)


def _span(found: Consultation) -> str:
    return "—".join(
        f"{one.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}" for one in (found.opens_at, found.closes_at) if one
    )


def _seats(seats: list[dict]) -> Rows:
    """Class by class: how many, and who."""
    rows = [
        (one["seat"].name, str(len(one["people"])), _("、").join(p.name for p in one["people"]))
        for one in seats
        if one["people"] or one["seat"].at_least
    ]
    return Rows((_("类别"), _("人数"), _("名单")), tuple(rows), widths=(4, 2, 12))


def notice_sheet(found: Consultation, gatherings) -> Sheet:
    """协商通知, for the board."""
    day = whole_day(found.noticed_on) if found.noticed_on else _("还没有发出")
    agenda = gatherings[0].agenda if gatherings else []
    lines = [_("%(title)s（%(n)s 分钟）") % {"title": say(row["title"]), "n": row["minutes"]} for row in agenda]
    parts = [
        *([Words(found.aim)] if found.aim else []),
        Facts((*half((pgettext("会", "主办"), found.host), (_("召集人"), found.convener)), *_meetings(gatherings), *facts((_("通知日期"), day)))),
        *_section(_("议程"), lines),
        Words(_("和这件事有关系的人都可以说。来不了的，可以向村（社区）协商员写条子、打电话，也算数。")),
    ]  # fmt: skip
    return _sheet(found, _("协商通知"), parts)


def invitation_sheet(found: Consultation, person, gatherings) -> Sheet:
    """邀请函 for one on the roster."""
    words = _("%(host)s请您参加协商：《%(title)s》。") % {"host": found.host, "title": found.title}
    day = whole_day(person.invited_on) if person.invited_on else ""
    parts: list[Part] = [
        Words(_("%(name)s：") % {"name": person.name}, flush=True), Words(words), *([Words(found.aim)] if found.aim else []),
        Facts((*_meetings(gatherings), *facts((_("召集人"), found.convener), (_("会前材料"), found.plan.get("materials", ""))))),
        Words(_("能不能来，请告诉主办方。来不了的，可以写条子、打电话说看法，也算数。")),
    ]  # fmt: skip
    return Sheet(_("邀请函"), tuple(parts), place=place_of(found), unit=str(found.host), day=day)


def card_sheet(found: Consultation, statements) -> Sheet:
    """看法卡: a tick in one of three boxes for each statement, room for one's own words, no name."""
    rows = tuple((str(one.number), one.text, BOX, BOX, BOX) for one in statements)
    head = (_("序号"), _("看法"), _("1 赞成"), _("2 不赞成"), _("3 说不准"))
    parts: list[Part] = [
        Words(_("不用写名字。每条在一个格里打勾，不想说的空着。")),
        Rows(head, rows, widths=(2, 11, 3, 4, 4)) if rows else Words(_("还没有公开的看法。"), small=True),
        Rows((_("我还想说（一行一条，一条一个意思）"),), (("",),) * OWN_LINES, tall=True),
    ]  # fmt: skip
    return _sheet(found, _("看法卡"), parts, size=Size.LARGE)


def minutes_sheet(found: Consultation, agreement, told: dict) -> Sheet:
    """协商纪要: who met, what was agreed, what stayed different, who confirmed and signed. `told`: what the desk knows."""
    present = _("应到 %(invited)s 人，实到 %(present)s 人，其中利益相关方 %(interested)s 人") % {
        "invited": agreement.invited, "present": agreement.present, "interested": agreement.interested,
    }  # fmt: skip
    concerns = titled(told["concerns"])
    head = Facts((
        *half((_("形式"), found.rules.name), (_("召集人"), found.convener), (_("时间"), whole_day(agreement.held_on)), (_("地点"), agreement.place)),
        *facts((_("参加协商"), present), (_("所议事项"), concerns)),
    ))  # fmt: skip
    draft = () if found.agreed_on else (Words(_("草稿：还没有签字、形成共识。"), strong=True),)
    return _sheet(found, _("协商纪要"), (*draft, head, *_agreed(told), *_confirmed(told), *_signed(told)))


def _agreed(told: dict) -> list[Part]:
    if not told["points"]:
        return [Words(_("还没有写共识和分歧。"), small=True)]
    rows = [
        (str(n), p.content + (f"\n{p.measure}" if p.measure else ""), p.unit_name, whole_day(p.due) if p.due else "")
        for n, p in enumerate(told["points"], 1)
    ]
    different = _section(_("分歧"), [one.content for one in told["differences"]])
    return [
        Section(_("共识")), Rows((_("序号"), _("共识"), _("建议由谁办"), _("什么时候前")), tuple(rows), widths=(2, 11, 5, 4)),
        *(different or [Section(_("分歧")), Words(_("没有保留的分歧。"), small=True)]),
    ]  # fmt: skip


def _confirmed(told: dict) -> list[Part]:
    said = told["said"]
    counts = [_("%(n)s 人确认") % {"n": said["confirmed"]}, _("%(n)s 人有异议") % {"n": len(said["objections"])}]
    counts += [_("%(n)s 人没有听到复述") % {"n": len(said["unheard"])}] if said["unheard"] else []
    if not (said["confirmed"] or said["objections"] or said["unheard"]):
        return []
    lines = [_("：").join((one.participant.name, one.objection)) for one in said["objections"]]
    lines += [_("：").join((one.name, one.unheard)) for one in said["unheard"]]
    found: list[Part] = [Section(_("复述确认")), Words(_("，").join(counts))]
    found += [Steps(tuple(lines))] if lines else []
    if told["objection_due"]:
        words = _("利益相关方有异议的，可以在 %(day)s 以前书面提出。") % {"day": whole_day(told["objection_due"])}
        found.append(Words(words, small=True))
    if told["written"]:
        objected = [f"{one.participant.name}：{one.text}（{whole_day(one.on)}）" for one in told["written"]]
        found += [
            Section(_("书面异议")),
            Words(_("利益相关方书面提出了异议，所议事项应当再协商。"), strong=True),
            Steps(tuple(objected)),
        ]
    return found


def _signed(told: dict) -> list[Part]:
    """Who signed; before that, lines to sign on."""
    rows = [(one.get_part_display(), f"{one.name}（{whole_day(one.on)}）") for one in told["said"]["signed"]]
    return [Facts(facts(*rows))] if rows else [Signs(tuple(str(part.label) for part in Signature.Part))]
