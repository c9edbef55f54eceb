"""演练（测试） · A drill of the town, planned, held, with what it found."""

from shangliang.gatherings import actions
from shangliang.kit import clock
from tests import cast


def planned(title="城关镇森林火灾疏散演练", *, code=cast.TOWN, by=None, **more):
    given = {"sort": "special", "organiser": "城关镇人民政府", "planned_on": clock.today()} | more
    return actions.plan_drill(title, cast.area(code), by=by or cast.office(), **given)


def held(*, on=None, **more):
    drill = planned(**more)
    day = on or clock.today()
    return actions.hold_drill(drill, by=cast.office(), held_on=day, people=86, record="9点接警，9点20分疏散完毕。")


def found(drill=None, title="二组没有听到预警广播", **more):
    return actions.note_drill_finding(drill or held(), title, by=cast.office(), **more)
