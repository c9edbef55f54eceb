"""做撤销 · What was registered by mistake goes again, as long as nothing was built upon it; the trail keeps both."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from shangliang.kit import trail

from ..can import may_appoint
from ..persons import Person, Post
from ..refusal import Refused


@transaction.atomic
def withdraw_post(post: Post, *, by, on=None) -> None:
    """撤销任职登记: it was never given."""
    code = post.organisation.area_id
    if not any(may_appoint(own.role, post.role) for own in by.posts_with("post.end", code)):
        raise PermissionDenied
    detail = {"post": post.pk, "organisation": post.organisation.ref, "role": post.role}
    post.person.forget_posts()
    ref = post.person.ref
    post.delete()
    trail.record(by=by, action="post.withdraw", noun="person", id=ref, area=code, on=on, detail=detail)


@transaction.atomic
def withdraw_person(person: Person, *, area: str, by, on=None) -> None:
    """撤销人员登记: somebody who has done nothing yet and holds no post."""
    if not by.can("person.add", area):
        raise PermissionDenied
    ref = person.ref
    if person.last_login is not None:
        raise Refused(_("%(who)s已经登录过，不能撤销登记，可以免职。") % {"who": person})
    try:
        with transaction.atomic():
            person.delete()
    except ProtectedError:
        raise Refused(_("%(who)s已经有后来的记录，不能撤销登记，可以免职。") % {"who": person}) from None
    trail.record(by=by, action="person.withdraw", noun="person", id=ref, area=area, on=on)
