"""一人一档 · One person's file on paper, masked as on the page or in clear after a reason was recorded; a firm's link, a room's code."""

from django.utils.translation import gettext as _

from shangliang.kit.paper.sheet import Code, Facts, Section, Sheet, Size, Steps, Words, facts


def person_sheet(card: dict, *, place: str, today) -> Sheet:
    """`card` is what the page shows (views/household.py): masked values were made there, no clear one comes unasked."""
    found = card["found"]
    left = f"{_day(found.left_on)} {found.get_left_why_display()}" if found.left_on else ""
    head = facts(
        (_("姓名"), card["name"]), (_("类别"), card["kinds"]), (_("未成年人"), _("是") if found.minor else _("否")),
        *card["facts"], (_("已登记，未显示"), card["hidden"]), (_("纳入日期"), _day(found.listed_on)), (_("退出日期"), left),
    )  # fmt: skip
    parts = [Facts(head), *(part for panel in card["panels"] for part in panel.get("paper", ())), *_rows(card)]
    secret = _("含个人敏感信息，按规定保管，用完销毁。") if card["clear"] else ""
    return Sheet(_("关爱对象档案"), tuple(parts), place=place, number=f"{found.ref} {_day(today)}", note=secret)


def room_poster(room, link: str, place: str) -> Sheet:
    """议事室门口的二维码: what was talked over here, and what came of it, for whoever stands before the door."""
    said = _("扫一扫，看这里商量过什么、后来怎么办的。")
    asked = _("想提一件事，也可以从这一页进去。")
    return Sheet(room.name, (Code(link, said), Words(asked), Words(link, small=True)), place=place, size=Size.POSTER)


def _rows(card: dict) -> list:
    found = []
    for title, lines in (
        (_("需求和微心愿"), [_need(one) for one in card["found"].needs.all()]),
        (_("补贴"), [_subsidy(line, clear=card["clear"]) for line in card["subsidies"]]),
        (_("保障"), [_guarantee(line) for line in card["guarantees"]]),
        (_("同意和依据"), [_consent(one) for one in card["found"].consents.all()]),
    ):
        found += [Section(title), Steps(tuple(lines)) if lines else Words(_("没有"), small=True)]
    return found


def _need(need) -> str:
    met = f" · {_('已实现')} {_day(need.met_on)} {need.how}" if need.met_on else ""
    return f"{_('微心愿') if need.wish else _('需求')} {need.text} {_day(need.raised_on)}{met}"


def _subsidy(line: dict, *, clear: bool) -> str:
    amount = _("%(yuan)s 元") % {"yuan": line["yuan"]} if clear else _("金额已登记，未显示")
    return f"{line['row'].year} {line['word']} {amount}"


def _guarantee(line: dict) -> str:
    row = line["row"]
    state = _("已落实") if row.in_place else _("还没有落实")
    return f"{line['word']} {state} {_day(row.checked_on)} {row.note}".strip()


def _consent(one) -> str:
    until = _day(one.expires) if one.expires else _("长期")
    words = [one.get_basis_display(), one.get_purpose_display(), one.document, f"{_day(one.starts)} – {until}"]
    return " · ".join(filter(None, [*words, _("已撤回") if one.withdrawn_on else ""]))


def _day(value) -> str:
    return f"{value:%Y-%m-%d}"


def link_sheet(firm, url: str, spaced: str) -> Sheet:
    """企业专用链接: only at the moment when the code is known; nobody can print it a second time."""
    parts = (
        Code(url, _("扫码反映问题、看办到哪一步、确认结果"), secret=spaced),
        Words(_("不用账号。内容不公开，只有包联单位、办公室和承办单位能看到。")),
    )  # fmt: skip
    note = _("专用码只在这张纸上显示。丢了请包联单位换一个，旧的立即失效。")
    return Sheet(_("企业专用链接"), parts, place=str(firm.area), lead=firm.name, note=note, size=Size.LARGE)
