"""日历地址 · What a calendar program subscribes to: one's own by a token in the address, a place's by its code."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shangliang.kit import throttle
from shangliang.people import actions
from shangliang.people.access import AccessToken, Scope
from shangliang.people.models import Area, Person

from . import diary

TYPE = "text/calendar; charset=utf-8"


@never_cache
@require_safe
def mine(request, token):
    """/calendar/<token>.ics: by a token that is good for nothing else; a wrong one is unknown, and counted."""
    address = throttle.address_of(request)
    found = None if throttle.blocked("token", address) else AccessToken.objects.holder(token, Scope.CALENDAR)
    if found is None:
        throttle.wrong("token", address)
        raise Http404
    actions.token_used(found)
    person = Person.objects.signed_in(found.person_id)
    name = _("商量：%(who)s的日程") % {"who": person}
    return HttpResponse(diary.written(name, diary.of_person(person)), content_type=TYPE)


@require_safe
def of_area(request, code):
    """/<area>/calendar.ics: public consultations and their sittings."""
    area = get_object_or_404(Area, code=code)
    name = _("商量：%(place)s的协商") % {"place": area.name}
    return HttpResponse(diary.written(name, diary.of_area(code)), content_type=TYPE)
