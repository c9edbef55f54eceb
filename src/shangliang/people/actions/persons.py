"""做人员 · Register a person, change what is kept of them, give a password, end sessions, keep their own preference."""

from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import ids, trail
from shangliang.kit.search import pinyin_key

from ..persons import Person
from ..reach import people_visible_to
from ..refusal import Refused


@transaction.atomic
def add_person(
    name: str, *, area: str, by, login="", phone="", email="", password=None, elder=False, invented=False, on=None
) -> Person:
    """登记人员: `area` is where the first post will be. Without a password the person cannot sign in."""
    if by is not None and not by.can("person.add", area):
        raise PermissionDenied
    made = Person(name=name, phone=phone, email=email, elder=elder, invented=invented, pinyin=pinyin_key(name))
    made.login = login.strip() or ids.ref().lower()
    if Person.objects.filter(login=made.login).exists():
        raise Refused(_("登录名“%(login)s”已经有人用了，请换一个。") % {"login": made.login})
    made.set_password(password)
    made.save(force_insert=True)
    trail.record(by=by, action="person.add", noun="person", id=made.ref, area=area, on=on)
    return made


@transaction.atomic
def edit_person(person: Person, *, by, name: str, phone="", email="", on=None) -> Person:
    """修改人员资料."""
    area = _allow(by, person, "person.edit")
    row = Person.objects.select_for_update().get(pk=person.pk)
    row.name, row.phone, row.email, row.pinyin = name, phone, email, pinyin_key(name)
    row.save()
    trail.record(by=by, action="person.edit", noun="person", id=row.ref, area=area, on=on)
    return row


@transaction.atomic
def set_password(person: Person, password: str, *, by, on=None) -> Person:
    """重设密码: by an office; every session of the person ends."""
    area = _allow(by, person, "person.edit")
    person.set_password(password)
    person.save(update_fields=["password"])
    _end(person)
    trail.record(by=by, action="person.password", noun="person", id=person.ref, area=area, on=on)
    return person


@transaction.atomic
def end_sessions(person: Person, *, by, on=None) -> int:
    """让其退出登录: on all devices."""
    area = _allow(by, person, "session.end")
    ended = _end(person)
    trail.record(
        by=by, action="session.end", noun="person", id=person.ref, area=area, on=on, detail={"sessions": ended}
    )
    return ended


@transaction.atomic
def end_own_session(session: UserSession, *, by, on=None) -> None:
    """退出某台设备: the owner ends one of their sessions."""
    if session.user_id != by.pk:
        raise PermissionDenied
    session.end()
    trail.record(by=by, action="session.end_own", noun="person", id=by.ref, area=home(by), on=on)


@transaction.atomic
def prefer(person: Person, *, elder: bool) -> Person:
    """个人设置: larger type wherever this person signs in. A taste, not an act: it leaves no trail row."""
    person.elder = elder
    person.save(update_fields=["elder"])
    return person


def home(person: Person) -> str:
    """The area of the person's latest post, '' without one."""
    post = person.posts.select_related("organisation").order_by("-start", "-id").first()
    return post.organisation.area_id if post else ""


def _allow(by, person: Person, ability: str) -> str:
    """Allowed where the person has, had or will have a post that `by` reaches; returns that area.

    Whoever holds a role that `by` may not give is not changed by `by` either: an office takes over no admin's account.
    """
    places = [p.organisation.area_id for p in person.posts.select_related("organisation").order_by("-start", "-id")]
    if by is None:
        return places[0] if places else ""
    reached = next((code for code in places if by.can(ability, code)), None)
    if reached is None or not people_visible_to(by).filter(pk=person.pk).exists():
        raise PermissionDenied
    if ability == "person.edit" and not all(_may_care_for(by, post) for post in person.held_posts):
        raise PermissionDenied
    return reached


def _may_care_for(by, post) -> bool:
    from ..can import Role, may_appoint

    code = post.organisation.area_id
    return any(
        may_appoint(own.role, post.role) or own.role == Role.SYSTEM_ADMIN for own in by.posts_with("person.edit", code)
    )


def _end(person: Person) -> int:
    sessions = list(UserSession.objects.filter(user=person))
    for session in sessions:
        session.end()
    return len(sessions)
