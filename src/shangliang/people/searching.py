"""人、组织、地方怎样被查到 · By name, pinyin and initials; and through which rows a person looks at all."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.kit import anywhere, clock

from . import reach
from .areas import COUNTY, Area, children, spoken
from .organisations import Organisation
from .persons import Person


def persons(rows: QuerySet) -> Iterator[anywhere.Told]:
    today = clock.today()
    for row in rows.prefetch_related("posts__organisation"):
        posts = sorted(row.posts.all(), key=lambda post: (not post.is_held(today), post.pk))
        if posts:
            yield anywhere.Told(
                id=row.ref, area=posts[0].organisation.area_id, day=posts[0].start, title=row.name,
                text=" ".join(f"{post.organisation.name} {post.title}".strip() for post in posts if post.is_held(today)),
                spelled=row.pinyin, url=row.get_absolute_url(), people=(row.pk,), wider=True,
            )  # fmt: skip


def organisations(rows: QuerySet) -> Iterator[anywhere.Told]:
    for row in rows:
        yield anywhere.Told(
            id=row.ref, area=row.area_id, day=anywhere.LONG_AGO, title=row.name, text=row.short, spelled=row.pinyin,
            url=row.get_absolute_url(), everybody=True,
        )  # fmt: skip


def places(rows: QuerySet) -> Iterator[anywhere.Told]:
    for row in rows:
        yield anywhere.Told(
            id=row.code, area=row.code, day=anywhere.LONG_AGO, title=spoken(row.name), text=row.code,
            spelled=row.pinyin, url=row.get_absolute_url(), public_url=reverse("area-home", args=[row.code]),
            public=True, everybody=True,
        )  # fmt: skip


def reach_of(person) -> anywhere.Reach:
    """Through which rows somebody looks; whoever is not signed in through what is public."""
    if not person.is_authenticated:
        return anywhere.STRANGER
    wide = [code for code, whole in reach.grounds(person) if not whole]
    whole = [pair for code in reach.codes(person) for pair in _counties(code)]
    ids = [ident for single in anywhere.SINGLE for ident in single(person)]
    return anywhere.reach(whole=whole, wide=wide, person=person.pk, bodies=reach.organisations_of(person), ids=ids)


def _counties(code: str) -> list[tuple[str, str]]:
    """The area with the county that it lies in; a city without counties with itself and what lies right below it."""
    if len(code) >= COUNTY:
        return [(code, code[:COUNTY])]
    return [(code, county) for county in sorted({below[:COUNTY] for below in [code, *children([code])]})]


def declare() -> None:
    """Called when the app is ready."""
    for source in (
        anywhere.Source("person", _("人员"), Person, persons, seen=reach.people_visible_to),
        anywhere.Source("organisation", _("组织"), Organisation, organisations, seen=Organisation.objects.visible_to),
        anywhere.Source(
            "area",
            _("地方"),
            Area,
            places,
            seen=lambda _person: Area.objects.all(),
            public=Area.objects.all,
            key="code",
        ),
    ):
        anywhere.register(source)
