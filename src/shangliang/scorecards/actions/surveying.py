"""三率调查 · Counts typed in by the office; or the product's own questionnaire: open to anybody, once per device; or by drawn
slips, each once, as many as are handed out."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from shangliang.gatherings.actions.slips import match, new_book
from shangliang.kit import clock
from shangliang.matters.actions.raising import device_hash
from shangliang.people.refusal import Refused

from ..access import hosts
from ..models import Assessment, Survey
from ..models.surveys import RATES, SurveyDevice
from .assessing import log
from .frameworks import day_of

LONGEST = 92  # days that a questionnaire may be open


@transaction.atomic
def survey(assessment: Assessment, *, by, on=None, **counts) -> Survey:
    """记三率调查: counts only; the marks that rest on it change when that side is marked again."""
    if not hosts(by, assessment):
        raise PermissionDenied
    counts.setdefault("day", day_of(on))
    if counts["day"] > clock.today():
        raise Refused(_("调查的日期还没有到。"))
    if any(counts[name] > counts["asked"] for name in RATES):
        raise Refused(_("知晓、支持、参与的人数不能多于问到的人数。"))
    made = Survey.objects.create(assessment=assessment, by=by, **counts)
    log(assessment, "survey", by=by, on=on, detail={"asked": made.asked})
    return made


@transaction.atomic
def open_questionnaire(assessment: Assessment, until, *, by, where="", by_slips=False, on=None) -> Survey:
    """发问卷: three questions at an address of its own, until a day; it counts when that day is over. `by_slips`: only who
    has drawn a slip answers, and once, whichever browser they use."""
    if not hosts(by, assessment):
        raise PermissionDenied
    day = day_of(on)
    if until < day:
        raise Refused(_("截止的日期已经过了。"))
    if (until - day).days > LONGEST:
        raise Refused(_("问卷最多开 %(n)s 天。") % {"n": LONGEST})
    none = dict.fromkeys(("asked", *RATES), 0)
    made = Survey.objects.create(
        assessment=assessment, by=by, where=where, day=day, until=until, way=Survey.Way.LINK,
        book=new_book() if by_slips else None, **none,
    )  # fmt: skip
    log(
        assessment,
        "questionnaire",
        by=by,
        on=on,
        detail={"survey": made.ref, "until": until.isoformat(), "slips": bool(by_slips)},
    )
    return made


@transaction.atomic
def answer_questionnaire(survey: Survey, *, device="", code="", knows: bool, supports: bool, takes_part: bool) -> bool:
    """答问卷: adds one to the counts; whether it is new for this device. No trail row: an expression of view. Refused by a
    `code` that is no slip's, or that has answered."""
    found = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if not found.is_open:
        raise Refused(_("问卷已经结束，谢谢您。"))
    known = slip_of(found, code) if found.book_id else device_hash(device)
    _row, new = SurveyDevice.objects.get_or_create(survey=found, device=known)
    if new:
        said = {"knows": knows, "supports": supports, "takes_part": takes_part}
        Survey.objects.filter(pk=found.pk).update(asked=F("asked") + 1, **{k: F(k) + int(v) for k, v in said.items()})
    return new


def slip_of(survey: Survey, code: str) -> bytes:
    """The key of the slip, if it may still answer; else Refused with the sentence for the phone."""
    key = match(survey.book, code)
    if key is None:
        raise Refused(_("没有这个码，或者它是另一份问卷的。请对着纸签再看一遍：里面没有 0、1、O、I、L。"))
    if survey.devices.filter(device=key).exists():
        raise Refused(_("这张纸签已经答过，谢谢您。"))
    return key


def take_slip_back(survey: Survey, key: bytes) -> None:
    """作废: of an answer only the counts are kept, so one that was given stays."""
    found = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if found.devices.filter(device=key).exists():
        raise Refused(_("这张纸签已经答过。答卷只记总数，不能收回。"))
