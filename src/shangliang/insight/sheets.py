"""迎检档案 · The file for inspection of a village or community, on paper: one year out of its records."""

from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.kit.paper.sheet import Facts, Part, Rows, Section, Sheet, Words, facts
from shangliang.kit.templatetags.kit import percent
from shangliang.matters.wording import whole_day


def inspection_sheet(area, year: int, place: str, told: dict) -> Sheet:
    """`told` is what insight/inspection.py found."""
    council = told["council"].name if told["council"] else _("还没有登记协商议事会")
    return Sheet(
        _("%(area)s%(year)s年协商工作迎检材料") % {"area": area, "year": year},
        (
            Section(_("一、概况")), Facts(_summary(told["numbers"])),
            *_table(_("二、议题"), (_("题目"), _("分类"), _("提出"), _("现在"), _("办结")), _topics(told), (9, 4, 4, 3, 4), _("这一年没有议题。")),
            *_table(_("三、会议"), (_("名称"), _("时间"), _("地点"), _("实到 / 应到")), _sittings(told), (8, 5, 6, 4), _("这一年没有开会。")),
            *_table(_("四、成果"), (_("共识"), _("哪次协商"), _("建议由谁办"), _("什么时候前")), _points(told), (8, 7, 5, 4), _("这一年还没有形成共识。")),
            *_members(told), *_rooms(told),
        ),
        place=place, number=_("截至 %(at)s") % {"at": f"{clock.now().astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"},
        lead=f"{council}　{whole_day(told['first'])}—{whole_day(told['last'])}",
    )  # fmt: skip


def _summary(numbers: dict) -> tuple:
    matters, held, content = numbers["matters"], numbers["consultations"], numbers["satisfaction"]
    if content["satisfied"] is None:
        satisfied = _("提出人确认不足 5 次，不显示份额")
    else:
        good, whole = content["satisfied_of"]
        words = {"share": percent(content["satisfied"]), "of": whole, "good": good}
        satisfied = _("%(share)s（提出人确认 %(of)s 次，满意或基本满意 %(good)s 次）") % words
    return facts(
        (_("提出议题"), _("%(raised)s 件，办结 %(closed)s 件，正在办 %(open)s 件，逾期 %(overdue)s 件") % matters),
        (
            _("开展协商"),
            _("%(opened)s 次，形成共识 %(agreed)s 次，参与 %(participants)s 人次，其中利益相关方 %(interested)s 人次")
            % held,
        ),
        (_("群众满意"), satisfied),
    )


def _table(title: str, head, rows, widths, nothing: str) -> list[Part]:
    return [Section(title), Rows(head, tuple(rows), widths) if rows else Words(nothing, small=True)]


def _day(value) -> str:
    return f"{value:%Y-%m-%d}" if value else ""


def _topics(told) -> list[tuple[str, ...]]:
    return [
        ("\n".join(filter(None, (row["title"], row["serial"]))), row["class_name"], _day(row["raised_on"]), str(row["stage_label"]), _day(row["closed_on"]))
        for row in told["topics"]
    ]  # fmt: skip


def _sittings(told) -> list[tuple[str, ...]]:
    return [
        (one.title, f"{one.starts_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}", one.place, f"{one.present} / {one.expected}")
        for one in told["sittings"]
    ]  # fmt: skip


def _points(told) -> list[tuple[str, ...]]:
    return [
        (one.content, f"{one.consultation.title}（{_day(one.consultation.agreed_on)}）", one.unit.name if one.unit else one.unit_name, _day(one.due))
        for one in told["points"]
    ]  # fmt: skip


def _members(told) -> list[Part]:
    stations = [
        _("%(station)s（%(area)s）：站长 %(head)s，委员 %(n)s 名")
        % {
            "station": one["station"].name,
            "area": one["station"].area,
            "head": one["station"].head,
            "n": one["members"],
        }
        for one in told["stations"]
    ]
    parts = [*told["members"], *map(Words, stations)]
    return [Section(_("五、委员下沉")), *(parts or [Words(_("没有登记下沉的委员。"), small=True)])]


def _rooms(told) -> list[Part]:
    found: list[Part] = [Section(_("六、协商议事室"))]
    for one in told["rooms"]:
        used = one["used"]
        words = (
            _("这一年用过 %(n)s 次，最近 %(last)s") % {"n": used.times, "last": _day(used.last)}
            if used
            else _("这一年还没有用过")
        )
        haves = [
            (str(word), f"✓ {_day(row.on)}" if row else _("还没有"), row.note if row else "")
            for word, row in one["haves"]
        ]
        found += [
            Words(" · ".join(filter(None, (one["room"].name, one["room"].place, words)))),
            Rows((_("六有"), _("有没有"), _("说明")), tuple(haves)),
        ]
    return found if told["rooms"] else [*found, Words(_("没有议事室"), small=True)]
