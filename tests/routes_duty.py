"""积分和表彰的路由 · The routes of duty points and honours. The member of the world is whose score it is."""

from shangliang.people.can import Role
from tests.routes import OK, Route, able, at, of, only, press, within

KEEPS, SEES, HONOURS = able("duty.keep"), able("duty.see"), able("honour.see")
TABLE, DRAFT, WHO = "{scores.published.ref}", "{scores.draft.ref}", "{scores.who.ref}"
HONOUR, NOTICED = "{scores.honour.ref}", "{scores.noticed.ref}"
OPEN = HONOURS - {Role.MEMBER}  # a member sees an honour from its notice on
KEPT, KEPT_NOTICED = within(OPEN, able("honour.keep")), within(HONOURS, able("honour.keep"))
OWN = {Role.MEMBER}


def hidden(roles):
    """404 for whoever may not."""
    return only(roles, other=404)


DUTY = {
    "duty": Route(at("/desk/duty/", "/desk/duty/?state=minimum&year=2022", "/desk/duty/?grade=none&q=a"), only(SEES)),
    "duty-export": Route(at("/desk/duty/export/"), press, posts=True),
    "duty-count": Route(at("/desk/duty/count/"), press, posts=True),
    "duty-rules": Route(at("/desk/duty/rules/"), only(SEES)),
    "duty-rules-new": Route(at("/desk/duty/rules/new/", "/desk/duty/rules/new/?from=jinan"), only(KEEPS), posts=True),
    "duty-rules-edit": Route(
        at("/desk/duty/rules/edit/", "/desk/duty/rules/edit/?from=tongcheng"), only(KEEPS), posts=True
    ),
    "duty-rules-part": Route(
        at(
            "/desk/duty/rules/edit/rules/0/?from=tongcheng",
            "/desk/duty/rules/edit/minimum/0/",
            "/desk/duty/rules/edit/limits/0/?from=tongcheng",
            "/desk/duty/rules/edit/consequences/0/?from=jinan",
            "/desk/duty/rules/edit/grades/3/?from=jinan",
        ),
        only(KEEPS),
        posts=True,
    ),
    "duty-records": Route(at("/desk/duty/records/", "/desk/duty/records/?event=charity"), only(SEES)),
    "duty-record-new": Route(at("/desk/duty/records/new/"), only(KEEPS), posts=True),
    "duty-main-members": Route(at("/desk/duty/records/collective/"), only(KEEPS), posts=True),
    "duty-record-strike": Route(of("/desk/duty/records/{scores.record.pk}/strike/"), hidden(KEEPS), posts=True),
    "duty-objection": Route(of("/desk/duty/objections/{scores.objection.pk}/"), hidden(KEEPS), posts=True),
    "duty-check": Route(of(f"/desk/duty/{DRAFT}/check/"), press, posts=True),
    "duty-publish": Route(of(f"/desk/duty/{DRAFT}/publish/"), press, posts=True),
    "duty-score": Route(of(f"/desk/duty/{TABLE}/{WHO}/"), hidden(SEES | OWN)),
    "duty-object": Route(of(f"/desk/duty/{TABLE}/{WHO}/object/"), hidden(OWN), posts=True),
    "duty-file": Route(of(f"/desk/duty/{DRAFT}/{WHO}/file/"), hidden(SEES)),
    "duty-mine": Route(at("/desk/duty/mine/", "/desk/duty/mine/?year=2022"), hidden(OWN)),
    "honours": Route(at("/desk/honours/", "/desk/honours/?state=noticed&kind=collective"), only(HONOURS)),
    "honour-new": Route(at("/desk/honours/new/"), only(able("honour.keep")), posts=True),
    "honour-register": Route(at("/desk/honours/register/"), only(HONOURS)),
    "honour-register-export": Route(at("/desk/honours/register/export/"), press, posts=True),
    "honour": Route(of(f"/desk/honours/{HONOUR}/"), hidden(OPEN)),
    "honour-nominate": Route(of(f"/desk/honours/{HONOUR}/nominate/"), KEPT, posts=True),
    "honour-notice": Route(of(f"/desk/honours/{HONOUR}/notice/"), press, posts=True),
    "honour-decide": Route(of(f"/desk/honours/{NOTICED}/decide/"), KEPT_NOTICED, posts=True),
    "honour-give": Route(of(f"/desk/honours/{NOTICED}/give/"), KEPT_NOTICED, posts=True),
    "honour-certificates": Route(of(f"/desk/honours/{NOTICED}/certificates/"), KEPT_NOTICED),
    "honour-withdraw": Route(of(f"/desk/honours/{HONOUR}/{{scores.nomination.pk}}/withdraw/"), KEPT, posts=True),
    "honour-objection": Route(of(f"/desk/honours/{NOTICED}/objections/{{scores.doubt.pk}}/"), KEPT_NOTICED, posts=True),
    "honour-public": Route(of(f"/honours/{NOTICED}/"), OK),
    "honour-object": Route(of(f"/honours/{NOTICED}/{{scores.other.pk}}/object/"), OK, posts=True),
    "honour-objector": Route(of(f"/desk/honours/{NOTICED}/objections/{{scores.doubt.pk}}/contact/"), press, posts=True),
}
