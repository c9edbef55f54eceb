"""导入户和关爱对象 · One row: a person under care; rows with the same household and place are one household.

A row with sensitive facts and neither consent nor legal basis is refused whole. What is said of a row names no value.
"""

import re
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit import clock, sets
from shangliang.kit.importing import Column, Judged, Made, SetImporter
from shangliang.people.importers.places import Places
from shangliang.people.refusal import Refused

from .. import actions, care, facts, identity
from ..models import AssistedPerson, Basis, Consent, Household, Taking
from .known import Known

FACTS = ("name", "id_number", "born_on", "phone", "guardian", "disability_grade", "disability", "illness", "income", "school")  # fmt: skip
SHORT = 8  # no longer than that is a number of a household; telephones and identity numbers are
APART = re.compile(r"[、,，;；/\s]+")


def _head(word: str) -> str:
    """户编号 · A short number of a household names nobody; its head does."""
    return word if word.isascii() and len(word) <= SHORT else facts.masked_name(word)


def veil(name: str) -> Any:
    """How a cell of the fact is shown to who may not read it: as on the file's page."""
    return partial(facts.masked, name)


class Households(SetImporter):
    """户和关爱对象"""

    name, word, ability, noun = "households", gettext_noop("户和关爱对象"), "household.add", "assisted_person"
    hint = gettext_noop(
        "一行一个人，同一户写同样的户编号或户主。有敏感信息而没写同意书编号或法定依据的行不导入。身份证号、姓名、疾病等在页面和结果里遮住。"
    )
    refusals, sensitive = (Refused, ObjectDoesNotExist), "household.export_sensitive"
    columns = (
        Column("house", (gettext_noop("户编号"), "户主", "户主姓名", "户号"), longest=60, veil=_head),
        Column("name", (gettext_noop("姓名"), "对象姓名"), required=True, longest=60, veil=veil("name")),
        Column("id_number", (gettext_noop("身份证号"), "身份证号码", "公民身份号码"), kind="code", longest=18, veil=veil("id_number")),
        Column("born_on", (gettext_noop("出生日期"), "出生年月日"), kind="day", veil=veil("born_on")),
        Column("kinds", (gettext_noop("对象类别"), "类别", "人员类别"), required=True),
        Column("area", (gettext_noop("所在村"), "区划代码", "所在地", "村（社区）"), required=True, longest=60),
        Column("address", (gettext_noop("住址"), "家庭住址"), longest=120, veil=veil("address")),
        Column("phone", (gettext_noop("电话"), "联系电话", "手机号"), kind="code", longest=30, veil=veil("phone")),
        Column("guardian", (gettext_noop("监护人"), "监护人姓名"), veil=veil("guardian")),
        Column("disability_grade", (gettext_noop("残疾等级"),), longest=10, veil=veil("disability_grade")),
        Column("disability", (gettext_noop("残疾情况"), "残疾类别"), longest=300, veil=veil("disability")),
        Column("illness", (gettext_noop("疾病情况"), "疾病"), longest=300, veil=veil("illness")),
        Column("income", (gettext_noop("家庭收入"), "收入"), veil=veil("income")),
        Column("school", (gettext_noop("就学情况"), "学校", "就读学校"), veil=veil("school")),
        Column("listed_on", (gettext_noop("纳入日期"), "纳入时间"), kind="day"),
        Column("paper", (gettext_noop("同意书编号"), "本人同意书"), longest=60),
        Column("guardian_paper", (gettext_noop("监护人同意书"), "监护人同意书编号"), longest=60),
        Column("law", (gettext_noop("法定依据文号"), "法定依据"), longest=60),
    )  # fmt: skip

    def options(self, area):
        return {"kinds": care.words(care.KINDS, area)}

    def rows(self, by, area):
        return map(_row, _listed(by, area))

    def in_clear(self, by, area, *, reason="", note="", agreed=""):
        """For a reason; above a number of people with the agreement of a second person."""
        if not agreed:
            return map(
                _row,
                actions.take_sensitive(
                    _listed(by, area), by=by, area=area, reason=reason, note=note, asked={"area": area}
                ),
            )
        asked = Taking.objects.get(ref=agreed, by=by)
        return map(_row, actions.take_agreed(asked, _listed(by, area), by=by))

    def key(self, row):
        return row["id_number"] or (row["house"], row["area"], row["name"], row["born_on"])

    def look(self, rows, by):
        return Known(rows, by)

    def carry(self, before, known):
        if before is not None:
            known.carry(before)

    def judge(self, row, known, by):
        area, wrong = known.place(row["area"])
        kinds = [word for word in APART.split(row["kinds"]) if word]
        if not wrong and not set(kinds) <= known.kinds(area):
            wrong = _("对象类别不在本地的类别里，请核对；几个类别用顿号隔开。")
        if row["id_number"] and identity.birthday_in(row["id_number"]) is None:
            wrong = wrong or _("身份证号不对：应为 18 位，请核对出生日期和最后一位校验码。")
        found = None
        if not wrong:
            found, wrong = known.find(row, area)
        return Judged("refused", wrong) if wrong else self._weighed(row, found, area, kinds, by)

    def _weighed(self, row, found, area, kinds, by) -> Judged:
        """Whose row it is being known: what differs, and whether what is sensitive of it rests on anything."""
        given = {name: str(row[name]) for name in FACTS if row[name]}
        changed = {name: value for name, value in given.items() if not found or getattr(found, name) != value}
        more = {"kinds": kinds} if found and set(kinds) != set(found.kinds) else {}
        moved = bool(found and row["address"] and row["address"] != str(found.household.address))
        minor = _minor(given, found, kinds)
        missing = set(changed) & set(facts.sensitive(minor=minor))
        if found:
            missing = set(changed) & set(facts.sensitive(minor=minor)) - _covered(found, minor=minor)
        consent = self._consent(row, sorted(missing), by, minor=minor) if missing else None
        if missing and consent is None:
            return Judged("refused", actions.persons.not_yet(sorted(missing), minor=minor))
        said = {"found": found, "area": area, "kinds": kinds, "given": changed, "more": more, "consent": consent, "minor": minor, "moved": moved}  # fmt: skip
        if not found:
            return Judged("new", "", said)
        words = [str(facts.LABELS[name]) for name in changed]
        words += [word for word, differs in ((_("对象类别"), more), (_("住址"), moved)) if differs]
        before = {name: getattr(found, name) for name in changed} | ({"kinds": "、".join(found.kinds)} if more else {})
        before |= {"address": str(found.household.address)} if moved else {}
        return Judged("changed" if words else "same", _("、").join(words), said, before)

    def _consent(self, row, fields, by, *, minor) -> dict[str, Any] | None:
        """The arguments of `give_consent`, as far as the row says them."""
        if row["law"]:
            return {"basis": "law", "fields": fields, "document": row["law"], "officer": by.name}
        if row["guardian_paper"] and row["guardian"]:
            paper, who = row["guardian_paper"], row["guardian"]
            return {"basis": "guardian", "fields": fields, "document": paper, "guardian": who}
        return {"basis": "paper", "fields": fields, "document": row["paper"]} if row["paper"] and not minor else None

    def write(self, row, judged, known, *, by):
        found, given = judged.facts["found"], judged.facts["given"]
        had = set(found.consents.values_list("pk", flat=True)) if found else set()
        made, undo = self._change(row, judged.facts, by) if found else self._list(row, judged.facts, known, by)
        papers = set(made.consents.values_list("pk", flat=True)) - had
        return Made(made.ref, undo | {"ref": made.ref, "given": given, "after": made.kinds, "consents": sorted(papers)})

    def _change(self, row, told, by):
        found = told["found"]
        undo = {
            "before": {name: getattr(found, name) for name in told["given"]},
            "kinds": found.kinds,
            "minor": found.minor,
        }
        if told["moved"]:
            undo["address"] = str(found.household.address)
            actions.move_household(found.household, by=by, address=row["address"])
        if told["consent"]:
            actions.give_consent(found, by=by, **told["consent"])
        return actions.edit_facts(found, told["given"], by=by, minor=told["minor"], **told["more"]), undo

    def write_set(self, lines, known, *, by):
        listings = [self._listing(row, judged.facts, known) for row, judged in lines]
        made = self._listed(listings, known, by)
        return [
            Made(person.ref, {
                "ref": person.ref, "pk": person.pk, "given": each.given, "after": person.kinds,
                "consents": [paper.pk for paper in each.papers], "opened": each.home.pk in known.opened,
                "home": [each.home.pk, each.home.area_id, row["house"]],
            })
            for person, each, (row, _judged) in zip(made, listings, lines, strict=True)
        ]  # fmt: skip

    def _list(self, row, told, known, by):
        """By itself, where the others of its handful would not all go."""
        each = self._listing(row, told, known)
        made = self._listed([each], known, by)[0]
        return made, {"opened": each.home.pk in known.opened, "home": [each.home.pk, each.home.area_id, row["house"]]}

    def _listed(self, listings, known, by):
        try:
            with transaction.atomic():
                return actions.list_persons(listings, by=by)
        except Exception:
            known.not_opened(each.home for each in listings if each.opens)
            raise

    def _listing(self, row, told, known) -> actions.Listing:
        """In the household that the row names, opened if there is none yet."""
        place = told["area"], row["house"]
        there = known.houses.get(place) if row["house"] else None
        home = Household(area_id=told["area"], address=row["address"])
        if there is None:
            known.open(home, place)
        else:
            home.pk = there
        return actions.Listing(
            home, told["kinds"], told["given"], minor=told["minor"], listed_on=row["listed_on"],
            consent=told["consent"], opens=there is None,
        )  # fmt: skip

    def recall(self, made):
        before = Known([], None, Places(()))
        for one in made:
            if one.get("opened"):
                key, area, house = one["home"]
                before.open(Household(pk=key), (area, house))
        return before

    def undo_set(self, made, *, by):
        """Who was new goes in one piece; who was changed is changed back one by one."""
        new = [one for one in made if "before" not in one]
        found = self._as_they_are(new)
        whys = {one["ref"]: _still(found.get(one["ref"]), one) for one in new}
        fit = [one for one in new if not whys[one["ref"]]]
        gone = actions.retract_persons(
            [found[one["ref"]] for one in fit], by=by, consents=[key for one in fit for key in one["consents"]],
            opened=[found[one["ref"]].household_id for one in fit if one["opened"]],
        )  # fmt: skip
        whys |= {one["ref"]: str(actions.BUILT_UPON) for one in fit if found[one["ref"]].pk not in gone}
        return [self._taken_back(one, by) if "before" in one else whys[one["ref"]] for one in made]

    def _as_they_are(self, made) -> dict[str, AssistedPerson]:
        """By ref, with no more than what has to be compared."""
        names = {name for one in made for name in one["given"]} | {"ref", "household", "kinds", "left_on", "erased_on"}
        found = AssistedPerson.objects.only(*names).filter(sets.among("ref", [one["ref"] for one in made]))
        return {one.ref: one for one in found}

    def undo(self, made, *, by):
        found = AssistedPerson.objects.select_related("household").get(ref=made["ref"])
        if why := _still(found, made):
            raise Refused(why)
        if "before" not in made:
            actions.retract_person(found, by=by, consents=made.get("consents", ()), opened=made.get("opened", False))
            return
        if "address" in made:
            actions.move_household(found.household, by=by, address=made["address"])
        found = actions.edit_facts(found, made["before"], by=by, kinds=made["kinds"], minor=made.get("minor"))
        for consent in Consent.objects.filter(pk__in=made.get("consents", ())).select_related("person__household"):
            actions.retract_consent(consent, by=by)


def _listed(by: Any, area: str) -> Any:
    found = AssistedPerson.objects.visible_to(by).listed().within(area)
    return found.select_related("household").order_by("household__area_id", "household_id", "id")


def _row(one: AssistedPerson) -> dict[str, Any]:
    """As the table says it; a household by the number of its row's id, so that its persons stay together."""
    told = {"house": one.household.ref[:SHORT], "area": one.household.area_id, "address": str(one.household.address)}
    return (
        told
        | {name: getattr(one, name) for name in FACTS}
        | {"kinds": "、".join(one.kinds), "listed_on": one.listed_on}
    )


def _covered(found: AssistedPerson, *, minor: bool) -> set[str]:
    """As `covered`, of consents that were fetched with the person."""
    good = [c for c in found.consents.all() if c.good and not (minor and c.basis == Basis.PAPER)]
    return {name for consent in good for name in consent.fields}


def _still(found: AssistedPerson | None, made: dict[str, Any]) -> str:
    """Why nothing of this row is taken back; "" if nobody was at it since."""
    if found is None or found.erased_on or found.left_on:
        return _("这个人已经退出或删除，没有改动。")
    if any(getattr(found, name) != value for name, value in made["given"].items()) or found.kinds != made["after"]:
        return _("导入以后又改过，没有撤销。")
    return ""


def _minor(given: dict[str, str], found: AssistedPerson | None, kinds: list[str]) -> bool:
    """By the day of birth; where that is not said as it was known, or by the kind (孤儿, …儿童)."""
    if born := actions.persons.born_on(given):
        return identity.is_minor(born, clock.today())
    return found.minor if found else any("儿" in kind for kind in kinds)
