"""名单里再一行 · One row more of each list of duty points and honours; the first by actions, the others as copies of it."""

from shangliang.kit import clock
from shangliang.scorecards import actions
from shangliang.scorecards.models import DutyRules, DutyScore, Honour, Nomination
from tests import cast
from tests.scorecards import honouring, year


def _copied(row, **changes):
    row.pk, row._state.adding = None, True
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    return row


def member(n):
    return year.member(f"第{n}")


def score(n):
    found = DutyScore.objects.order_by("pk").first()
    if found:
        return _copied(found, person=member(n))
    member(n)
    if not DutyRules.objects.exists():
        actions.adopt_rules(
            cast.area(cast.COUNTY), year.data("jinan"), from_year=2000, note="办法（虚构）", by=cast.office()
        )
    return actions.count_table(cast.area(cast.COUNTY), clock.today().year, by=cast.office()).scores.get()


def record(n):
    who = member(n)
    how = {"day": clock.today(), "what": f"三组的路灯 {n}", "evidence": "签到册（虚构）", "by": cast.office()}
    return actions.note_doing(cast.area(cast.COUNTY), "charity", person=who, **how)


def honour(n):
    return honouring.opened(title=f"三组的路灯 {n}")


def honoured(n):
    found = Nomination.objects.order_by("pk").first()
    if found:
        body = cast.organisation("station", cast.COUNTY, f"第{n}站")
        return _copied(
            found, organisation=body, name=f"三组的路灯 {n}", number=Honour.objects.count() + Nomination.objects.count()
        )
    with clock.at(honouring.OPENED):
        return honouring.decided()[1]
