"""编号 · Numbered forms count within the term of the committee (十届第三次); the others may have a number of their own."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext as _

from shangliang.people.models import Term
from shangliang.people.refusal import Refused
from shangliang.people.terms import numeral

from .kinds import FORMS
from .models import Consultation


def numbered(form: str, host, day: dt.date, given: str) -> str:
    """The number that was typed, if it is free; the next one in the term where the form is numbered and none was typed."""
    number = given.strip() or (next_number(form, host, day) if FORMS[form].numbered else "")
    if number and Consultation.objects.filter(host=host, form=form, number=number).exists():
        raise Refused(_("编号“%(number)s”已经用过，下一个是“%(next)s”。") % {
            "number": number, "next": next_number(form, host, day)})  # fmt: skip
    return number


def next_number(form: str, host, day: dt.date) -> str:
    """十届第三次, or 第三次 where no term is known; kept, so in Chinese whoever acts. A number taken by hand is left out."""
    held = Consultation.objects.filter(host=host, form=form)
    term = term_of(host, day)
    if term is not None:
        held = held.filter(begun_on__gte=term.start)
    taken = set(held.exclude(number="").values_list("number", flat=True))
    before, place = (f"{numeral(term.number)}届" if term else ""), held.count() + 1
    while f"{before}第{numeral(place)}次" in taken:
        place += 1
    return f"{before}第{numeral(place)}次"


def term_of(host, day: dt.date) -> Term | None:
    """Of the host itself, or of the committee at its place."""
    terms = Term.objects.filter(Q(organisation=host) | Q(organisation__area_id=host.area_id), start__lte=day)
    return terms.filter(Q(end__isnull=True) | Q(end__gte=day)).order_by("-start").first()
