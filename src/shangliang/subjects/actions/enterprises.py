"""做 · Register an enterprise, change or withdraw it, say who contacts it, give it its own link."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from shangliang.kit import clock, ids, seal, trail
from shangliang.kit.search import pinyin_key
from shangliang.people.refusal import Refused

from ..models import Enterprise


@transaction.atomic
def add_enterprise(name, area, *, by, on=None, **fields) -> Enterprise:
    """登记企业."""
    if not by.can("subject.add", area.code):
        raise PermissionDenied
    if Enterprise.objects.filter(area=area, name=name).exists():
        raise Refused(_("%(place)s已经有“%(name)s”。") % {"place": area, "name": name})
    code = fields.get("credit_code", "")
    if code and Enterprise.objects.filter(credit_code=code).exists():
        raise Refused(_("这个统一社会信用代码已经登记过。"))
    made = Enterprise.objects.create(name=name, area=area, pinyin=pinyin_key(name), **fields)
    trail.record(by=by, action="enterprise.add", noun="enterprise", id=made.ref, area=area.code, on=on)
    return made


@transaction.atomic
def edit_enterprise(enterprise, *, by, on=None, **fields) -> Enterprise:
    """修改企业: name, credit code, industry."""
    if not by.can("subject.add", enterprise.area_id):
        raise PermissionDenied
    code = fields.get("credit_code", "")
    if code and Enterprise.objects.filter(credit_code=code).exclude(pk=enterprise.pk).exists():
        raise Refused(_("这个统一社会信用代码已经登记过。"))
    for field, value in (fields | {"pinyin": pinyin_key(fields.get("name", enterprise.name))}).items():
        setattr(enterprise, field, value)
    enterprise.save()
    trail.record(by=by, action="enterprise.edit", noun="enterprise", id=enterprise.ref, area=enterprise.area_id, on=on)
    return enterprise


@transaction.atomic
def withdraw_enterprise(enterprise, *, by, on=None) -> None:
    """撤销企业登记: as long as nothing was built upon it; the trail keeps both."""
    if not by.can("subject.add", enterprise.area_id):
        raise PermissionDenied
    ref, code = enterprise.ref, enterprise.area_id
    try:
        with transaction.atomic():
            enterprise.delete()
    except ProtectedError:
        raise Refused(_("“%(name)s”已经有后来的记录，不能撤销登记。") % {"name": enterprise}) from None
    trail.record(by=by, action="enterprise.withdraw", noun="enterprise", id=ref, area=code, on=on)


@transaction.atomic
def contact_enterprise(enterprise, organisation, title, *, by, on=None) -> Enterprise:
    """包联: an organisation (a committee, an office) and the post in it look after the enterprise from today on."""
    if not by.can("subject.add", enterprise.area_id):
        raise PermissionDenied
    enterprise.contact, enterprise.contact_title = organisation, title
    enterprise.contact_from = clock.local_day(on) if on else clock.today()
    enterprise.save(update_fields=["contact", "contact_title", "contact_from"])
    trail.record(
        by=by,
        action="enterprise.contact",
        noun="enterprise",
        id=enterprise.ref,
        area=enterprise.area_id,
        on=on,
        detail={"organisation": organisation.ref},
    )
    return enterprise


@transaction.atomic
def give_link(enterprise, *, by, seed: bytes | None = None) -> str:
    """企业专用链接: a new code (49.5 random bits) with which the firm reports without an account; the old one ends. The same
    press (`seed`) gives the same code again."""
    if not by.can("subject.add", enterprise.area_id):
        raise PermissionDenied
    code = ids.drawn(seed, enterprise.pk) if seed else ids.ref()
    given = seal.blind(code, "enterprise.link")
    if enterprise.link_hash and bytes(enterprise.link_hash) == given:
        return code
    enterprise.link_hash = given
    enterprise.save(update_fields=["link_hash"])
    trail.record(by=by, action="enterprise.link", noun="enterprise", id=enterprise.ref, area=enterprise.area_id)
    return code


def by_link(code: str) -> Enterprise | None:
    """The enterprise whose link carries this code, or None."""
    if not code or "\x00" in code:
        return None
    return Enterprise.objects.filter(link_hash=seal.blind(code.strip().upper(), "enterprise.link")).first()
