"""告知 · Everyone who raised or follows a matter hears of every public step; merged matters' people hear too."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import override

from shangliang.kit import notices

from ..models import Follower, Raiser


def tell_followers(matter, entry) -> None:
    """Put one notice per raiser and follower into the outbox; the event key keeps it from doubling."""
    if not entry.public:
        return
    told = [
        *_recipients(Raiser, matter),
        *(_recipients(Follower, matter) if matter.is_public or entry.step in QUIET else []),
    ]
    with override(settings.LANGUAGE_CODE):  # kept and sent: in Chinese, whatever language the page of who acts is in
        text = f"《{matter.title}》{entry.done}"
    if entry.note:
        text += f"：{entry.note[:200]}"
    notices.tell(
        told,
        event=f"entry:{entry.pk}",
        subject=("matter", matter.ref),
        text=text,
        area=matter.holder_area,
        url=matter.get_absolute_url(),
    )


QUIET = ("decline", "merge")  # a follower of something never released still hears that it ended, and why


def _recipients(model, matter):
    rows = model.objects.filter(Q(matter=matter) | Q(matter__merged_into=matter))
    name = model.__name__.lower()
    return [("person", p) if p else ("contact", f"{name}:{pk}") for pk, p in rows.values_list("pk", "person_id")]


def tell_unit(order) -> None:
    """The handling unit's people hear of an order or a reminder."""
    people = order.unit.posts.held().filter(role="unit").values_list("person_id", flat=True)
    text = f"交办单《{order.matter.title}》：请于 {order.receipt_due:%m月%d日} 前签收，{order.due_on:%m月%d日} 前答复"
    notices.tell(
        [("person", p) for p in people],
        event=f"order:{order.pk}",
        subject=("matter", order.matter.ref),
        text=text,
        area=order.matter.holder_area,
        url=order.matter.get_absolute_url(),
    )


def tell_unit_again(order, word: str, event: str) -> None:
    """催办、督办 · A reminder to the unit, once per event."""
    people = order.unit.posts.held().filter(role="unit").values_list("person_id", flat=True)
    text = f"{word}：《{order.matter.title}》请于 {order.due_on:%m月%d日} 前答复"
    notices.tell(
        [("person", p) for p in people],
        event=event,
        subject=("matter", order.matter.ref),
        text=text,
        area=order.matter.holder_area,
        url=order.matter.get_absolute_url(),
    )
