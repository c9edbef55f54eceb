"""导入委员 · Members of the present term of the office's own committee: the person, the post of member, the membership."""

import datetime as dt
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit import clock
from shangliang.kit.importing import Column, Importer, Judged, Made

from .. import actions
from ..can import Role
from ..models import Membership, Organisation, Person, Post, Term
from ..organisations import OrgKind
from ..refusal import Refused
from .persons import PHONES
from .places import Bodies, roots


def _said(seat: Membership) -> dict[str, str]:
    """As the table says it."""
    return {
        "sector": seat.sector, "standing": "是" if seat.standing else "否", "station": seat.station.name if seat.station else "",
        "start": seat.start.isoformat() if seat.start else "",
    }  # fmt: skip


class Members(Importer):
    """委员"""

    name, word, ability, noun = "members", gettext_noop("委员"), "member.seat", "organisation"
    hint = gettext_noop("登记到本级政协现在这一届。")
    refusals = (Refused, ObjectDoesNotExist)
    columns = (
        Column("person", (gettext_noop("姓名"), "委员姓名", "名字"), required=True, longest=40),
        Column("sector", (gettext_noop("界别"), "所属界别", "委员界别"), required=True, longest=40),
        Column("standing", (gettext_noop("常务委员"), "常委", "是否常委"), kind="yes"),
        Column("station", (gettext_noop("委员工作站"), "工作站", "所在工作站")),
        Column("title", (gettext_noop("职务名称"), "职务", "工作单位及职务"), longest=60),
        Column("start", (gettext_noop("增补日期"), "增补时间"), kind="day"),
        Column("phone", (gettext_noop("手机"), "手机号", "手机号码", "联系电话", "电话"), kind="code", longest=21),
    )

    def key(self, row):
        return row["person"], row["phone"]

    def look(self, rows, by):
        codes = roots(by, "member.seat")
        body = Organisation.objects.filter(area_id__in=codes, kind=OrgKind.CPPCC).order_by("area_id").first()
        term = Term.objects.filter(organisation=body, start__lte=clock.today()).order_by("-start").first()
        seated = Membership.objects.filter(term=term).select_related("person", "station", "term__organisation")
        posts = Post.objects.held().filter(organisation=body, person__name__in={row["person"] for row in rows})
        known: dict[str, Any] = {"term": term, "body": body, "bodies": Bodies(codes)}
        for name, found in (("seated", [(m.person.name, m) for m in seated]),
                            ("people", [(p.person.name, p.person) for p in posts.select_related("person")])):  # fmt: skip
            known[name] = {}
            for key, row in found:
                known[name].setdefault(key, []).append(row)
        return known

    def judge(self, row, known, by):
        if known["term"] is None:
            return Judged("refused", _("还没有登记届次，请先在组织页登记。"))
        station, wrong = known["bodies"].find(row["station"]) if row["station"] else (None, "")
        if station and station.kind != OrgKind.STATION:
            wrong = _("“%(name)s”不是委员工作站。") % {"name": row["station"][:30]}
        if row["phone"] and not PHONES.match(row["phone"]):
            wrong = _("手机：号码只含数字。")
        same = known["seated"].get(row["person"], [])
        if len(same) > 1 or len({p.pk for p in known["people"].get(row["person"], [])}) > 1:
            wrong = _("本级有几个“%(name)s”，请在届次页登记。") % {"name": row["person"]}
        if wrong:
            return Judged("refused", wrong)
        facts = {"station": station}
        if not same:
            return Judged("new", "", facts)
        now = same[0]
        if now.end:
            return Judged("refused", _("已经登记离任。"))
        held = {"sector": now.sector, "standing": now.standing, "station": now.station_id, "start": now.start}
        said = row | {"station": station and station.pk, "start": row["start"] or now.start}
        words = _said(now)
        before = {name: words[name] for name, value in held.items() if value != said[name]}
        differ = _("界别、常委、工作站或增补日期") if before else ""
        return Judged("changed" if before else "same", differ, facts | {"now": now}, before)

    def rows(self, by, area):
        term = Term.objects.filter(
            organisation__area=area, organisation__kind=OrgKind.CPPCC, start__lte=clock.today()
        ).order_by("-start").first()  # fmt: skip
        seats = Membership.objects.filter(term=term, end__isnull=True).select_related("person", "station")
        for seat in seats.order_by("sector", "id"):
            yield {"person": seat.person.name, "phone": seat.person.phone} | _said(seat)

    def write(self, row, judged, known, *, by):
        term, body, undo = known["term"], known["body"], {"area": known["body"].area_id}
        seat = {
            "sector": row["sector"],
            "standing": row["standing"],
            "station": judged.facts["station"],
            "start": row["start"],
        }
        if now := judged.facts.get("now"):
            undo["before"] = {
                "sector": now.sector,
                "standing": now.standing,
                "station": now.station and now.station.ref,
                "start": now.start and now.start.isoformat(),
            }
            seat["start"] = row["start"] or now.start
            person = now.person
            actions.unseat_member(now, by=by)
        else:
            person = next(iter(known["people"].get(row["person"], [])), None)
        if person is None:
            person = actions.add_person(row["person"], area=body.area_id, by=by, phone=row["phone"])
            undo["person"] = person.ref
        if not any(p.role == Role.MEMBER and p.organisation_id == body.pk for p in person.held_posts):
            undo["post"] = actions.appoint(person, body, Role.MEMBER, by=by, title=row["title"]).pk
        undo["membership"] = actions.seat_member(term, person, by=by, **seat).pk
        return Made(person.ref, undo)

    def undo(self, made, *, by):
        membership = Membership.objects.select_related("term__organisation", "person").get(pk=made["membership"])
        term, person = membership.term, membership.person
        actions.unseat_member(membership, by=by)
        if before := made.get("before"):
            station = before["station"] and Organisation.objects.get(ref=before["station"])
            start = dt.date.fromisoformat(before["start"]) if before.get("start") else None
            actions.seat_member(term, person, by=by, **(before | {"station": station, "start": start}))
        if "post" in made:
            actions.withdraw_post(Post.objects.select_related("organisation", "person").get(pk=made["post"]), by=by)
        if "person" in made:
            actions.withdraw_person(Person.objects.get(ref=made["person"]), area=made["area"], by=by)
