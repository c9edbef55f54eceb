"""凭码进入 · What the pages behind a code share: try the code, count the wrong ones, say so in words."""

from django.utils.translation import gettext as _

from shangliang.kit import throttle

from ..actions.raising import code_hash
from ..models import Raiser

TOO_MANY = 429
PURPOSE = "code"


def blocked(request) -> bool:
    return throttle.blocked(PURPOSE, throttle.address_of(request))


def missed(request) -> None:
    throttle.wrong(PURPOSE, throttle.address_of(request))


def raiser_of(code: str) -> Raiser | None:
    """Whose code it is; a wrong one is nobody's."""
    return Raiser.objects.filter(code_hash=code_hash(code)).first() if code else None


def too_many() -> str:
    return _("这个网络刚才输错的次数太多，请过十分钟再试，或者打电话问接办的单位。")


def no_such_code() -> str:
    return _("没有这个查询码。请对着回执再看一遍：里面没有 0、1、O、I、L。")
