"""告知 · Everyone who raised or follows a matter hears of every public step; merged matters' people hear too."""

from django.conf import settings
from django.utils.translation import override

from shangliang.kit import notices
from shangliang.people.can import Role, may
from shangliang.people.models import Organisation, Post

from ..holders import HOLDING, shut_from
from ..models import Follower, Raiser
from ..models.entries import PRIVATE
from ..wording import in_chinese

QUIET = (
    "decline",
    "disapprove",
    "leave_unfiled",
    "merge",
)  # who follows what was never released still hears that it ended, and why
TO_RAISER = ("give_back",)  # the office's words to whoever raised it: what is missing
# Who at a body works on its matters; its members and its chairpersons are not called for every clock.
DESKS = [role.value for role in Role if may(role, "matter.screen") or may(role, "matter.supervise")]


def tell_followers(matter, entry) -> None:
    """One notice per raiser and follower into the outbox; the event key keeps it from doubling. What one said to the
    other goes no further."""
    if not entry.public and entry.step != "redirect":
        return
    with override(settings.LANGUAGE_CODE):  # kept and sent: in Chinese, whatever language the page of who acts is in
        bare = f"《{matter.title}》{entry.done}"
    full = f"{bare}：{entry.note[:200]}" if entry.note else bare
    if entry.step == "redirect":
        bare = full = f"{bare}：{entry.data.get('target', '')}"
    private = entry.step in PRIVATE
    event = f"entry:{entry.pk}"
    said = full if not private or entry.step in TO_RAISER else bare
    _tell(_people(Raiser, matter), matter, said, event, entry.by_id)
    if matter.is_public or entry.step in QUIET:
        _tell(_people(Follower, matter), matter, bare if private else full, event, entry.by_id)


def ask_raisers(matter, event) -> None:
    """请确认 · The result goes back to all who raised it."""
    _tell(_people(Raiser, matter), matter, f"《{matter.title}》已有答复，请您确认是否解决", event)


def _people(model, matter) -> list[tuple]:
    """Those of the matter and of what was merged into it: by their account, or by the contact they left."""
    rows = model.objects.heard_in(matter)
    name = model.__name__.lower()
    return [("person", p) if p else ("contact", f"{name}:{pk}") for pk, p in rows.values_list("pk", "person_id")]


def _tell(told, matter, text, event, by=None, page="") -> None:
    """Nobody is told of what they did themselves. A contact's letter leads to where the code is typed, as long as there is no public page."""
    page = page or matter.get_absolute_url()
    for kind, url in (("person", page), ("contact", page if matter.is_public else "/my/")):
        notices.tell(
            [one for one in told if one[0] == kind and one[1] != by],
            event=event,
            subject=("matter", matter.ref),
            text=text,
            area=matter.holder_area,
            url=url,
        )


def tell_body(body, matter, text, event, by=None) -> None:
    """Those who work on matters at a body; nobody where there is none. A village's council and its committee have one
    desk: whoever may screen there hears, at whichever of them the post is."""
    if body is None:
        return
    one_desk = {"organisation__area_id": body.area_id, "organisation__kind__in": sorted(HOLDING)}
    where = one_desk if body.kind in HOLDING else {"organisation": body}
    posts = _unless_shut(Post.objects.held().filter(role__in=DESKS, **where), matter)
    told = [("person", p) for p in posts.values_list("person_id", flat=True)]
    _tell(told, matter, text, event, by, matter.desk_url)


def _unless_shut(posts, matter):
    """A complaint is not told to who sits in the body complained of, whatever else they are."""
    if not matter.about_id:
        return posts
    bodies = Organisation.objects.filter(shut_from(matter.about)).values("pk")
    theirs = Post.objects.held().filter(organisation__in=bodies).exclude(role=Role.RESIDENT)
    return posts.exclude(person__in=theirs.order_by().values("person"))


def tell_desk_of_new(matter, by) -> None:
    """新提出 · The desk that has to screen it; its own words stay on the page, not in a letter."""
    until = f"，请在{in_chinese(matter.due_on)}前受理" if matter.due_on else ""
    event = f"raised:{matter.pk}"
    tell_body(matter.holder, matter, f"新提出：《{matter.title}》{until}", event, by and by.pk)


def tell_desk_of_voice(matter, entry) -> None:
    """提出人说的 · Whoever raised it moved it on: not solved, open again, what was missing is there."""
    word = SAID.get(entry.step)
    if word and entry.voice_id and not entry.by_id:
        tell_body(matter.holder, matter, f"{word}：《{matter.title}》", f"entry:{entry.pk}")


SAID = {"redo": "提出人说还没有解决", "reopen": "提出人要求重新打开", "supplement": "提出人补充了情况"}


def _tell_unit(order, text, event) -> None:
    posts = _unless_shut(order.unit.posts.held().filter(role="unit"), order.matter)
    told = [("person", p) for p in posts.values_list("person_id", flat=True)]
    _tell(told, order.matter, text, event, page=f"/desk/o/{order.ref}/")


def tell_unit(order) -> None:
    """The handling unit's people hear of an order."""
    text = (
        f"交办单《{order.matter.title}》：请于{in_chinese(order.receipt_due)}前签收，{in_chinese(order.due_on)}前答复"
    )
    _tell_unit(order, text, f"order:{order.pk}")


def tell_unit_again(order, word: str, event: str, note: str = "") -> None:
    """催办、督办、延期 · A word to the unit about its order, once per event."""
    more = f"。{note}" if note else ""
    _tell_unit(order, f"{word}：《{order.matter.title}》请于{in_chinese(order.due_on)}前答复{more}", event)


def tell_unit_withdrawn(order, event: str) -> None:
    """撤回 · The order is off: the matter went up, or back for another unit."""
    _tell_unit(order, f"撤回交办：《{order.matter.title}》不再由贵单位办理", event)
