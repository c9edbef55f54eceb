"""协商会的简讯 · A sitting of a consultation told in the form of the newspaper: who came, what was agreed on."""

import re

from django.utils.translation import override

from shangliang.documents.briefs import Figure, Piece
from shangliang.documents.briefs.writing import compose, counted, headline
from shangliang.documents.telling import SLOT, Source, called, dated
from shangliang.kit import clock, pages

from .models import Activity, Consultation

CHINESE = "zh-hans"
MARKS = re.compile(r"[“”《》。！]")


@pages.slot(SLOT)
def of_sitting(person, origin):
    """`sitting:<ref of its gathering>`, for who runs the consultation or may see it from the desk above."""
    noun, _colon, ref = origin.partition(":")
    if noun != "sitting":
        return None
    seen = Consultation.objects.visible_to(person).values("pk")
    rows = Activity.objects.sittings().select_related("consultation__host__area", "consultation__area")
    found = rows.filter(gathering__ref=ref, gathering__ended_at__isnull=False, consultation__in=seen).first()
    return [source(found)] if found else None


def source(sitting) -> Source:
    """Of an activity that has its gathering."""
    with override(CHINESE):
        consultation, room = sitting.consultation, sitting.gathering
        dateline = dated(consultation.area)
        points = [one.content.rstrip("。") for one in consultation.points.all()] if consultation.agreed_on else []
        figures = [
            Figure("参会人员", room.attendances.counts()["present"], "名"),
            Figure("共识", len(points), "项"),
        ]
        told = Piece(
            headline="",
            text="",
            place=dateline["place"],
            date=clock.local_day(room.starts_at),
            host=called(consultation.host),
            event=f"“{MARKS.sub('', consultation.title)[:38]}”协商会",
            figures=[one for one in figures if one.number],
        )
        said = [f"会议议定，{'；'.join(points)}。"] if points else []
        people, agreed = ([one for one in told.figures if one.unit == unit] for unit in ("名", "项"))
        lead = counted("到会的有", people) + counted("形成", agreed)
        text = compose(told, [lead, *said], paper=dateline["paper"])
        return Source(headline(told), text, told, consultation.host, consultation.desk_url())
