"""会上的纸 · The list of a gathering to sign: who is due, with room for the signature and the hour, and for who comes besides; strips
with codes, to be cut."""

from django.utils import dateformat
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.kit.paper.sheet import Code, Facts, Rows, Sheet, Size, facts, half

from .halves import names, summed
from .wording import seats_of

TITLE = 40  # characters of a title on a strip
SPARE = 5  # empty lines for who comes without being on the list


def attendance_sheet(gathering) -> Sheet:
    people = list(gathering.attendances.all())
    days = names(gathering, max((one.half_days for one in people), default=1))
    head, widths = (
        ((_("签名"), _("时间")), (7, 4)) if len(days) < 2 else ((*days, _("出席半天")), (3,) * (len(days) + 1))
    )
    seats, room = seats_of(gathering), ("",) * (len(head) - 1)
    rows = [(str(one.number), one.name, seats.get(one.seat, ""), *room, attended(one)) for one in people]
    return Sheet(
        _("签到表"),
        place=gathering.host.name,
        parts=(
            Facts((*facts((_("会议"), gathering.title)), *half((_("时间"), when(gathering)), (_("地点"), gathering.place)))),
            Rows(
                (_("席号"), _("姓名"), _("类别"), *head), (*rows, *[("",) * (3 + len(head))] * SPARE),
                widths=(2, 5, 5, *widths), tall=True,
            ),
        ),
        note=_("请假的写明原因和准假人。"),
    )  # fmt: skip


def attended(attendance) -> str:
    """2 / 3: half-days of those it lasts, once they are entered."""
    found = summed(attendance)
    return f"{found['present']} / {found['of']}" if found else ""


def when(gathering) -> str:
    """2023年6月5日 09:00, as people there read the clock."""
    return dateformat.format(gathering.starts_at.astimezone(clock.SHANGHAI), _("Y年n月j日 H:i"))


def strip_sheets(strips, *, title: str, address: str, said: str) -> list[Sheet]:
    """Of each (`link`, `code`, perhaps `number` and `name`) a strip: the code to scan, the same to type and where."""
    how = _("扫码，或者打开 %(address)s 输入上面的码。") % {"address": address}
    short = title if len(title) <= TITLE else f"{title[:TITLE]}…"
    return [
        Sheet(
            short, (Code(one["link"], how, secret=f"{one['code'][:5]} {one['code'][5:]}"),),
            lead=f"{one['number']} {one['name']}" if "name" in one else "", note=said, size=Size.STRIP,
        )
        for one in strips
    ]  # fmt: skip
