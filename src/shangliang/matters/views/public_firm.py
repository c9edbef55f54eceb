"""企业专页 · By the firm's own link, without an account: report a problem, see what became of each, confirm and rate."""

from django.contrib import messages
from django.core import signing
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once, pages, paging, refusals
from shangliang.kit.finding import pills
from shangliang.people.views.finding import sentence
from shangliang.subjects.actions import by_link
from shangliang.subjects.models import Enterprise

from .. import actions, tokens
from ..forms.desk_find import FirmFind
from ..forms.public_firm import ProblemForm
from ..forms.public_voice import CodeForm
from ..lifecycle import Refused
from ..models.rows import dressed, rows
from ..models.voices import Channel
from .public_open import TOO_MANY, blocked, missed, no_such_code, too_many

COOKIE = "firm"


def opened(request) -> Enterprise | None:
    """The firm whose link this browser has opened; a link that was renewed since opens nothing any more."""
    try:
        pk, link = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=tokens.HOURS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Enterprise.objects.select_related("area", "contact", "unit").filter(pk=pk).first()
    return found if found and found.link_hash and bytes(found.link_hash).hex()[:16] == link else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def firm(request):
    """POST opens with the link's code; GET shows the firm's problems, or asks for the code."""
    if request.method == "POST":
        return _open(request)
    enterprise = opened(request)
    if enterprise is None:
        return render(request, "matters/public/firm_code.html", {"form": _form()})
    return _page(request, enterprise, ProblemForm())


def _form(data=None):
    form = CodeForm(data)
    form.fields["code"].label, form.fields["code"].help_text = _("企业专用码"), _("包联单位给您的 10 个字母和数字。")
    return form


def _open(request):
    form = _form(request.POST)
    if form.is_valid() and blocked(request):
        form.add_error("code", too_many())
        return render(request, "matters/public/firm_code.html", {"form": form}, status=TOO_MANY)
    enterprise = by_link(form.cleaned_data["code"]) if form.is_valid() else None
    if enterprise is None:
        if form.is_valid():
            missed(request)
            form.add_error("code", no_such_code())
        return render(request, "matters/public/firm_code.html", {"form": form})
    kept = signing.dumps([enterprise.pk, bytes(enterprise.link_hash).hex()[:16]], salt=COOKIE)
    return tokens.keep(redirect("firm"), COOKIE, kept, seconds=tokens.HOURS)


def _page(request, enterprise, form):
    find = FirmFind(request.GET, person=request.user)
    problems = enterprise.problems.filter(kind="enterprise")
    page = paging.page(find.apply(rows(problems)), order=find.order, cursor=request.GET.get("cursor"), size=20)
    page.rows[:] = dressed(page.rows)
    context = {
        "enterprise": enterprise, "form": form, "page": page, "find": find, "caption": sentence(find), "count": problems.count(),
        "filters": [pills(request, find, "stage", _("全部"))], "panels": pages.panels("firm.main", None, enterprise),
    }  # fmt: skip
    return render(request, "matters/public/firm.html", context)


@never_cache
@require_POST
def report(request):
    """A problem comes in by the link; its receipt carries a code of its own."""
    enterprise = opened(request)
    if enterprise is None:
        why = _("为了安全，这一页已经退出。请再输一次专用码，然后重新填写。")
        return refusals.signed_out(request, why, reverse("firm"))
    form = ProblemForm(request.POST)
    if not form.is_valid():
        return _page(request, enterprise, form)
    code = tokens.code_for(request, request.POST.get("once", ""))
    try:
        url = once.of(
            request, form.cleaned_data | {"firm": enterprise.pk}, lambda: _raise(enterprise, form.cleaned_data, code)
        )
    except once.Conflict as conflict:
        messages.warning(request, str(conflict))
        return redirect(conflict.url)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, enterprise, form)
    return tokens.hand_over(redirect(url), url, url.rstrip("/").split("/")[-2], code)


def _raise(enterprise, said, code) -> str:
    matter, _code = actions.raise_matter(
        "enterprise", title=said["title"], text=said["text"], topic_class=said["topic_class"], contact=said["contact"],
        area=enterprise.area, enterprise=enterprise, organisation=enterprise.unit, name=enterprise.name, channel=Channel.LINK,
        code=code,
    )  # fmt: skip
    return reverse("receipt", args=[matter.ref])


@never_cache
@require_POST
def problem(request, ref):
    """Open one of its problems as its voice: see the whole course, confirm, rate, open again."""
    enterprise = opened(request)
    matter = enterprise and enterprise.problems.filter(ref=ref, kind="enterprise").first()
    raiser = matter and matter.raisers.order_by("-lead", "raised_on", "pk").first()
    if not raiser:
        raise Http404
    return tokens.open_voice(redirect("voice"), raiser, "link")


@require_POST
def leave(request):
    """退出"""
    response = redirect("firm")
    for name in (COOKIE, tokens.VOICE):
        response.delete_cookie(name)
    return response
