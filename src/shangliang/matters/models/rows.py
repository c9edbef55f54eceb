"""台账行 · Flat rows of matters for lists and ledgers: values, not objects; the words are added in Python."""

from functools import cache

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from shangliang.kit import clock
from shangliang.kit.say import say
from shangliang.people import areas

from ..kinds import KINDS
from ..lifecycle import LABELS, OVER, Stage
from ..wording import left
from .attachments import MatterFile
from .matter import Outcome
from .orders import Part, WorkOrder
from .voices import Follower

FIELDS = (
    "id", "ref", "serial", "title", "kind", "topic_class", "area_id", "holder_area", "holder__name", "stage", "outcome", "warn_on", "due_on",
    "paused_on", "raised_on", "closed_on", "moved_at", "released_on", "escalated",
)  # fmt: skip


LEAD = WorkOrder.objects.filter(matter=OuterRef("pk"), returned_on=None, withdrawn_on=None).exclude(part=Part.CO)
FOLLOWERS = Follower.objects.filter(matter=OuterRef("pk")).order_by().values("matter").annotate(n=Count("id"))
# made once: what they are made of does not depend on who asks
COUNTED = {
    "unit": Subquery(LEAD.order_by("-id").values("unit__name")[:1]),
    "followed": Coalesce(Subquery(FOLLOWERS.values("n")), 0),
}

FILED = Exists(MatterFile.objects.filter(matter=OuterRef("pk")))


def counted(matters, **more):
    """For a page of one matter: the followers counted, and whether there are files to ask for."""
    return matters.annotate(followed=COUNTED["followed"], has_files=FILED, **more)


def rows(matters, *more):
    """Values of a queryset of matters, with the followers counted and the unit that leads the handling."""
    return matters.annotate(**COUNTED).values(*FIELDS, *COUNTED, *more)


def dressed(found, *, below=""):
    """The same rows with what a reader sees: names of places, the kind, the stage, the clock in words."""
    found, today = list(found), clock.today()
    areas.names([row["area_id"] for row in found])  # one look for all of them
    # many rows, few words and few clocks
    word, stage, clocks = cache(say), cache(lambda kind, name: KINDS[kind].stage_label(name)), cache(left)
    for row in found:
        days = row["due_on"], row["warn_on"], row["paused_on"]
        clocked = clocks(row["stage"], *days, today, done=over(row), area=row["holder_area"])
        row.update(
            light=clocked.light,
            left=clocked.text,
            kind_name=word(KINDS[row["kind"]].word),
            stage_label=stage(row["kind"], row["stage"]),
            topic_class=word(row["topic_class"]),
            place=place_of(row["area_id"], below),
            desk_url=f"/desk/m/{row['ref']}/",  # not reverse(): lists of many rows call this
        )
    return found


def over(row) -> str:
    """How it ended, in a word; nothing while it is open."""
    if row["stage"] not in OVER:
        return ""
    if row["stage"] in ("closed", "archived"):
        return str(Outcome(row["outcome"]).label) if row["outcome"] else LABELS[Stage.CLOSED]
    return LABELS[Stage(row["stage"])]


def place_of(code, below="") -> str:
    """城关镇 赵家庄村; the reader's own place is named only where it is meant itself."""
    return " ".join(areas.path_names(code, below)[-2:] or areas.path_names(code)[-1:])
