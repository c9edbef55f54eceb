"""找 · What the desk's views share: the matter within reach or a 404, and the way back."""

from django.db.models import F
from django.http import Http404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from shangliang.kit import asked

from ..models import Matter
from ..models.rows import counted


def find_matter(person, ref: str):
    """The matter within the person's reach, counted; unknown and out of reach are the same 404."""
    return or_404(asked.one(lambda ref: within_reach(person, ref), ref=ref))


def within_reach(person, ref, **more):
    """The same as a queryset of one, with what else its page counts."""
    return counted(Matter.objects.visible_to(person), holder_name=F("holder__name"), **more).filter(ref=ref)


def or_404(found):
    if found is None:
        raise Http404
    return found


def way_back(request, default: str) -> str:
    """Where the person came from, if it is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe and wanted.startswith("/") else default


def matter_url(matter) -> str:
    return reverse("matter-desk", args=[matter.ref])
