"""交办单、反馈单、回执 · What is printed of a matter: the order for one unit, what the unit answers, the receipt for who raised it."""

from django.utils.translation import gettext as _

from shangliang.kit.paper.sheet import Code, Fact, Facts, Section, Sheet, Signs, Size, Steps, Words, facts, half
from shangliang.kit.say import say
from shangliang.people import areas

from .agreement import Agreement
from .models import WorkOrder
from .wording import whole_day

BY_HAND = 8  # lines for who fills it in by hand


def order_sheet(order: WorkOrder) -> Sheet:
    """交办单: who asks which unit, for what, by when; with what was agreed in consultation, where that is what it carries out."""
    matter = order.matter
    others = matter.orders.filter(returned_on=None, withdrawn_on=None).exclude(pk=order.pk).select_related("unit")
    together = _("、").join(f"{one.unit}（{one.part_label}）" for one in others)
    days = [(label, whole_day(due)) for label, due, _done in order.chapters if due]
    parts = [
        Facts((
            *facts((_("事项"), matter.title)),
            *half((_("承办单位"), order.unit), (_("分工"), order.part_label), (_("交办日期"), whole_day(order.assigned_on)), *_before(days)),
            *facts((_("一起办的单位"), together), (_("交办要求"), order.task)),
        )),
        Section(_("情况")), Words(matter.text), *([Words(_("希望：%(wish)s") % {"wish": matter.wish})] if matter.wish else []),
        *_agreed(order),
        Signs((_("交办人"), _("承办单位签收人"))),
    ]  # fmt: skip
    return _sheet(order, _("交办单"), parts, unit=_asker(matter), day=whole_day(order.assigned_on))


def _asker(matter) -> str:
    """The body in whose name it was assigned."""
    entry = matter.entries.filter(step="assign", organisation__isnull=False).select_related("organisation").last()
    return str(entry.organisation if entry else matter.holder)


def _before(days) -> list[tuple[str, str]]:
    return [(_("%(step)s时限") % {"step": step}, day) for step, day in days]


def _agreed(order: WorkOrder) -> list:
    """The points of the agreement that it carries out, in the words that were signed."""
    lines = []
    for point in order.points.select_related("agreed"):
        found = Agreement.from_data(point.agreed.data["agreement"]).points
        lines += [found[point.place - 1].content] if point.place <= len(found) else []
    return [Section(_("依据：协商形成的共识")), Steps(tuple(lines))] if lines else []


def _sheet(order: WorkOrder, title: str, parts, **more) -> Sheet:
    matter = order.matter
    place = " ".join(areas.path_names(matter.area_id)[-3:])
    number = " ".join(filter(None, (matter.serial, order.ref)))
    note = _("这张单子由系统按记录打印，签收、反馈、答复以系统登记的为准。")
    return Sheet(title, tuple(parts), place=place, number=number, note=note, **more)


def feedback_sheet(order: WorkOrder) -> Sheet:
    """反馈单: what the unit did and answers; empty lines where nothing is on record yet, to be filled in by hand."""
    matter, done = order.matter, order.replied_on or order.returned_on
    result = " ".join(filter(None, (say(order.result), order.result_class)))
    received = whole_day(order.received_on) if order.received_on else ""
    parts = [
        Facts((
            *facts((_("事项"), matter.title)),
            *half((_("承办单位"), order.unit), (_("分工"), order.part_label), (_("交办日期"), whole_day(order.assigned_on))),
            Fact(_("签收日期"), received, half=True),
            Fact(_("办结时限"), whole_day(order.due_on), half=True), Fact(_("答复日期"), whole_day(done) if done else "", half=True),
            Fact(_("办理情况"), order.reply or order.reason, lines=BY_HAND),
            Fact(_("办理结果"), result or order.state, half=True), Fact(_("答复文号"), order.reply_number, half=True),
            Fact(_("提出人意见"), lines=3),
        )),
        Signs((_("承办人"), _("单位负责人"), _("提出人"))),
    ]  # fmt: skip
    return _sheet(order, _("反馈单"), parts, unit=str(order.unit), day=whole_day(done) if done else "")


def receipt_sheet(matter, code: str, link: str, rows, steps, *, place: str) -> Sheet:
    """回执: only at the moment when the code is known; nobody can print it a second time."""
    spaced = f"{code[:3]} {code[3:6]} {code[6:]}"
    parts = (
        Code(link, _("查询码（请保密，凭它查进度、确认结果）"), secret=spaced),
        Facts(facts((_("编号"), matter.ref), *rows)),
        Section(_("接下来")), Steps(tuple(steps)),
    )  # fmt: skip
    note = _("这张纸请留好，或者拍下来。查询码只在这里显示。丢了，就打电话或者到受理的单位，报姓名和提的是什么事。")
    return Sheet(_("回执"), parts, place=place, number=whole_day(matter.raised_on), note=note, size=Size.LARGE)
