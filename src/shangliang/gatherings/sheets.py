"""签到表 · The list of a gathering to sign on paper: who is due, with room for the signature and the hour, and for who comes besides."""

from django.utils import dateformat
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.kit.paper.sheet import Facts, Rows, Sheet, facts, half

from .wording import seats_of

SPARE = 5  # empty lines for who comes without being on the list


def attendance_sheet(gathering) -> Sheet:
    seats = seats_of(gathering)
    rows = [(str(one.number), one.name, seats.get(one.seat, ""), "", "") for one in gathering.attendances.all()]
    return Sheet(
        _("签到表"),
        place=gathering.host.name,
        parts=(
            Facts((*facts((_("会议"), gathering.title)), *half((_("时间"), when(gathering)), (_("地点"), gathering.place)))),
            Rows(
                (_("席号"), _("姓名"), _("类别"), _("签名"), _("时间")), (*rows, *[("",) * 5] * SPARE),
                widths=(2, 5, 5, 7, 4), tall=True,
            ),
        ),
        note=_("请假的写明原因和准假人。"),
    )  # fmt: skip


def when(gathering) -> str:
    """2023年6月5日 09:00, as people there read the clock."""
    return dateformat.format(gathering.starts_at.astimezone(clock.SHANGHAI), _("Y年n月j日 H:i"))
