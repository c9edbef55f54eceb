"""回执 · In large type, to print and keep: the number, who answers, by when, whom to ask, the secret code as QR and in letters."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shangliang.kit import printing, rules
from shangliang.people.areas import path_names

from .. import tokens
from ..holders import above
from ..limits import limit_for
from ..models import Matter
from ..sheets import receipt_sheet
from ..wording import day


@never_cache
@require_safe
def receipt(request, ref):
    """Only for the browser that was given the code, for a day; reading it consumes nothing."""
    code = tokens.handed(request, ref)
    matter = Matter.objects.filter(ref=ref).select_related("holder", "area").first() if code else None
    if matter is None:
        raise Http404
    link = request.build_absolute_uri(reverse("voice")) + f"#{code}"
    place, rows, steps = " ".join(path_names(matter.area_id, matter.area_id[:4])), facts(matter), next_steps(matter)
    sheet = receipt_sheet(matter, code, link, rows, steps, place=place) if printing.asked(request) else None
    if sheet and (made := printing.as_asked("pdf", sheet, name=_("回执"))):
        return made
    context = {
        "matter": matter, "code": code, "link": link, "place": place, "facts": rows, "next": steps, "spaced": f"{code[:3]} {code[3:6]} {code[6:]}",
        "day": day(matter.raised_on), "private": not matter.rules.public, "desk": _desk(request, matter), "undrawn": printing.fonts_said() if sheet else "",
    }  # fmt: skip
    return render(request, "matters/public/receipt.html", context)


def _desk(request, matter) -> str:
    """Where a clerk who typed it in goes on; '' for everybody else."""
    person = request.user
    if not person.is_authenticated or not person.can("matter.raise_for", matter.area_id):
        return ""
    return matter.desk_url if Matter.objects.visible_to(person).filter(pk=matter.pk).exists() else ""


def facts(matter) -> list[tuple]:
    """What, who answers, by when, whom to ask; how it ended, where that was on the spot."""
    if not matter.is_open:
        return [
            (_("什么事"), matter.title),
            (_("谁办的"), matter.holder),
            (_("结果"), matter.get_outcome_display() or matter.get_stage_display()),
            (_("找谁问"), whom_to_ask(matter.holder)),
        ]
    limit = limit_for(matter.kind, matter.stage, matter.holder.area_id)
    when = (
        _("%(day)s以前（%(limit)s）") % {"day": day(matter.due_on), "limit": limit.label}
        if matter.due_on
        else _("不限时")
    )
    return [
        (_("什么事"), matter.title),
        (_("谁来答复"), matter.holder),
        (_("什么时候"), when),
        (_("找谁问"), whom_to_ask(matter.holder)),
    ]


def whom_to_ask(holder) -> str:
    """The office that has it, with its telephone; else the next one above that has one."""
    asked = holder
    while asked is not None and not asked.phone:
        asked = above(asked)
    if asked is None:
        return _("到%(office)s当面问") % {"office": holder}
    return _("%(office)s，电话 %(phone)s") % {"office": asked, "phone": asked.phone}


def next_steps(matter) -> list[str]:
    if not matter.is_open:
        within = rules.value("matter.reopen_within", matter.holder_area).label
        return [_("觉得没有办好的，%(within)s内凭查询码或者打电话，可以重新打开。") % {"within": within}]
    limit = limit_for(matter.kind, matter.stage, matter.holder.area_id)
    first = _("%(holder)s看过以后，决定受理、退回补充，或者说明为什么不受理。") % {"holder": matter.holder}
    if limit:
        first = _("%(limit)s内，%(first)s") % {"limit": limit.label, "first": first}
    steps = [
        first,
        _("每走一步，网上都写明。用查询码随时能查。公开以后，用编号也能查。"),
        _("有了结果，请您来确认：解决了没有，满意不满意。您不确认，这件事就不算完。"),
    ]
    if matter.rules.public and not matter.about_id:
        steps.insert(1, _("工作人员看过以后才公开。您没有同意公开姓名的，姓名不公开。"))
    return steps
