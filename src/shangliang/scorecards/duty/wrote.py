"""提案与信息 · Proposals submitted and filed, alone or jointly; reports submitted, used here or further up, or not used."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from shangliang.kit import clock
from shangliang.matters.models import Entry, Raiser
from shangliang.people.areas import after

from ..models import MainMember
from .facts import Fact, Scope

COLLECTIVE = "collective"  # the part that rule sets know
KINDS = ("proposal", "sentiment")
SUBMITTED = {"proposal": "proposal_submitted", "sentiment": "opinion_submitted"}
STEPS = {"file": "proposal_filed", "adopt": "opinion_used", "file_away": "opinion_unused", "decline": "opinion_unused"}
HIGHER = {"县级": 6, "市级": 4, "省级": 2, "全国": 0}  # who used it, as the length of a code


class Author(NamedTuple):
    """提案人 · One of so many, in the order in which they signed."""

    person: int
    part: str
    authors: int
    place: int

    def fact(self, day, event: str, ref: str, title: str) -> Fact:
        return Fact(self.person, day, event, ref, title, f"/desk/m/{ref}/", self.part, self.authors, self.place)


def authors_of(rows: Iterable[tuple[int, int]]) -> dict[int, list[Author]]:
    """Of (matter, person) in the order of signing."""
    people: dict[int, list[int]] = defaultdict(list)
    for matter, person in rows:
        people[matter].append(person)
    return {
        matter: [
            Author(person, "sole" if len(all_) == 1 else "other" if place else "lead", len(all_), place + 1)
            for place, person in enumerate(all_)
        ]
        for matter, all_ in people.items()
    }


def signed(raisers) -> Iterator[tuple[int, int]]:
    """Who leads comes first, then who signed first."""
    return raisers.order_by("matter_id", "-lead", "id").values_list("matter_id", "person_id")


def wrote(scope: Scope, known: set[int]) -> Iterator[Fact]:
    """Three queries. A proposal of December that is filed in January counts as filed in January."""
    first, last = scope.days
    ours = {"matter__kind__in": KINDS, "matter__area_id__gte": scope.area, "matter__area_id__lt": after(scope.area)}
    all_ = Raiser.objects.filter(
        **ours, person__isnull=False, matter__raised_on__lte=last, matter__raised_on__gte=first.replace(year=scope.year - 1)
    )  # fmt: skip
    if scope.person:
        mine = Raiser.objects.filter(person=scope.person, matter__kind__in=KINDS).order_by().values("matter_id")
        all_ = all_.filter(matter_id__in=mine)
    fields = ("matter_id", "person_id", "matter__kind", "matter__ref", "matter__title", "matter__raised_on")
    rows = list(all_.order_by("matter_id", "-lead", "id").values_list(*fields))
    matters = {row[0]: row[2:] for row in rows}
    authors = authors_of((row[0], row[1]) for row in rows)
    for row, author in collective(scope, fields[2:]):
        if row[0] not in matters or (row[0] in authors and authors[row[0]][0].part == COLLECTIVE):
            matters[row[0]] = row[1:]
            authors.setdefault(row[0], []).append(author)
    for key, (kind, ref, title, raised_on) in matters.items():
        if first <= raised_on <= last:
            yield from _of(authors[key], known, raised_on, SUBMITTED[kind], ref, title)
    for key, step, on, at, level in _entries(scope, ours):
        if key in matters and (step in ("file", "adopt") or matters[key][0] == "sentiment"):
            _kind, ref, title, _day = matters[key]
            yield from _of(authors[key], known, clock.local_day(on), STEPS[step], ref, title)
            if step == "adopt" and min(len(at or scope.area), HIGHER.get(level or "", 99)) < len(scope.area):
                yield from _of(authors[key], known, clock.local_day(on), "opinion_used_above", ref, title)


def collective(scope: Scope, fields) -> list[tuple[tuple, Author]]:
    """One query: those named for proposals that a body raised, each with (matter, kind, ref, title, day)."""
    first, last = scope.days
    found = MainMember.objects.filter(
        matter__area_id__gte=scope.area, matter__area_id__lt=after(scope.area),
        matter__raised_on__lte=last, matter__raised_on__gte=first.replace(year=scope.year - 1),
    )  # fmt: skip
    if scope.person:
        found = found.filter(matter__main_members__person=scope.person)
    rows = list(found.order_by("matter_id", "place").values_list("matter_id", *fields, "person_id", "place"))
    many = Counter(row[0] for row in rows)
    return [(row[:-2], Author(row[-2], COLLECTIVE, many[row[0]], row[-1])) for row in rows]


def main_of(matters: set[int]) -> dict[int, list[Author]]:
    """Of proposals that bodies raised: those named, in their order."""
    rows = (
        list(
            MainMember.objects.filter(matter__in=matters)
            .order_by("matter_id", "place")
            .values_list("matter_id", "person_id", "place")
        )
        if matters
        else []
    )
    many = Counter(row[0] for row in rows)
    found: dict[int, list[Author]] = defaultdict(list)
    for matter, person, place in rows:
        found[matter].append(Author(person, COLLECTIVE, many[matter], place))
    return dict(found)


def _of(authors: list[Author], known: set[int], day, event: str, ref: str, title: str) -> Iterator[Fact]:
    return (author.fact(day, event, ref, title) for author in authors if author.person in known)


def _entries(scope: Scope, ours):
    """Filed, used or set aside in the year: each the first time; set aside after it was used is not unused."""
    since, until = scope.moments
    used = Entry.objects.filter(matter=OuterRef("matter"), step="adopt")
    found = Entry.objects.filter(**ours, step__in=STEPS, on__gte=since, on__lt=until).annotate(used=Exists(used))
    seen: set[tuple[int, str]] = set()
    fields = ("matter_id", "step", "on", "organisation__area_id", "matter__extra__adopted_by", "used")
    for key, step, on, at, level, was_used in found.order_by("id").values_list(*fields):
        event = STEPS[step]
        if (key, event) in seen or (event == "opinion_unused" and was_used):
            continue
        seen.add((key, event))
        yield key, step, on, at, level
