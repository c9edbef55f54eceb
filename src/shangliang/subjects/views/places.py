"""地点的筛选 · The filter 地区 for whoever may see things of whole areas."""

from django.utils.translation import gettext as _

from shangliang.kit.finding import menu
from shangliang.people.views.finding import own_places

from ..models.located import ranges


def place_filter(request, find, ability: str) -> list[dict]:
    """The places one level below those where the person has the ability."""
    places = own_places(ranges(request.user, ability), find.value("area"))
    return [menu(request, find, "area", _("地区"), places, _("全部地区"))] if places else []
