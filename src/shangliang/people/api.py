"""人的接口 · By whose token a program comes; the tree of areas; the figures of a place."""

import datetime as dt
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Router, Schema
from ninja.security import HttpBearer

from shangliang.kit import figures, throttle
from shangliang.kit.api import Day, NotTaken, Refusal

from . import actions
from .access import AccessToken, Scope
from .areas import Area, after
from .persons import Person

router = Router(tags=["areas"])
BELOW = 1000


class Bearer(HttpBearer):
    """令牌 · `Authorization: Bearer sl_…` with one scope; the request's user is then its person."""

    openapi_description = "A token of one's own from /me/tokens/"

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request, token: str) -> Person | None:
        address = throttle.address_of(request)
        found = None if throttle.blocked("token", address) else _live(token)
        if found is None:
            throttle.wrong("token", address)
            return None
        if self.scope not in found.scopes:
            raise NotTaken(403, _("这个令牌没有“%(scope)s”的权限。") % {"scope": self.scope.label})
        actions.token_used(found)
        request.user = Person.objects.signed_in(found.person_id)
        return request.user


def _live(typed: str) -> AccessToken | None:
    return next((t for scope in Scope if (t := AccessToken.objects.holder(typed, scope))), None)


READ, RAISE, ACT = Bearer(Scope.READ), Bearer(Scope.RAISE), Bearer(Scope.ACT)


class AreaOut(Schema):
    code: str
    name: str
    parent: str | None


class Me(Schema):
    ref: str
    name: str
    posts: list[dict[str, str]]


class Figures(Schema):
    """数字 · As `shangliang figures CODE --json` gives them: every group with its keys."""

    area: str
    as_of: dt.date
    period: dict[str, Any]
    groups: dict[str, dict[str, Any]]


@router.get("/me", auth=READ, response={200: Me, 401: Refusal, 403: Refusal})
def me(request):
    """Whose token this is, and the posts they hold today."""
    posts = [
        {"role": p.role, "organisation": p.organisation.name, "area": p.organisation.area_id}
        for p in request.user.held_posts
    ]
    return {"ref": request.user.ref, "name": request.user.name, "posts": posts}


@router.get("/areas/{code}", response={200: AreaOut, 404: Refusal})
def area(request, code: str):
    """One area by its division code."""
    return _area(_found(code))


@router.get("/areas/{code}/below", response={200: list[AreaOut], 404: Refusal})
def below(request, code: str):
    """The areas of the next level, by code."""
    found = _found(code)
    return [_area(row) for row in Area.objects.filter(parent_id=found.pk).order_by("code")[:BELOW]]


@router.get(
    "/areas/{code}/figures", auth=READ, response={200: Figures, 401: Refusal, 403: Refusal, 404: Refusal, 422: Refusal}
)
def area_figures(request, code: str, period: str = "all", on: Day | None = None):
    """The figures of an area that lies within one's reach; `period`: all, year, quarter, month, or what `figures` takes."""
    found = _found(code)
    reach = [p.organisation.area_id for p in request.user.held_posts if p.allows("figure.see", p.organisation.area_id)]
    if not any(own <= found.code < after(own) for own in reach):
        raise NotTaken(403, _("这个地方的数字不在您的范围内。"))
    try:
        said = figures.compute(found.code, on=on, period=period)
    except figures.NoSuchPeriod as reason:
        raise NotTaken(422, str(reason), {"period": [str(reason)]})
    named = {key: said.pop(key) for key in ("area", "as_of", "period")}
    return named | {"groups": said}


def _found(code: str) -> Area:
    found = None if "\0" in code else Area.objects.filter(code=code[:20]).first()
    if found is None:
        raise Http404
    return found


def _area(row) -> dict[str, Any]:
    return {"code": row.code, "name": row.name, "parent": row.parent_id}
