"""文稿 · Documents for tests: drafted by an office, and led on to a mark."""

import datetime as dt

from shangliang.documents import actions
from shangliang.documents.models import Document
from tests import cast

DAY = dt.date(2023, 6, 1)
TEXT = "各县区政协要重视。\n一、总体要求\n坚持党的领导。\n（一）加强领导。每季度听取一次汇报。\n二、工作安排\n年底前全覆盖。"
VERDICT = "应到 9 人，实到 7 人，赞成 7 票，通过。"


def host(code: str = cast.COUNTY):
    return cast.organisation("cppcc", code)


def drafted(
    kind: str = "notice", *, title="关于推进协商议事工作的通知（虚构）", body=TEXT, code=cast.COUNTY, **more
) -> Document:
    given = {"by": cast.office(code), "on": DAY, "to": "各乡镇"} | more
    return actions.draft(kind, title=title, body=body, organisation=host(code), **given)


def signed(kind: str = "notice", **more) -> Document:
    made = drafted(kind, **more)
    return actions.sign(made, "某某（虚构）", by=cast.office(made.area_id), on=DAY)


def passed(kind: str = "recommendation", **more) -> Document:
    made = drafted(kind, **more)
    return actions.mark_passed(
        made,
        verdict=VERDICT,
        body=made.organisation,
        on=DAY,
        by=cast.office(made.area_id),
        meeting="五届十二次主席会议",
    )


def published(**more) -> Document:
    made = signed(**more)
    return actions.publish(made, by=cast.office(made.area_id), on=DAY)


def bulletin(title="永昌县政协召开座谈会（虚构）", **more) -> Document:
    """Read over and published."""
    made = drafted("bulletin", title=title, **more)
    actions.review(made, by=cast.office(made.area_id), on=DAY)
    return actions.publish(made, by=cast.office(made.area_id), on=DAY)
