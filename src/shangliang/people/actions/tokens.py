"""程序令牌 · Made by its person, ended by its person; each use leaves the time of the last one."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from shangliang.kit import clock, notices, trail

from ..access import PREFIX, AccessToken, digest, fresh
from ..refusal import Refused

MOST = 10  # live ones of one person
SEEN = dt.timedelta(minutes=1)  # a program asks often: the time of its last use is written once a minute


@transaction.atomic
def make_token(person, *, label: str, scopes, days: int, on=None) -> tuple[AccessToken, str]:
    """Returns the token's row and its characters, which are kept nowhere; its person is told, whoever pressed."""
    if not person.is_active or person.is_admin:
        raise PermissionDenied
    if person.tokens.live().count() >= MOST:
        raise Refused(_("最多同时有 %(n)s 个令牌，请先停用不再使用的。") % {"n": MOST})
    typed = fresh()
    token = AccessToken.objects.create(
        person=person,
        label=label,
        digest=digest(typed),
        hint=typed[: len(PREFIX) + 4],
        scopes=sorted(set(scopes)),
        expires_on=clock.today() + dt.timedelta(days=days),
    )
    _log("token.make", token, on=on, detail={"scopes": token.scopes, "until": token.expires_on})
    text = _("您的账号新建了一个程序令牌“%(label)s”。不是您本人建的，请马上停用它并改密码。") % {"label": label}
    notices.tell(
        [("person", person.pk)],
        event=f"token.make:{token.ref}",
        subject=("person", person.ref),
        text=text,
        area=_area(person),
        url=reverse("tokens"),
    )
    return token, typed


@transaction.atomic
def revoke_token(token: AccessToken, *, by, on=None) -> None:
    """At once and for good; ending it twice changes nothing."""
    if token.person_id != by.pk:
        raise PermissionDenied
    if AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
        _log("token.revoke", token, on=on, detail={})


def token_used(token: AccessToken) -> None:
    """When a program last came with it."""
    now = clock.now()
    AccessToken.objects.filter(Q(used_at=None) | Q(used_at__lt=now - SEEN), pk=token.pk).update(used_at=now)


def _log(action, token, *, on, detail) -> None:
    person = token.person
    trail.record(
        by=person,
        action=action,
        noun="person",
        id=person.ref,
        area=_area(person),
        on=on,
        detail={"token": token.ref} | detail,
    )


def _area(person) -> str:
    """Where the person works; who has no post: nowhere."""
    return next((post.organisation.area_id for post in person.held_posts), "")
