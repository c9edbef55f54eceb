"""测评 · An assessment of 永昌县 by its CPPCC with the framework of ethnic unity, as far as a test needs it."""

from shangliang.matters import actions as matters
from shangliang.matters.actions.slips import Slip
from shangliang.matters.models import Matter
from shangliang.scorecards import actions
from shangliang.scorecards.models import Assessment, Framework, Indicator
from tests import cast

KEY = "ethnic_unity_county"


def framework(key=KEY, code=cast.COUNTY) -> Framework:
    return actions.take_over(key, cast.area(code), by=cast.office(code))


def opened(key=KEY, *, host=cast.COUNTY, place=cast.COUNTY, body=None, **more) -> Assessment:
    made = {"title": "创建示范县对标对表", "period": "year"} | more
    return actions.open_assessment(
        framework(key, host), host=cast.organisation("cppcc", host), place=cast.area(place), by=cast.office(host),
        body=body, **made,
    )  # fmt: skip


def indicator(assessment, code) -> Indicator:
    return Indicator.objects.get(dimension__framework=assessment.framework, code=code)


def typed(assessment, **values) -> dict:
    """{"A4": 0.5} -> what the action takes; a full value for everything else that is scored."""
    rows = Indicator.objects.filter(dimension__framework=assessment.framework)
    full = {one.code: one.low if one.low is not None else one.points for one in rows if one.kind == "score"}
    return {one.pk: (value, "台账") for one in rows if (value := (full | values).get(one.code)) is not None}


def reviewed(assessment=None, **values) -> Assessment:
    made = assessment or opened()
    actions.mark(made, "review", typed(made, **values), by=cast.office(made.area_id))
    return made


def gap(assessment, code="A4", **more):
    return actions.find_gap(
        assessment, indicator(assessment, code), "档案按指标归集", by=cast.office(assessment.area_id), **more
    )


def submitted(suggestion: Matter) -> Matter:
    """Accepted, taken up, handed to the Party committee and the government: by the CPPCC's office."""
    for step, facts in (("accept", {}), ("adopt", {"note": "属实"}), ("submit", {"target": "中共永昌县委员会"})):
        suggestion = matters.move(suggestion, step, by=cast.office(), **facts)
    return suggestion


def closed(matter: Matter) -> Matter:
    """Assigned by the supervision office, handled, confirmed by the one who raised it, closed."""
    slip = Slip(cast.organisation("department"), "lead", "抓紧办理")
    matter = matters.assign(matter, [slip], by=cast.supervision())
    matters.receive(matter.orders.open().get(), by=cast.unit())
    matters.reply(matter.orders.open().get(), "补齐了。", by=cast.unit(), result="已落实")
    matters.confirm(matter.raisers.get(), way="account", solved=True, process="good", result="good")
    matter.refresh_from_db()
    return matters.move(matter, "close", by=cast.office())


def rectification(suggestion: Matter, by=None) -> Matter:
    """What the responsible unit opens out of it."""
    said = {"title": "补齐档案", "text": "按指标归集", "extra": {"measure": "逐类归集", "evidence": "目录"}}
    return matters.open_from(suggestion, "rectification", by=by or cast.unit(), **said)
