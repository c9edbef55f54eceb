"""应到名单 · Who is due at a meeting of a kind: read from the term, the posts; in the order in which a roll is written."""

import datetime as dt

from shangliang.people.can import Role
from shangliang.people.models import Membership, Organisation, Post, Term
from shangliang.people.organisations import OrgKind

from .kinds.kind import Due


def committee_of(body: Organisation) -> Organisation | None:
    """The CPPCC committee whose terms a body counts in: itself, or that of its place."""
    if body.kind == OrgKind.CPPCC:
        return body
    return Organisation.objects.filter(area_id=body.area_id, kind=OrgKind.CPPCC).order_by("pk").first()


def term_of(body: Organisation, day: dt.date) -> Term | None:
    whose = committee_of(body)
    terms = Term.objects.filter(organisation=whose, start__lte=day).exclude(end__lte=day)
    return terms.order_by("-start").first() if whose else None


def who_is_due(kind, body, day) -> list:
    """Persons, each once: chairpersons first, then by pinyin."""
    found = {Due.CHAIRPERSONS: _chairs, Due.STANDING: _standing, Due.MEMBERS: _members, Due.BODY: _posted}
    read = found.get(kind.due)
    return list({person.pk: person for person in read(body, day)}.values()) if read else []


def _chairs(body, day) -> list:
    whose = committee_of(body)
    posts = Post.objects.held(day).filter(organisation=whose, role=Role.CHAIRPERSON).select_related("person")
    return [post.person for post in posts.order_by("pk")]


def _of_term(body, day, **only) -> list:
    term = term_of(body, day)
    seats = Membership.objects.on(day).filter(term=term, **only).select_related("person") if term else ()
    return sorted((seat.person for seat in seats), key=lambda person: (person.pinyin, person.pk))


def _standing(body, day) -> list:
    return [*_chairs(body, day), *_of_term(body, day, standing=True)]


def _members(body, day) -> list:
    return [*_chairs(body, day), *_of_term(body, day)]


def _posted(body, day) -> list:
    posts = Post.objects.held(day).filter(organisation=body).select_related("person")
    return [post.person for post in posts.order_by("pk")]
