"""年度报告 · One year of an area out of its records: figures, consultations, coverage, honours, cases, with pictures."""

import io
from typing import Any

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image

from shangliang.compute.discreet import LEAST
from shangliang.consultations.models import Consultation
from shangliang.documents.models import Document
from shangliang.kit import clock, figures
from shangliang.kit.paper.sheet import Facts, Part, Picture, Rows, Section, Sheet, Steps, Words, facts
from shangliang.kit.templatetags.kit import percent
from shangliang.matters.models import Matter
from shangliang.matters.models.attachments import MatterFile
from shangliang.people.areas import after
from shangliang.scorecards.models import Nomination

from . import charts

GROUPS = ("matters", "satisfaction", "consultations", "quality", "meetings", "rooms", "councils", "pairing", "talks", "honours", "tasks",
          "documents", "enterprise_contact", "duty")  # fmt: skip
MOST, PHOTOS, WIDE = 20, 4, 900  # rows of a list; photos, and how many pixels wide
FIRST = 1949


def report(area, year: int) -> Sheet:
    """The whole of it, as a sheet: page, PDF and Word are drawn from it."""
    f = figures.compute(area.code, period=str(year), only=GROUPS)
    months = charts.months_of(area.code, year)
    name = str(area)
    number = _("截至 %(at)s") % {"at": f"{clock.now().astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"}
    return Sheet(
        _("%(area)s%(year)s年协商工作年度报告") % {"area": name, "year": year},
        (
            Section(_("一、概况")), Facts(_summary(f)), *_drawn(months, year),
            *_consultations(area.code, year), *_matters(area.code, year, f), *_coverage(f), *_honours(area.code, year),
            *_cases(area.code, year), *_photos(area.code, year),
        ),
        place=name, number=number, note=_("数字由系统按登记的记录计算；不足 5 人的意见和评价不显示份额。"),
    )  # fmt: skip


def _summary(f: dict[str, Any]):
    m, c, s, d = f["matters"], f["consultations"], f["satisfaction"], f["documents"]
    content = (
        _("提出人确认不足 5 次，不显示份额")
        if s["satisfied"] is None
        else _("%(share)s（提出人确认 %(of)s 次）") % {"share": percent(s["satisfied"]), "of": s["satisfied_of"][1]}
    )
    return facts(
        (_("提出事项"), _("%(raised)s 件，办结 %(closed)s 件，正在办 %(open)s 件，逾期 %(overdue)s 件") % m),
        (_("开展协商"), _("%(opened)s 次，形成共识 %(agreed)s 次，共识 %(points)s 条，保留分歧 %(differences)s 条") % c),
        (_("参与"), _took_part(c["participants"], c["interested"])),
        (_("群众满意"), content),
        (_("会议和公文"), _("开会 %(held)s 次，通过文件 %(passed)s 份；公文公开 %(published)s 份")
         % {"held": f["meetings"]["held"], "passed": f["meetings"]["passed"], "published": d["published"]}),
        (_("重点任务"), _("%(all)s 项，办结 %(done)s 项") % f["tasks"]),
        (_("企业问题"), _("登记 %(problems)s 个，办结 %(problems_closed)s 个") % f["enterprise_contact"]),
    )  # fmt: skip


def _took_part(people: int, interested: int) -> str:
    """Of fewer than five on either side only the whole, of fewer than five in all nothing."""
    if 0 < people < LEAST:
        return _("不足 5 人次，不列出")
    if people and min(interested, people - interested) < LEAST:
        return _("%(n)s 人次") % {"n": people}
    return _("%(participants)s 人次，其中利益相关方 %(interested)s 人次") % {
        "participants": people,
        "interested": interested,
    }


def enough(rows: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Rows of five and more; the others together as one, with the smallest of the rest if they alone are fewer than five."""
    told = sorted((row for row in rows if row[1] >= LEAST), key=lambda row: (-row[1], row[0]))
    others = sum(n for _name, n in rows) - sum(n for _name, n in told)
    while told and 0 < others < LEAST:
        others += told.pop()[1]
    return [*told, (_("其他合计"), others)] if others >= LEAST else told


def _drawn(months, year) -> list[Part]:
    """The year's months, unless nothing happened in any."""
    if not any(months["raised"] + months["closed"]):
        return []
    said = _("%(year)s年各月提出 %(raised)s，办结 %(closed)s") % {
        "year": year,
        "raised": _("、").join(map(str, months["raised"])),
        "closed": _("、").join(map(str, months["closed"])),
    }
    return [Picture(_("各月提出和办结的事项"), said, svg=charts.months(months))]


def _table(title, head, rows, widths, nothing) -> list[Part]:
    return [Section(title), Rows(head, tuple(rows), widths) if rows else Words(nothing, small=True)]


def _consultations(code, year) -> list[Part]:
    found = Consultation.objects.public().within(code).filter(begun_on__year=year, withdrawn_on__isnull=True)
    rows = [
        (c.title, str(c.host), f"{c.begun_on:%Y-%m-%d}", "\n".join(p.content for p in c.points.all()) or _("还没有形成共识"))
        for c in found.select_related("host").prefetch_related("points").order_by("begun_on", "pk")[:MOST]
    ]  # fmt: skip
    head = (_("协商"), _("主办"), _("日期"), _("共识"))
    return _table(_("二、协商"), head, rows, (7, 5, 4, 8), _("这一年没有公开的协商。"))


def _matters(code, year, f) -> list[Part]:
    by_channel = f["matters"]["by_channel"]
    parts: list[Part] = [Section(_("三、事项"))]
    if by_channel:
        from shangliang.matters.models.voices import Channel

        said = enough([(str(Channel(name).label), n) for name, n in by_channel.items()])
    if by_channel and said:
        parts.append(Picture(_("从哪里提出"), _("、").join(f"{name} {n}" for name, n in said), svg=charts.bars(said)))
    closed = Matter.objects.public().within(code).filter(closed_on__year=year, stage__in=["closed", "archived"])
    rows = [
        (m.title, m.area.name, f"{m.closed_on:%Y-%m-%d}", str(m.get_outcome_display()))
        for m in closed.select_related("area").order_by("closed_on", "pk")[:MOST]
    ]
    head = (_("办结的事项"), _("来自"), _("办结"), _("怎样办结"))
    return [
        *parts,
        Rows(head, tuple(rows), (10, 5, 4, 4)) if rows else Words(_("这一年没有公开的办结事项。"), small=True),
    ]


def _coverage(f) -> list[Part]:
    councils = f["councils"]["villages"] + f["councils"]["communities"]
    pairs = [
        (_("村、社区有协商议事会"), councils, f["rooms"]["places"]),
        (_("村、社区有协商议事室"), f["rooms"]["with_room"], f["rooms"]["places"]),
        (_("议事室近期用过"), *f["rooms"]["coverage_of"]),
        *[
            (label, part, whole)  # people: a side of fewer than five is not told
            for label, (part, whole) in (
                (_("关爱对象已结对"), f["pairing"]["paired_of"]),
                (_("关爱对象已走访"), f["pairing"]["visited_of"]),
            )
            if not any(0 < n < LEAST for n in (part, whole - part))
        ],
        (_("谈心走访按计划见面"), *f["talks"]["met_of"]),
    ]
    rows = [(label, str(part), str(whole), percent(part / whole)) for label, part, whole in pairs if whole]
    quality = [
        (label, str(some), str(whole), percent(some / whole))
        for label, (some, whole) in (
            (_("充分表达"), f["quality"]["expression_of"]),
            (_("深度互动"), f["quality"]["interaction_of"]),
            (_("广泛共识"), f["quality"]["consensus_of"]),
        )
        if whole
    ]
    head = (_("覆盖和质量"), _("已有"), _("全部"), _("份额"))
    return _table(_("四、覆盖和协商质量"), head, rows + quality, (10, 3, 3, 3), _("没有数据"))


def _honours(code, year) -> list[Part]:
    found = Nomination.objects.honoured().filter(
        honour__decided_on__year=year, honour__area_id__gte=code, honour__area_id__lt=after(code)
    )
    rows = [
        (n.honour.title, str(n.organisation or n.person), str(n.honour.body), f"{n.honour.decided_on:%Y-%m-%d}")
        for n in found.select_related("honour__body", "organisation", "person").order_by("honour__decided_on", "pk")[
            :MOST
        ]
    ]
    head = (_("荣誉"), _("授予"), _("表彰单位"), _("决定"))
    return _table(_("五、表彰"), head, rows, (7, 6, 6, 3), _("这一年没有表彰。"))


def _cases(code, year) -> list[Part]:
    found = (
        Document.objects.public()
        .within(code)
        .filter(kind="case", published_on__year=year)
        .order_by("published_on", "pk")
    )
    titles = tuple(document.title for document in found[:MOST])
    return [Section(_("六、典型案例")), Steps(titles) if titles else Words(_("这一年没有公开的典型案例。"), small=True)]


def _photos(code, year) -> list[Part]:
    """Those that came with released matters: they stand on public pages already."""
    shown = Matter.objects.public().within(code).filter(raised_on__year=year)
    found = MatterFile.objects.photos().filter(matter__in=shown, public=True, file__mime__startswith="image/")
    made = []
    for link in found.select_related("file", "matter").order_by("pk")[:PHOTOS]:
        photo = _small(link.file.stored)
        if photo:
            made.append(Picture(link.matter.title, _("照片：%(what)s") % {"what": link.matter.title}, photo=photo))
    return [Section(_("七、图片")), *made] if made else []


def _small(stored: str) -> bytes:
    """As JPEG, no wider than a page needs; nothing of a file that is gone or can not be read."""
    try:
        with default_storage.open(stored) as file, Image.open(file) as picture:
            picture.thumbnail((WIDE, WIDE))
            out = io.BytesIO()
            picture.convert("RGB").save(out, "JPEG", quality=80)
    except OSError:
        return b""
    return out.getvalue()
