"""程序的路由 · Tokens and webhooks of one's own; calendars."""

from shangliang.people.can import ADMINS, Role, may
from tests.routes import FORBIDDEN, OK, UNKNOWN, Route, V, at, inside, nothing, press

SEES_FIGURES = {role for role in Role if may(role, "figure.see")}


def no_admin(visitor) -> int:
    return inside(visitor, FORBIDDEN if visitor in ADMINS else OK)


def with_figures(visitor) -> int:
    return inside(visitor, OK if visitor in SEES_FIGURES else FORBIDDEN)


PROGRAMS = {
    "tokens": Route(at("/me/tokens/"), no_admin, posts=True),
    "token-revoke": Route(at("/me/tokens/AAAAAAAAAA/revoke/"), press, posts=True),
    "webhooks": Route(at("/me/webhooks/"), with_figures, posts=True),
    "webhook": Route(at("/me/webhooks/AAAAAAAAAA/"), nothing),
    "webhook-stop": Route(at("/me/webhooks/AAAAAAAAAA/stop/"), press, posts=True),
    "my-calendar": Route(at("/calendar/sl_none.ics"), UNKNOWN),
    "area-calendar": Route(at(f"/{V}/calendar.ics")),
}
