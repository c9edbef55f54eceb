"""世界 · Load the demo world once: the tree, the offices, the people, the stories; then start its clock on 2023-06-30."""

from django.utils import timezone

from shangliang.kit import clock
from shangliang.people import actions
from shangliang.people.models import Area, Person

from . import (
    cast,
    days,
    places,
    roster,
    story01,
    story02,
    story03,
    story04,
    story05,
    story06,
    story07,
    story08,
    story09,
    story10,
)
from .company import Company

STORIES = (
    ("故事一：金昌，四级联动", story01),
    ("故事二：嘉峪关，嘉事好商量", story02),
    ("故事三：陇南，五届十二次主席会议前后", story03),
    ("故事四：天水，应急救援体系", story04),
    ("故事五：敦煌，协商议事室", story05),
    ("故事六：两当，民族团结进步创建", story06),
    ("故事七：临泽，结对帮扶", story07),
    ("故事八：会宁、文县，结对关爱", story08),
    ("故事九：武山，十届九次常委会会议前后", story09),
    ("故事十：武威，包联企业", story10),
)


def loaded() -> bool:
    return Person.objects.filter(login="village-clerk").exists()


def load(say) -> None:
    """Everything, by actions only; `say` prints progress."""
    people = Company()
    with days.on(5, 4, 8):
        say("区划：甘肃省 14 个市州、88 个县区、1,403 个乡镇街道、17,718 个村社区")
        if not Area.objects.exists():
            actions.load_shipped_areas()
        say("机构：市、县、乡镇、村的平台与部门")
        places.build(by=None)
        say("人员：每个角色一个演示账号，各地政协办公室各一个")
        cast.build(people, by=None)
        roster.build(people, by=None)
    diary = days.Diary()
    for title, story in STORIES:
        say(title)
        story.tell(people, diary)
    diary.live(say)
    clock.set_offset(days.OPENING - timezone.now())
