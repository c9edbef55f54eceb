"""导入户和关爱对象 · One row: a person under care; rows with the same household and place are one household.

A row with sensitive facts and neither consent nor legal basis is refused whole. What is said of a row names no value.
"""

import re
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit import clock, seal
from shangliang.kit.importing import Column, Importer, Judged, Made
from shangliang.people.importers.places import Places, roots
from shangliang.people.models import Area
from shangliang.people.refusal import Refused

from .. import actions, care, facts, identity
from ..models import AssistedPerson, Left, uncovered
from ..models.households import ID_NUMBER, NAME

FACTS = ("name", "id_number", "born_on", "phone", "guardian", "disability_grade", "disability", "illness", "income", "school")  # fmt: skip
APART = re.compile(r"[、,，;；/\s]+")


class Households(Importer):
    """户和关爱对象"""

    name, word, ability, noun = "households", gettext_noop("户和关爱对象"), "household.add", "assisted_person"
    hint = gettext_noop(
        "一行一个人，同一户写同样的户编号或户主。有敏感信息而没写同意书编号或法定依据的行不导入。撤销后，新登记的人按“登记有误”退出。"
    )
    refusals = (Refused, ObjectDoesNotExist)
    columns = (
        Column("house", (gettext_noop("户编号"), "户主", "户主姓名", "户号"), longest=60),
        Column("name", (gettext_noop("姓名"), "对象姓名"), required=True, longest=60),
        Column("id_number", (gettext_noop("身份证号"), "身份证号码", "公民身份号码"), kind="code", longest=18),
        Column("born_on", (gettext_noop("出生日期"), "出生年月日"), kind="day"),
        Column("kinds", (gettext_noop("对象类别"), "类别", "人员类别"), required=True),
        Column("area", (gettext_noop("所在村"), "区划代码", "所在地", "村（社区）"), required=True, longest=60),
        Column("address", (gettext_noop("住址"), "家庭住址"), longest=120),
        Column("phone", (gettext_noop("电话"), "联系电话", "手机号"), kind="code", longest=30),
        Column("guardian", (gettext_noop("监护人"), "监护人姓名")),
        Column("disability_grade", (gettext_noop("残疾等级"),), longest=10),
        Column("disability", (gettext_noop("残疾情况"), "残疾类别"), longest=300),
        Column("illness", (gettext_noop("疾病情况"), "疾病"), longest=300),
        Column("income", (gettext_noop("家庭收入"), "收入")),
        Column("school", (gettext_noop("就学情况"), "学校", "就读学校")),
        Column("listed_on", (gettext_noop("纳入日期"), "纳入时间"), kind="day"),
        Column("paper", (gettext_noop("同意书编号"), "本人同意书"), longest=60),
        Column("guardian_paper", (gettext_noop("监护人同意书"), "监护人同意书编号"), longest=60),
        Column("law", (gettext_noop("法定依据文号"), "法定依据"), longest=60),
    )  # fmt: skip

    def key(self, row):
        return row["id_number"] or (row["house"], row["area"], row["name"])

    def look(self, rows, by):
        listed = AssistedPerson.objects.visible_to(by).listed().select_related("household")
        numbers = [seal.blind(row["id_number"], ID_NUMBER) for row in rows if row["id_number"]]
        heads = {row["house"]: seal.blind(row["house"], NAME) for row in rows if row["house"]}
        by_number = {p.id_number: p for p in listed.filter(id_index__in=numbers)}
        known: dict[str, Any] = {
            "places": Places(roots(by, "household.add")),
            "number": by_number,
            "house": {},
            "named": {},
        }
        for person in listed.filter(name_index__in=heads.values()):
            known["house"].setdefault((person.household.area_id, person.name), person.household)
        for row in rows:
            if row["house"] and (person := by_number.get(row["id_number"])):
                known["house"][person.household.area_id, row["house"]] = person.household
        homes = [home.pk for home in known["house"].values()]
        known["named"] = {(p.household_id, p.name): p for p in listed.filter(household__in=homes)}
        return known

    def judge(self, row, known, by):
        area, wrong = known["places"].find(row["area"])
        kinds = [word for word in APART.split(row["kinds"]) if word]
        if not wrong and not set(kinds) <= set(care.words(care.KINDS, area)):
            wrong = _("对象类别不在本地的类别里，请核对；几个类别用顿号隔开。")
        if row["id_number"] and identity.birthday_in(row["id_number"]) is None:
            wrong = wrong or _("身份证号不对：应为 18 位，请核对出生日期和最后一位校验码。")
        if wrong:
            return Judged("refused", wrong)
        home = known["house"].get((area, row["house"])) if row["house"] else None
        found = known["number"].get(row["id_number"]) or (home and known["named"].get((home.pk, row["name"])))
        if found and found.household.area_id != area:
            return Judged("refused", _("这个人已经登记在别处，请先核对。"))
        given = {name: str(row[name]) for name in FACTS if row[name]}
        changed = {name: value for name, value in given.items() if not found or getattr(found, name) != value}
        more = {"kinds": kinds} if found and set(kinds) != set(found.kinds) else {}
        born = actions.persons.born_on(given)
        minor = (
            identity.is_minor(born, clock.today())
            if born
            else found.minor
            if found
            else any("儿" in kind for kind in kinds)
        )  # 孤儿, …儿童
        missing = set(changed) & set(facts.sensitive(minor=minor))
        if found:
            missing = set(uncovered(found, changed, clock.today(), minor=minor))
        consent = self._consent(row, sorted(missing), by, minor=minor) if missing else None
        if missing and consent is None:
            return Judged("refused", actions.persons.not_yet(sorted(missing), minor=minor))
        said = {"found": found, "area": area, "kinds": kinds, "given": changed, "more": more, "consent": consent, "minor": minor}  # fmt: skip
        if not found:
            return Judged("new", "", said)
        words = [str(facts.LABELS[name]) for name in changed] + ([_("对象类别")] if more else [])
        return Judged("changed" if words else "same", _("、").join(words), said)

    def _consent(self, row, fields, by, *, minor) -> dict[str, Any] | None:
        """The arguments of `give_consent`, as far as the row says them."""
        if row["law"]:
            return {"basis": "law", "fields": fields, "document": row["law"], "officer": by.name}
        if row["guardian_paper"] and row["guardian"]:
            return {
                "basis": "guardian",
                "fields": fields,
                "document": row["guardian_paper"],
                "guardian": row["guardian"],
            }
        return {"basis": "paper", "fields": fields, "document": row["paper"]} if row["paper"] and not minor else None

    def write(self, row, judged, known, *, by):
        told = judged.facts
        found, given, consent = told["found"], told["given"], told["consent"]
        if found:
            before = {name: getattr(found, name) for name in given}
            undo = {"before": before, "kinds": found.kinds}
            if consent:
                actions.give_consent(found, by=by, **consent)
            found = actions.edit_facts(found, given, by=by, minor=told["minor"], **told["more"])
        else:
            place, undo = (told["area"], row["house"]), {}
            home = known["house"].get(place) if row["house"] else None
            if home is None:
                home = actions.open_household(Area.objects.get(pk=told["area"]), by=by, address=row["address"])
                if row["house"]:
                    known["house"][place] = home
            found = actions.list_person(
                home,
                told["kinds"],
                by=by,
                listed_on=row["listed_on"],
                minor=told["minor"],
                consent=consent,
                given=given,
            )
        return Made(
            found.ref, undo | {"ref": found.ref, "given": given, "after": found.kinds, "consent": bool(consent)}
        )

    def undo(self, made, *, by):
        found = AssistedPerson.objects.get(ref=made["ref"])
        if found.erased_on or found.left_on:
            raise Refused(_("这个人已经退出或删除，没有改动。"))
        if any(getattr(found, name) != value for name, value in made["given"].items()) or found.kinds != made["after"]:
            raise Refused(_("导入以后又改过，没有撤销。"))
        if "before" in made:
            actions.edit_facts(found, made["before"], by=by, kinds=made["kinds"])
        else:
            actions.leave_list(found, Left.MISTAKE, by=by)
