"""认人 · Whom a table of bonds and visits names: persons under care, cadres, firms; each looked up once for all rows."""

from collections import defaultdict
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from shangliang.kit import seal
from shangliang.people.importers.places import Bodies, Places, roots
from shangliang.people.models import Person, Post
from shangliang.people.persons import PHONE
from shangliang.subjects.models import AssistedPerson, Enterprise
from shangliang.subjects.models.households import ID_NUMBER, NAME

Row = dict[str, Any]


class Cared:
    """关爱对象 · By the identity number, else by name at the place; of those whom one may see."""

    def __init__(self, rows: list[Row], by: Any, ability: str) -> None:
        self.places = Places(roots(by, ability))
        numbers = [seal.blind(row["id_number"], ID_NUMBER) for row in rows if row["id_number"]]
        names = [seal.blind(name, NAME) for name in {row["assisted"] for row in rows if row["assisted"]}]
        seen = AssistedPerson.objects.visible_to(by).listed().select_related("household__area")
        self.by_number: dict[str, AssistedPerson] = {}
        self.named: dict[tuple[str, str], list[AssistedPerson]] = defaultdict(list)
        for one in seen.filter(Q(id_index__in=numbers) | Q(name_index__in=names)):
            self.named[one.household.area_id, one.name].append(one)
            if one.id_number:
                self.by_number[one.id_number] = one

    def find(self, row: Row) -> tuple[AssistedPerson | None, str]:
        """(who it is, what is wrong): said without the name, which is somebody's under care."""
        if row["id_number"]:
            found = self.by_number.get(row["id_number"])
            return found, "" if found else _("没有登记过这个身份证号的关爱对象，请先登记或导入。")
        area, wrong = self.places.find(row["area"]) if row["area"] else ("", _("请写所在村，或填身份证号。"))
        alike = self.named.get((area, row["assisted"]), [])
        if not wrong and len(alike) != 1:
            wrong = _("当地在册的关爱对象里没有这个人，或有几个同名的。请先登记，或填身份证号。")
        return (None, wrong) if wrong else (alike[0], "")


class Cadres:
    """干部 · By the telephone, else by name and body, else by the name alone if exactly one within reach has it."""

    def __init__(self, rows: list[Row], by: Any, ability: str) -> None:
        codes = roots(by, ability)
        self.bodies = Bodies(codes)
        phones = [seal.blind(row["phone"], PHONE) for row in rows if row.get("phone")]
        self.by_phone = {bytes(one.phone_index): one for one in Person.objects.filter(phone_index__in=phones)}
        self.named: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        self.persons: dict[int, Person] = {}
        here = {body.pk for bodies in self.bodies.by_name.values() for body in bodies}
        held = Post.objects.held().filter(person__name__in={row["helper"] for row in rows}, organisation__in=here)
        for post in held.select_related("person"):
            self.named[post.person.name][post.person_id].add(post.organisation_id)
            self.persons[post.person_id] = post.person

    def find(self, row: Row) -> tuple[Person | None, str]:
        if row.get("phone"):
            found = self.by_phone.get(bytes(seal.blind(row["phone"], PHONE)))
            if found and found.name == row["helper"]:
                return found, ""
        body, wrong = self.bodies.find(row["body"]) if row["body"] else (None, "")
        if wrong:
            return None, wrong
        held = self.named.get(row["helper"], {})
        alike = [pk for pk, bodies in held.items() if body is None or body.pk in bodies]
        if len(alike) == 1:
            return self.persons[alike[0]], ""
        said = {"name": row["helper"][:20], "n": len(alike)}
        if alike:
            return None, _("有 %(n)s 个“%(name)s”，请写单位或手机。") % said
        return None, _("没有登记过“%(name)s”这名干部，请先登记或导入人员与职务。") % said


class Firms:
    """企业 · By name or credit code; of those that one may see."""

    def __init__(self, words: set[str], by: Any) -> None:
        seen = Enterprise.objects.visible_to(by).select_related("area", "contact")
        self.by_word: dict[str, list[Enterprise]] = defaultdict(list)
        for firm in seen.filter(Q(name__in=words) | Q(credit_code__in=words - {""})):
            for word in {firm.name, firm.credit_code} - {""}:
                self.by_word[word].append(firm)

    def find(self, word: str) -> tuple[Enterprise | None, str]:
        found = self.by_word.get(word, [])
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, _("有 %(n)s 家企业都叫这个名称，请填统一社会信用代码。") % {"n": len(found)}
        return None, _("没有登记过企业“%(name)s”，请先登记或导入企业。") % {"name": word[:30]}
