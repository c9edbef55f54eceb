"""联系卡 · A6, two on a sheet: one for the family, one kept; says nothing of the family but the name of who helps."""

from django.utils.translation import gettext as _

from shangliang.kit.paper.sheet import Fact, Facts, Rows, Section, Sheet, Size, Words, facts
from shangliang.matters.wording import whole_day


def card_sheets(bond, phone: str) -> list[Sheet]:
    """The same card twice; the telephone is left open where none was given."""
    who = " ".join(filter(None, (str(bond.organisation), bond.title)))
    rows = (
        *facts((bond.rules.who, bond.who), (_("单位职务"), who)),
        Fact(_("电话"), phone),
        *facts((_("单位电话"), bond.organisation.phone)),
    )
    parts = (Facts(rows), Words(_("有困难、有心愿、想问政策，随时打这个电话。")))
    since = _("%(day)s起") % {"day": whole_day(bond.start)}
    title = _("%(kind)s联系卡") % {"kind": bond.rules.name}
    return [Sheet(title, parts, lead=copy, note=since, size=Size.CARD) for copy in (_("交给对方"), _("单位留存"))]


def beside(lines) -> tuple:
    """For another noun's paper: who looks after whom, since when, when last."""
    rows = [
        (line["bond"].rules.name, str(line["bond"].who), whole_day(line["bond"].start), _last(line["standing"]))
        for line in lines
    ]
    return Section(_("结对与走访")), Rows((_("类别"), _("由谁"), _("从哪天起"), _("最近一次")), tuple(rows))


def _last(standing) -> str:
    return whole_day(standing.last.on) if standing.last else ""


def posted(lines) -> Rows:
    """下沉委员, for the file for inspection: since when, how often on duty, how many were received."""
    rows = [
        (str(line["bond"].person), whole_day(line["bond"].start), str(line["done"]["n"] if line["done"] else 0),
         str((line["done"]["people"] if line["done"] else 0) or 0))
        for line in lines
    ]  # fmt: skip
    return Rows((_("委员"), _("从哪天起"), _("值班次数"), _("接待人次")), tuple(rows))
