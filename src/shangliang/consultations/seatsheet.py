"""抽签证书 · One sheet for the file: what was fixed, who approved it, the seed, the panel by numbers, lines for the witnesses to sign."""

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from shangliang.kit import clock
from shangliang.kit.paper.sheet import Facts, Part, Rows, Sheet, Words, facts
from shangliang.matters.wording import whole_day

from .models import SeatDraw
from .sheets import place_of


def certificate_sheet(run: SeatDraw) -> Sheet:
    """Of a run that was drawn. Numbers, no name."""
    found, seat = run.consultation, run.consultation.seat(run.seat)
    seats = _("，").join((seat.name, _("%(n)s 席") % {"n": run.seats}))
    approved = _("，").join(filter(None, (run.approver, run.basis, whole_day(run.approved_on))))
    seed = _("：").join((run.get_seed_way_display(), run.seed))
    parts: list[Part] = [
        *(Words(text, strong=True) for text in _again(run)),
        Facts(facts(
            (pgettext("会", "主办"), found.host), (_("为哪一类席位抽签"), seats), (_("审定"), approved),
            (_("公布承诺"), _moment(run.published_at)), (_("承诺"), f"{run.root[:32]}\n{run.root[32:]}"), (_("每个人的机会"), _chances(run.told)),
            (_("种子"), "\n".join(filter(None, (seed, run.announced)))), (_("开签时间"), _moment(run.drawn_at)),
            (_("签号"), f"{run.ticket} / {run.told['tickets']}"), *_panel(run),
        )),
        Words(_("有人退出，由各项特征相同的候补按次序递补；没有这样的候补，由按次序第一位使各项名额都做得到的递补。不能挑选，也不能对调。"), small=True),
        Rows((_("见证人"), _("签名"), _("日期")), tuple((one, "", "") for one in run.witnesses.splitlines()), widths=(9, 6, 4), tall=True),
    ]  # fmt: skip
    number = _("第 %(n)s 次抽签") % {"n": run.number}
    return Sheet(_("抽签证书"), tuple(parts), place=place_of(found), lead=found.title, number=number)


def _again(run: SeatDraw) -> list[str]:
    """What may not be passed over: that this is not the first draw, that it does not count."""
    said = []
    if run.run > 1:
        said.append(_("这是这一类席位的第 %(n)s 次抽签。再抽的原因：%(why)s") % {"n": run.run, "why": run.why})
    if run.stopped_on:
        said.append(_("已作废。原因：%(why)s") % {"why": run.stopped_why})
    return said


def _moment(at) -> str:
    return dateformat.format(at.astimezone(clock.SHANGHAI), _("Y年n月j日 H:i"))


def _chances(told: dict) -> str:
    low, high = (f"{told[key]:.1%}" for key in ("min_probability", "max_probability"))
    proved = _("已证明最公平") if told["proved"] else _("上限 %(bound)s，未证明") % {"bound": f"{told['bound']:.1%}"}
    return _("，").join((_("最低 %(low)s，最高 %(high)s") % {"low": low, "high": high}, proved))


def _panel(run: SeatDraw) -> list[tuple[str, str]]:
    """Who was drawn, who came in whose place, who left."""
    drawn = run.candidates.filter(drawn=True, instead_of=None).order_by("number")
    came = run.candidates.filter(instead_of__isnull=False).order_by("place")
    moved = came.values_list("place", "number", "instead_of__number")
    left = run.candidates.filter(left_on__isnull=False, drawn=True).order_by("left_on")
    instead = _("候补第 %(place)s 位 %(n)s 号递补 %(gone)s 号")
    return [
        (_("入选编号"), "　".join(str(one.number) for one in drawn)),
        *((_("递补"), instead % {"place": place, "n": number, "gone": gone}) for place, number, gone in moved),
        *((_("退出"), _("%(n)s 号，%(day)s") % {"n": one.number, "day": whole_day(one.left_on)}) for one in left),
    ]
