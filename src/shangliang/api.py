"""接口 · /api/v1/: the nouns' routers in one OpenAPI document, and how everything that is refused is said.

What a page refuses, this refuses in the same sentence: 401 without a good token, 403 visible but not allowed, 404 outside
the reach, 409 the step is not open now (or the key was used for something else), 422 the form says what is wrong.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from shangliang.consultations.api import router as consultations
from shangliang.kit.api import NotTaken
from shangliang.matters.api import router as matters
from shangliang.people.api import router as people

api = NinjaAPI(
    title="商量 Shangliang",
    version="1",
    urls_namespace="api",
    docs_url=None,  # its page would fetch scripts from elsewhere; docs/api.md says it all
    description="Read areas, public matters, consultations, agreements, figures; raise a matter; take steps.",
)
for router in (people, matters, consultations):
    api.add_router("", router)


def _said(request: HttpRequest, status: int, detail: str, fields: dict[str, Any] | None = None):
    return api.create_response(request, {"detail": detail, "fields": fields or {}}, status=status)


@api.exception_handler(NotTaken)
def not_taken(request, reason: NotTaken):
    return _said(request, reason.status, reason.detail, reason.fields)


@api.exception_handler(AuthenticationError)
def who(request, _reason):
    return _said(request, 401, _("需要有效的程序令牌。"))


@api.exception_handler(PermissionDenied)
def forbidden(request, _reason):
    return _said(request, 403, _("您的职务不能这样做。"))


@api.exception_handler(Http404)
def unknown(request, _reason):
    return _said(request, 404, _("没有找到，或者不在您的范围内。"))


@api.exception_handler(ValidationError)
def not_understood(request, reason: ValidationError):
    fields: dict[str, list[str]] = {}
    for error in reason.errors:
        fields.setdefault(".".join(str(part) for part in error["loc"][1:]), []).append(error["msg"])
    return _said(request, 422, _("请求的内容不合要求。"), fields)


@api.exception_handler(HttpError)
def malformed(request, reason: HttpError):
    return _said(request, reason.status_code, _("请求的内容读不懂，请检查格式。"))
