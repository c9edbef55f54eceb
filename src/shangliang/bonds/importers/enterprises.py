"""导入企业 · One row: a firm, and who contacts it if that is said. Known by its credit code, else by name at its place.

It stands here and not with the firms because who contacts one is a bond, with its history and its rhythm.
"""

import datetime as dt
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from stdnum.cn import uscc

from shangliang.kit.importing import Column, Importer, Judged, Made
from shangliang.people.areas import after
from shangliang.people.importers.places import Bodies, Places, roots
from shangliang.people.models import Area, Organisation
from shangliang.people.refusal import Refused
from shangliang.subjects import actions as subjects
from shangliang.subjects.models import Enterprise

from .. import actions
from ..models import Bond

COLUMN = {"name": "firm", "credit_code": "code", "industry": "industry", "contact": "contact"}


class Enterprises(Importer):
    """企业"""

    name, word, ability, noun = "enterprises", gettext_noop("企业"), "subject.add", "enterprise"
    hint = gettext_noop("所在地可以写区划代码，也可以写“城关镇赵家庄村”。")
    refusals = (Refused, ObjectDoesNotExist)
    columns = (
        Column("firm", (gettext_noop("企业名称"), "单位名称", "企业", "公司名称", "名称"), required=True),
        Column(
            "area",
            (gettext_noop("所在地"), "所在区划代码", "区划代码", "所在乡镇", "地址", "属地"),
            required=True,
            longest=60,
        ),
        Column("code", (gettext_noop("统一社会信用代码"), "信用代码", "社会信用代码"), kind="code", longest=18),
        Column("industry", (gettext_noop("行业"), "所属行业", "行业类别"), longest=60),
        Column("contact", (gettext_noop("包联单位"), "包抓单位", "包联部门", "责任单位")),
        Column("title", (gettext_noop("包联领导职务"), "包联领导", "包抓领导", "包联人职务"), longest=60),
        Column("since", (gettext_noop("包联开始"), "包联时间", "包联日期"), kind="day"),
    )

    def key(self, row):
        return row["code"] or (row["firm"], row["area"])

    def look(self, rows, by):
        codes = roots(by, "subject.add")
        places = Places(codes)
        named = Q(name__in={row["firm"] for row in rows}) | Q(credit_code__in={row["code"] for row in rows} - {""})
        found = list(Enterprise.objects.filter(named).select_related("contact"))
        known: dict[str, Any] = {
            "places": places, "bodies": Bodies(codes), "name": {(e.area_id, e.name): e for e in found},
            "code": {e.credit_code: e for e in found if e.credit_code}, "met": set(),
            "visible": set(Enterprise.objects.visible_to(by).filter(pk__in=[e.pk for e in found]).values_list("pk", flat=True)),
        }  # fmt: skip
        return known

    def rows(self, by, area):
        found = Enterprise.objects.visible_to(by).filter(area_id__gte=area, area_id__lt=after(area))
        for one in found.select_related("contact").order_by("area_id", "id"):
            yield {
                "firm": one.name, "area": one.area_id, "code": one.credit_code, "industry": one.industry, "title": one.contact_title,
                "contact": one.contact.name if one.contact else "", "since": one.contact_from,
            }  # fmt: skip

    def judge(self, row, known, by):
        code, wrong = known["places"].find(row["area"])
        body = None
        if not wrong and row["contact"]:
            body, wrong = known["bodies"].find(row["contact"])
        if row["code"] and not uscc.is_valid(row["code"]):
            wrong = wrong or _("统一社会信用代码不对：应为 18 位，请核对最后一位校验码。")
        if row["title"] and not row["contact"]:
            wrong = wrong or _("写了包联领导职务，请写包联单位。")
        if wrong:
            return Judged("refused", wrong)
        found = known["code"].get(row["code"]) or known["name"].get((code, row["firm"]))
        facts = {"area": code, "body": body, "found": found}
        words = {found.pk} if found else {(code, row["firm"]), row["code"]} - {""}
        if words & known["met"]:
            return Judged("refused", _("这份表里前面已经有这家企业。"))
        known["met"] |= words
        if found is None:
            return Judged("new", "", facts)
        if found.pk not in known["visible"] or found.area_id != code:
            return Judged("refused", _("这个统一社会信用代码已经登记在别处。"))
        changes = self._changes(row, found, body)
        said = "、".join(word for word, _field, _value in changes)
        before = {COLUMN[field]: str(getattr(found, field) or "") for _word, field, _value in changes}
        return Judged("changed" if changes else "same", said, facts | {"changes": changes}, before)

    def _changes(self, row, found, body) -> list[tuple[str, str, Any]]:
        """(word, field, value): a cell that is empty changes nothing."""
        said = [(_("企业名称"), "name", row["firm"]), (_("统一社会信用代码"), "credit_code", row["code"]), (_("行业"), "industry", row["industry"])]  # fmt: skip
        differ = [(word, field, value) for word, field, value in said if value and getattr(found, field) != value]
        if body and (found.contact_id, found.contact_title) != (body.pk, row["title"] or found.contact_title):
            differ.append((_("包联单位"), "contact", body))
        return differ

    def write(self, row, judged, known, *, by):
        found, body, undo = judged.facts["found"], judged.facts["body"], {}
        if found is None:
            area = Area.objects.get(pk=judged.facts["area"])
            found = subjects.add_enterprise(row["firm"], area, by=by, credit_code=row["code"], industry=row["industry"])
            undo = {"ref": found.ref}
            contacted = body is not None
        else:
            before = {n: getattr(found, n) for n in ("name", "credit_code", "industry", "contact_title")}
            undo = {"before": before | {"ref": found.ref, "contact": found.contact and found.contact.ref,
                                        "contact_from": found.contact_from}}  # fmt: skip
            fields = {field: value for _w, field, value in judged.facts["changes"] if field != "contact"}
            contacted = any(field == "contact" for _w, field, _v in judged.facts["changes"])
            if fields:
                found = subjects.edit_enterprise(found, by=by, **fields)
        if contacted:
            undo |= self._contact(found, body, row, by)
        return Made(found.ref, undo)

    def _contact(self, found, body, row, by) -> dict[str, Any]:
        """Which bond began with it, and which ended for its sake."""
        held = Bond.objects.filter(kind="enterprise", enterprise=found, end__isnull=True)
        before = dict(held.values_list("ref", "pk"))
        made = actions.contact_enterprise(found, body, row["title"], by=by, on=row["since"])
        ended = set(before) - set(held.values_list("ref", flat=True))
        return {"bond": "" if made.ref in before else made.ref, "ended": next(iter(ended), "")}

    def undo(self, made, *, by):
        if made.get("bond"):
            replaced = Bond.objects.filter(ref=made["ended"]).first()
            actions.retract_bond(Bond.objects.get(ref=made["bond"]), by=by, replaced=replaced)
        if before := made.get("before"):
            found = Enterprise.objects.get(ref=before.pop("ref"))
            since, contact = before.pop("contact_from"), before.pop("contact")
            body = Organisation.objects.get(ref=contact) if contact else None
            day = dt.date.fromisoformat(since) if since else None
            subjects.edit_enterprise(found, by=by, contact=body, contact_from=day, **before)
        else:
            subjects.withdraw_enterprise(Enterprise.objects.get(ref=made["ref"]), by=by)
