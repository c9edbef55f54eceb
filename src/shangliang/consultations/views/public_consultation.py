"""协商的公开页 · What is talked over, who may take part and how secretly, when, and how much was said."""

from django.db.models import Count
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shangliang.kit import clock
from shangliang.matters.models import Matter
from shangliang.matters.views.public_matter import crumbs

from .. import tokens, wording
from ..actions.agreeing import agreement_of
from ..actions.limits import objection_due
from ..forms.public_join import JoinForm
from ..models import Consultation, Picture, Reason, Statement

PAGES = {"pro_con", "text", "questions"}  # activities that have a page of their own


@never_cache
@require_safe
def consultation(request, ref):
    """/c/<ref>/; a printed QR code may lead here too: its fragment is posted to the box for codes."""
    voter = tokens.voter_of(request, ref)
    seen = Consultation.objects.all() if voter else Consultation.objects.readable_by(request.user)
    found = seen.filter(ref=ref).select_related("host", "book").first()
    if found is None:
        raise Http404
    words, kind = wording.state_of(found)
    context = {
        "consultation": found, "voter": voter, "form": JoinForm(), "state": words, "state_kind": kind,
        "known": wording.KNOWN[found.grade], "by_code": found.grade in wording.BY_CODE,
        "crumbs": crumbs(found.area_id), "matters": matters(request.user, found), "phases": found.phases.all(),
        "activities": activities(found), "picture": Picture.objects.filter(consultation=found).first(),
        "objection_due": objection_due(found), "said": said(found), "facts": facts(found),
        "agreed": agreement_of(found, found.agreed_on) if found.agreed_on else None,
    }  # fmt: skip
    return render(request, "consultations/phone/consultation.html", context)


def matters(person, found) -> list[dict]:
    """What it is about; only what this person may open is a link. A complaint is named to nobody else."""
    titles = found.concerns.values_list("matter_id", "matter__title", "matter__ref", "matter__about_id")
    seen = set(Matter.objects.visible_to(person).filter(concerns__consultation=found).values_list("pk", flat=True))
    return [
        {"title": title, "url": f"/m/{ref}/" if pk in seen else ""}
        for pk, title, ref, about in titles
        if pk in seen or not about
    ]


def activities(found) -> list[dict]:
    """What one can do, each with the page where it is done; sitting together has a place and an hour instead."""
    home = found.get_absolute_url()
    open_now = found.takes_views
    pages = {"statements": f"{home}say/", "views": f"{home}views/"} if open_now else {}
    rows = found.activities.select_related("gathering")
    return [
        {"row": row, "url": f"{home}a/{row.pk}/" if row.kind in PAGES else pages.get(row.kind, ""), "gathering": row.gathering,
         "how": wording.HOW.get(row.kind, "") if open_now else ""}
        for row in rows
    ]  # fmt: skip


def said(found) -> dict:
    """How many sentences came in, how many are shown, how many are not and why: counted in public."""
    rows = found.statements.values_list("state", "reason").annotate(n=Count("pk")).order_by()
    by_state: dict[str, int] = {}
    reasons = []
    for state, reason, n in rows:
        by_state[state] = by_state.get(state, 0) + n
        if state == Statement.State.OUT:
            reasons.append((Reason(reason).label, n))
    return {"all": sum(by_state.values()), "reasons": sorted(reasons, key=lambda pair: -pair[1])} | by_state


def facts(found) -> list[tuple]:
    rows = [(_("形式"), found.rules.name), (pgettext("会", "主办"), found.host)]
    if found.convener:
        rows.append((_("召集人"), found.convener))
    if found.closes_at:
        rows.append((_("表态到"), f"{found.closes_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"))
    book = found.book
    if book is not None and book.reconciled_on:
        numbers = {"p": book.printed, "i": book.issued, "u": book.unused, "s": book.spoiled}
        rows.append((_("纸签"), _("印 %(p)s = 发 %(i)s + 剩 %(u)s + 废 %(s)s") % numbers))
    elif book is not None and book.printed:
        rows.append((_("纸签"), _("印了 %(p)s 张，结束以后当众清点") % {"p": book.printed}))
    return rows
