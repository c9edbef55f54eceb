"""导入人员与职务 · One row: a person and a post. Somebody known by login name, telephone or a post there is not made twice."""

import re
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit import seal
from shangliang.kit.importing import Column, Importer, Judged, Made

from .. import actions
from ..areas import after
from ..can import ROLE_NAMES, Role, may_appoint
from ..models import Person, Post
from ..persons import PHONE
from ..refusal import Refused
from .places import Bodies, roots

PHONES = re.compile(r"^\+?[0-9]{5,20}$")


class Persons(Importer):
    """人员与职务"""

    name, word, ability, noun = "persons", gettext_noop("人员与职务"), "person.add", "person"
    hint = gettext_noop("一行一个人的一个职务；同一个人有几个职务就写几行。")
    refusals = (Refused, ObjectDoesNotExist)
    columns = (
        Column("person", (gettext_noop("姓名"), "名字", "人员姓名"), required=True, longest=40),
        Column("body", (gettext_noop("单位"), "工作单位", "所在单位", "组织", "单位名称"), required=True),
        Column("role", (gettext_noop("角色"), "系统角色", "身份"), required=True, longest=20),
        Column("title", (gettext_noop("职务名称"), "职务", "现任职务"), longest=60),
        Column(
            "phone",
            (gettext_noop("手机"), "手机号", "手机号码", "联系电话", "电话", "联系方式"),
            kind="code",
            longest=21,
        ),
        Column("email", (gettext_noop("电子邮箱"), "邮箱", "电子邮件"), longest=120),
        Column("login", (gettext_noop("登录名"), "账号", "用户名"), longest=40),
        Column("start", (gettext_noop("任职日期"), "任职时间", "到任日期"), kind="day"),
    )

    def options(self, area):
        return {"role": [ROLE_NAMES._words[role] for role in Role]}

    def key(self, row):
        return row["person"], row["body"], row["role"], row["login"]

    def look(self, rows, by):
        logins = {row["login"] for row in rows} - {""}
        phones = {row["phone"]: seal.blind(row["phone"], PHONE) for row in rows if row["phone"]}
        people = Person.objects.filter(login__in=logins) | Person.objects.filter(phone_index__in=list(phones.values()))
        named = Post.objects.held().filter(person__name__in={row["person"] for row in rows}).select_related("person")
        people, named = list(people), list(named)
        everybody = {p.pk for p in people} | {post.person_id for post in named}
        held = Post.objects.held().filter(person__in=everybody).values_list("person_id", "organisation_id", "role")
        known: dict[str, Any] = {
            "bodies": Bodies(roots(by, "post.appoint")),
            "login": {p.login: p for p in people},
            "phone": {bytes(p.phone_index): p for p in people if p.phone_index},
            "post": {(p.person.name, p.organisation_id): p.person for p in named},
            "held": set(held),
            "role": {word: r for r in Role for word in (ROLE_NAMES._words[r], ROLE_NAMES[r], r.value)},
        }
        return known

    def judge(self, row, known, by):
        body, wrong = known["bodies"].find(row["body"])
        role = known["role"].get(row["role"])
        wrong = wrong or self._wrong(row, role, body, by)
        if wrong:
            return Judged("refused", wrong)
        found = self._known(row, known, body)
        facts = {"person": found, "body": body, "role": role}
        if found is None:
            return Judged("new", "", facts)
        if found.name != row["person"]:
            return Judged("refused", _("登录名或手机已经是别人的，请核对。"))
        changes = self._changes(row, found, known, (found.pk, body.pk, role.value))
        if changes and not by.can("person.edit", body.area_id):
            return Judged("refused", _("这个人的资料不归您改。"))
        before = {"phone": found.phone} if _("手机") in changes else {}
        before |= {"email": found.email} if _("电子邮箱") in changes else {}
        before |= {"role": ""} if _("任职") in changes else {}
        return Judged("changed" if changes else "same", "、".join(changes), facts | {"changes": changes}, before)

    def _wrong(self, row, role, body, by) -> str:
        if role is None:
            return _("没有“%(role)s”这个角色，可以填：%(roles)s。") % {
                "role": row["role"][:20],
                "roles": "、".join(ROLE_NAMES[r] for r in Role if any(may_appoint(p.role, r) for p in by.held_posts)),
            }
        if body and not any(may_appoint(own.role, role) for own in by.posts_with("post.appoint", body.area_id)):
            return _("您不能任命“%(role)s”。") % {"role": ROLE_NAMES[role]}
        if row["phone"] and not PHONES.match(row["phone"]):
            return _("手机：号码只含数字。")
        if row["email"] and "@" not in row["email"]:
            return _("电子邮箱：格式不对。")
        return ""

    def _known(self, row, known, body) -> Person | None:
        by_phone = known["phone"].get(bytes(seal.blind(row["phone"], PHONE))) if row["phone"] else None
        return known["login"].get(row["login"]) or by_phone or known["post"].get((row["person"], body.pk))

    def _changes(self, row, found, known, post) -> list[str]:
        said = [_("手机")] if row["phone"] and row["phone"] != found.phone else []
        said += [_("电子邮箱")] if row["email"] and row["email"] != found.email else []
        return said if post in known["held"] else [*said, _("任职")]

    def rows(self, by, area):
        held = Post.objects.held().filter(organisation__area_id__gte=area, organisation__area_id__lt=after(area))
        for post in held.select_related("person", "organisation").order_by(
            "organisation__area_id", "organisation_id", "id"
        ):
            who = post.person
            yield {
                "person": who.name, "body": post.organisation.name, "role": ROLE_NAMES._words[Role(post.role)], "title": post.title,
                "phone": who.phone, "email": who.email, "login": who.login, "start": post.start,
            }  # fmt: skip

    def write(self, row, judged, known, *, by):
        body, role, person, undo = judged.facts["body"], judged.facts["role"], judged.facts["person"], {}
        undo["area"] = body.area_id
        if person is None:
            person = actions.add_person(
                row["person"], area=body.area_id, by=by, login=row["login"], phone=row["phone"], email=row["email"]
            )
            undo["person"] = person.ref
        elif {_("手机"), _("电子邮箱")} & set(judged.facts["changes"]):
            undo["before"] = {"ref": person.ref, "name": person.name, "phone": person.phone, "email": person.email}
            changed = {"phone": row["phone"] or person.phone, "email": row["email"] or person.email}
            person = actions.edit_person(person, by=by, name=person.name, **changed)
        if (person.pk, body.pk, role.value) not in known["held"]:
            undo["post"] = actions.appoint(person, body, role, by=by, start=row["start"], title=row["title"]).pk
            known["held"].add((person.pk, body.pk, role.value))
        known["login"][person.login], known["post"][person.name, body.pk] = person, person
        if row["phone"]:  # several rows of one person, each with a post, are one person
            known["phone"][bytes(seal.blind(row["phone"], PHONE))] = person
        return Made(person.ref, undo)

    def undo(self, made, *, by):
        if "post" in made:
            actions.withdraw_post(Post.objects.select_related("organisation", "person").get(pk=made["post"]), by=by)
        if before := made.get("before"):
            person = Person.objects.get(ref=before.pop("ref"))
            actions.edit_person(person, by=by, **before)
        if "person" in made:
            actions.withdraw_person(Person.objects.get(ref=made["person"]), area=made["area"], by=by)
