"""事项页 · One matter on the desk: the chain, the text, the side (who, clock, orders, people), the timeline, the moves."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import asked, clock, pages
from shangliang.kit.finding import link
from shangliang.kit.say import say
from shangliang.people import areas

from ..actions import reveal_raisers
from ..chain import chain, days_of
from ..forms.desk_new import LONG_EXTRA
from ..forms.desk_reveal import RevealForm, blank_reason
from ..guards import held
from ..kinds import KINDS
from ..lifecycle import BY_NAME
from ..models import Entry, Matter, Raiser, WorkOrder
from ..models.matter import Outcome
from ..models.permits import permit
from ..models.similar import similar_to
from ..wording import day, left, until
from .desk_agreed import POINTS, carried
from .desk_find import or_404, within_reach
from .desk_timeline import timeline

LINKED = Exists(Matter.objects.filter(Q(merged_into=OuterRef("pk")) | Q(source=OuterRef("pk"))))
ORDERED = Exists(WorkOrder.objects.filter(matter=OuterRef("pk")))
ALIKE_UNTIL = ("raised", "accepted")


@login_required
@require_safe
def matter(request, ref):
    """/desk/m/<ref>/; in the drawer of a list: the same, shorter."""
    found = seen(request.user, ref)
    if request.htmx and request.htmx.target == "similar":
        return render(request, "matters/desk/_similar.html", {"similar": alike(request, found), "sought": True})
    drawer = request.htmx and request.htmx.target == "drawer"
    template = "matters/desk/drawer.html" if drawer else "matters/desk/matter.html"
    back = request.htmx.current_url_abs_path if drawer else ""
    return render(request, template, context(request, found, back=back or ""))


@login_required
@require_POST
@never_cache
def reveal(request, ref):
    """看提出人: asked with a reason, on the trail; the answer is shown once and kept nowhere."""
    found = seen(request.user, ref)
    form = RevealForm(request.POST)
    shown = reveal_raisers(found, form.cleaned_data["reason"], by=request.user) if form.is_valid() else ()
    asked_again = {"reveal": form, "reason": form["reason"].as_field_group(), "revealed": shown}
    return render(request, "matters/desk/matter.html", context(request, found) | asked_again)


def seen(person, ref):
    """The matter with what its page counts, in one query."""
    return or_404(asked.one(lambda ref: within_reach(person, ref, has_kin=LINKED, has_orders=ORDERED), ref=ref))


def context(request, found, *, back: str = "") -> dict:
    """`back`: the list beside which it is shown, where its steps lead back to."""
    person = request.user
    entries = asked.rows(lambda matter: Entry.objects.filter(matter=matter).named(), matter=found.pk)
    for entry in entries:
        entry.matter = found
    raisers = asked.rows(lambda matter: Raiser.objects.filter(matter=matter).named(), matter=found.pk)
    given = orders(found)
    return {
        "matter": found, "chain": chain(found.rules, found.stage, days_of(entries)), "entries": timeline(entries, person),
        "clock": clock_of(found), "facts": facts(found, raisers), "orders": given, "carried": carried(found, entries, given), "raisers": raisers,
        "moves": moves(person, found, back), "place": " ".join(areas.path_names(found.area_id)[-3:]),
        "may_reveal": person.can("matter.see_raiser", found.holder_area), "reason": blank_reason(),
        "similar": alike(request, found), "may_be_alike": found.stage in ALIKE_UNTIL, "sought": "similar" in request.GET,
        "mine": any(r.person_id == person.pk for r in raisers), "kin": kin(found, person), "longs": longs(found), "files": files(found), "panels": pages.panels("matter.side", person, found), "link": link(request),
    }  # fmt: skip


def alike(request, found) -> list[dict]:
    """相似的事: sought when it is asked for (the page asks for it by itself where scripts run), while it may still be merged."""
    wanted = "similar" in request.GET and found.stage in ALIKE_UNTIL
    return similar_to(found, request.user) if wanted else []


def clock_of(found) -> dict:
    """The one clock of the stage, in words."""
    word = str(Outcome(found.outcome).label) if found.outcome else found.stage_label
    light, text = left(
        found.stage, found.due_on, found.warn_on, found.paused_on, clock.today(), done=word, area=found.holder_area
    )
    running = found.due_on and found.is_open and not found.paused_on
    due = _("%(day)s 24:00 前") % {"day": day(found.due_on)} if running else ""
    return {
        "light": light if light in ("calm", "warn", "late") else "",
        "text": text,
        "due": due,
        "who": found.holder_name,
    }


def facts(found, raisers) -> list[tuple]:
    """What stands beside the text; empty lines are left out."""
    first = raisers[0] if raisers else None
    rows = [
        (_("提出"), _raised(found, first)),
        (_("来自"), " ".join(areas.path_names(found.area_id)[-2:])),
        (_("地点"), found.place),
        (_("分类"), say(found.topic_class)),
        (_("企业"), str(found.enterprise or "")),
        (_("台账号"), found.serial),
        (_("也关心"), ngettext("%(n)s 人", "%(n)s 人", found.followed) % {"n": found.followed}),
        (_("公开"), day(found.released_on) if found.released_on else _("未公开")),
        (_("被反映单位"), str(found.about or "")),
        *extras(found),
    ]
    return [(label, value) for label, value in rows if value]


def _raised(found, first) -> str:
    said = day(found.raised_on)
    if first is None:
        return said
    said += _("，") + first.channel_label
    return said + (_("，") + _("%(who)s代填") % {"who": first.typist} if first.typist else "")


def extras(found) -> list[tuple]:
    return [(e.label, e.show(found.extra.get(e.name, ""))) for e in found.rules.extra if e.name not in LONG_EXTRA]


def longs(found) -> list[tuple]:
    """The long extra fields of the kind, which stand below the text."""
    return [(e.label, value) for e in found.rules.extra if e.name in LONG_EXTRA and (value := found.extra.get(e.name))]


def orders(found) -> list[dict]:
    """The work orders with their three clocks, asked for only where there are any."""
    rows, today = [], clock.today()
    for order in asked.rows(_ordered, matter=found.pk) if found.has_orders else ():
        clocks = [
            {"label": label, "done": day(done) if done else "", "due": day(due),
             "light": "done" if done else until(due, None, today).light if order.is_open and due else "plain"}
            for label, due, done in order.chapters
        ]  # fmt: skip
        rows.append(
            {"order": order, "clocks": clocks, "light": order.light or ("done" if order.replied_on else "plain")}
        )
    return rows


def _ordered(matter):
    return WorkOrder.objects.filter(matter=matter).named().annotate(carries=POINTS)


def files(found) -> list:
    """The files of the matter, asked for only where there are any."""
    rows = list(found.files.select_related("file", "entry")) if found.has_files else []
    for row in rows:
        if row.entry:
            row.entry.matter = found
    return rows


def kin(found, person) -> list:
    """What was merged into it, what grew out of it; asked for only where there is any."""
    if not found.has_kin:
        return []
    both = Matter.objects.filter(merged_into=found) | Matter.objects.filter(source=found)
    rows = Matter.objects.visible_to(person).filter(pk__in=both.values("pk")).order_by("raised_on", "pk")[:20]
    return [(_("并入本件") if m.merged_into_id == found.pk else m.rules.name, m) for m in rows]


FIRST = frozenset(
    {"accept", "file", "approve", "plan", "agree", "adopt", "submit", "assign", "confirm", "close", "archive"}
)


def moves(person, found, back: str = "") -> dict:
    """The buttons: exactly what the server would allow; those of the main chain first, recorded ones named so."""
    steps = found.moves_for(person)
    agree = BY_NAME["agree"]
    if (
        "agree" in found.rules.path
        and found.stage in agree.frm
        and permit(person, agree, found)
        and not held("agree", found)
    ):
        steps = [*steps, agree]
    leads_back = f"?next={quote(back, safe='')}" if back else ""
    rows = [_button(person, found, step, leads_back) for step in steps]
    main = [r for r in rows if r["step"] in FIRST]
    return {"main": main, "side": [r for r in rows if r not in main], "grow": growths(person, found)}


def _button(person, found, step, leads_back: str) -> dict:
    word = _("录入协商结果") if step.name == "agree" else found.rules.label(step)
    granted = permit(person, step, found)
    recorded = granted is not None and granted.recorded
    label = _("代为登记：%(step)s") % {"step": word} if recorded else word
    return {"step": step.name, "label": label, "url": f"{found.desk_url}{step.name}/{leads_back}"}


GROWS = {"rectification": ("suggestion",), "key_task": ("suggestion", "topic", "sentiment")}


def growths(person, found) -> list[dict]:
    """由此立整改、重点任务: what this person may open out of this matter."""
    return [
        {
            "label": _("由此立%(kind)s") % {"kind": KINDS[slug].name},
            "url": f"{reverse('matter-new', args=[slug])}?source={found.ref}",
        }
        for slug, sources in GROWS.items()
        if found.kind in sources and person.can(KINDS[slug].raise_ability, found.area_id)
    ]
