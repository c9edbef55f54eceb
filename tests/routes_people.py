"""人的路由 · The routes of an account of one's own, of people and their posts, of organisations, terms and members."""

from collections.abc import Callable

from shangliang.people.can import Role
from tests.routes import CLERKS, ELSEWHERE, STAFF, C, Route, V, able, at, inside, of, only, outside, press, within

PEOPLE_SEEN = able("person.see")


def of_people(*abilities) -> Callable:
    """The pages of a person: unknown to whoever sees no people."""
    return within(PEOPLE_SEEN, able(*abilities))


ACCOUNT = {
    "account_login": Route(at("/account/login/"), outside, posts=True),
    "account_logout": Route(at("/account/logout/"), inside, posts=True),
    "account_signup": Route(at("/account/signup/"), outside, posts=True),
    "account_inactive": Route(at("/account/inactive/")),
    "account_reauthenticate": Route(at("/account/confirm/"), inside, posts=True),
    "account_change_password": Route(at("/account/password/"), inside, posts=True),
    "account_set_password": Route(at("/account/password/set/"), ELSEWHERE, posts=True),
    "usersessions_list": Route(at("/account/sessions/"), inside, posts=True),
    "session-end": Route(at("/account/sessions/1/end/"), press, posts=True),
    "me": Route(at("/me/"), inside, posts=True),
}

PEOPLE = {
    "people": Route(at("/people/", "/people/?q=zhao", f"/people/?role=member&area={C}"), only(PEOPLE_SEEN)),
    "people-export": Route(at("/people/export/"), press, posts=True),
    "organisations-export": Route(at("/organisations/export/"), press, posts=True),
    "term-export": Route(of("/organisations/{county.ref}/terms/{term.number}/export/"), press, posts=True),
    "person-add": Route(at("/people/add/"), only(able("person.add", but=[Role.SYSTEM_ADMIN])), posts=True),
    "person": Route(of("/people/{clerk.ref}/"), of_people("person.see")),
    "person-edit": Route(of("/people/{clerk.ref}/edit/"), of_people("person.edit"), posts=True),
    "person-password": Route(of("/people/{clerk.ref}/password/"), of_people("person.edit"), posts=True),
    "post-add": Route(of("/people/{clerk.ref}/appoint/"), of_people("post.appoint"), posts=True),
    "post-end": Route(of("/people/{clerk.ref}/posts/{post.pk}/end/"), press, posts=True),
    "person-sessions-end": Route(of("/people/{clerk.ref}/sessions/end/"), press, posts=True),
    "organisations": Route(at("/organisations/", f"/organisations/?kind=cppcc&area={C}"), inside),
    "organisation-add": Route(at("/organisations/add/"), only(able("organisation.add")), posts=True),
    "organisation": Route(of("/organisations/{county.ref}/"), inside),
    "organisation-edit": Route(
        of("/organisations/{county.ref}/edit/"), only(able("organisation.add", but=CLERKS)), posts=True
    ),
    "term-add": Route(of("/organisations/{county.ref}/terms/add/"), only(able("term.open")), posts=True),
    "term": Route(of("/organisations/{county.ref}/terms/{term.number}/"), only(STAFF - {Role.RESIDENT, Role.FIRM})),
    "member-add": Route(
        of("/organisations/{county.ref}/terms/{term.number}/members/add/"), only(able("member.seat")), posts=True
    ),
    "member-end": Route(
        of("/organisations/{county.ref}/terms/{term.number}/members/{member.ref}/end/"),
        only(able("member.seat")),
        posts=True,
    ),
    "member-remove": Route(
        of("/organisations/{county.ref}/terms/{term.number}/members/{member.ref}/remove/"), press, posts=True
    ),
    "area-add": Route(at(f"/areas/{V}/add/"), only(able("area.add")), posts=True),
}
