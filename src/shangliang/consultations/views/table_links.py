"""个人链接的页 · A sheet of links with names (grades G1 and G2) is the answer to a press; the codes are nowhere else."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shangliang.gatherings.views.printing import sheet
from shangliang.kit.once import seed_of
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import one

from .. import actions, wording
from .finding import own


def _sheet(request, found, rows):
    strips = [{"code": code, "name": person.name, "number": person.number} for person, code in rows]
    said, path = str(wording.KNOWN[found.grade]), found.get_absolute_url()
    return sheet(request, strips, name=_("个人链接"), title=found.title, said=said, path=path, back=found.desk_url())


@login_required
@never_cache
@require_POST
def links(request, ref):
    """/desk/c/<ref>/links/: of everybody who has none yet."""
    found = own(request.user, ref)
    try:
        rows = actions.hand_links(found, by=request.user, seed=seed_of(request, "consultation links"))
    except Refused as reason:
        messages.error(request, str(reason))
        return redirect(found.desk_url())
    return _sheet(request, found, rows)


@login_required
@never_cache
@require_POST
def again(request, ref, pk):
    """/desk/c/<ref>/roster/<pk>/link/: a lost one."""
    found = own(request.user, ref)
    person = one(found.participants.select_related("consultation__host"), pk=pk)
    try:
        seed = seed_of(request, "consultation link again")
        return _sheet(request, found, [(person, actions.give_link(person, by=request.user, seed=seed))])
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect(found.desk_url())
