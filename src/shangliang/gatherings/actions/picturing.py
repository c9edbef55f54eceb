"""投屏图片 · A picture or pages of a PDF hung up for the hall, lined up to be shown; taken down again."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import files
from shangliang.people.refusal import Refused

from ..models import Gathering, HallPicture, Screen, Shown
from .floor import lock, log, touch
from .queueing import line_up

MOST, PAGES = 40, 10  # pictures of a gathering; pages drawn at once


@transaction.atomic
def hang_pictures(
    gathering: Gathering, upload, *, title: str, by, pages=(1,), queued=False, on=None
) -> list[HallPicture]:
    """传图片: what stands in it besides the pixels is not kept. `pages`: of a PDF, each becomes a picture of its own."""
    found = _locked(gathering, by)
    if not 1 <= len(pages) <= PAGES:
        raise Refused(_("一次画 1 到 %(most)s 页。") % {"most": PAGES})
    if found.pictures.count() + len(pages) > MOST:
        raise Refused(_("一次会最多 %(most)s 张图片，用过的可以去掉。") % {"most": MOST})
    try:
        kept = files.store_pictures(upload, pages, by_id=by.pk, area=found.host.area_id, name=_("投屏图片"))
    except files.Refused as reason:
        raise Refused(" ".join(reason.messages)) from None
    names = [title] if len(kept) == 1 else [f"{title}（第 {n} 页）" for n in pages]  # kept: in Chinese whoever acts
    made = [
        HallPicture.objects.create(gathering=found, file=file, title=name)
        for file, name in zip(kept, names, strict=True)
    ]
    touch(found)
    log(found, "picture", by=by, on=on, detail={"pictures": [one.ref for one in made]})
    for one in made if queued else ():
        line_up(found, Shown.PICTURE, label=label(one), what={"picture": one.ref}, by=by)
    return made


def label(picture: HallPicture) -> str:
    return _("图片：%(title)s") % {"title": picture.title}


@transaction.atomic
def take_down_picture(picture: HallPicture, *, by, on=None) -> None:
    """去掉图片: off the queue and off the hall too, and its bytes go."""
    found = _locked(picture.gathering, by)
    held = found.pictures.select_related("file").filter(pk=picture.pk).first()
    if held is None:
        raise Refused(_("这张图片刚才已经去掉了。"))
    queue = [entry for entry in found.screen.queue if entry["what"].get("picture") != held.ref]
    Screen.objects.filter(gathering=found).update(queue=queue)
    Screen.objects.filter(gathering=found, shows=Shown.PICTURE, what__picture=held.ref).update(
        shows=Shown.WAITING, what={}
    )
    held.delete()
    files.discard([held.file])
    touch(found)
    log(found, "picture_gone", by=by, on=on, detail={"picture": held.ref})


def _locked(gathering: Gathering, by) -> Gathering:
    found = lock(gathering, by)
    if found.ended_at:
        raise Refused(_("会议已经结束，不能再改会场的安排。"))
    return found
