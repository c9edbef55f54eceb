"""登记的事项 · What no other noun records, as the office noted it with its evidence: of a member, or of a matter's authors."""

from collections.abc import Iterator

from shangliang.matters.models import Raiser

from ..models import DutyRecord
from .facts import Fact, Scope
from .wrote import authors_of, main_of, signed

FIELDS = ("id", "event", "on", "what", "evidence", "person_id", "matter_id", "matter__ref")


def noted(scope: Scope, known: set[int]) -> Iterator[Fact]:
    first, last = scope.days
    found = DutyRecord.objects.filter(area=scope.area, on__gte=first, on__lte=last, struck_on__isnull=True)
    rows = list(found.values_list(*FIELDS))
    matters = {row[6] for row in rows if row[6]}
    authors = authors_of(signed(Raiser.objects.filter(matter_id__in=matters, person__isnull=False))) if matters else {}
    authors = main_of(matters - authors.keys()) | authors
    for key, event, day, what, evidence, person, matter, ref in rows:
        title = f"{what} · {evidence}"
        if matter:
            yield from (one.fact(day, event, ref, title) for one in authors.get(matter, ()) if one.person in known)
        elif person in known:
            yield Fact(person, day, event, f"record-{key}", title, f"/desk/duty/records/#r{key}")
