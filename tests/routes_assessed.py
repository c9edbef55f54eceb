"""测评的路由 · The routes of assessments and frameworks. The unit of the world is the body that is assessed."""

from shangliang.people.can import Role
from tests.routes import OK, Route, able, at, of, only, press, within

ONE, DRAFT = "/desk/assessments/{assessed.made.ref}/", "/desk/frameworks/{assessed.draft.ref}/"
LINE, GAP = f"{ONE}indicators/{{assessed.one.pk}}/", f"{ONE}gaps/{{assessed.gap.pk}}/"
DIMENSION = f"{DRAFT}dimensions/{{assessed.dimension.pk}}/"
SEES, OPENS, EDITS = able("assessment.see"), able("assessment.open"), able("framework.edit")
HOSTED, ANSWERS = within(SEES, OPENS), within(SEES, OPENS | {Role.UNIT})
DRAFTED = within(EDITS, EDITS)

ASSESSED = {
    "assessments": Route(at("/desk/assessments/", "/desk/assessments/?state=gaps"), only(SEES)),
    "assessments-export": Route(at("/desk/assessments/export/"), press, posts=True),
    "assessment-new": Route(at("/desk/assessments/new/"), only(OPENS), posts=True),
    "assessment": Route(of(ONE), within(SEES, SEES)),
    "assessment-mark": Route(
        lambda w: [(f"{ONE.format(**vars(w))}mark/self/", ANSWERS), (f"{ONE.format(**vars(w))}mark/review/", HOSTED)],
        posts=True,
    ),
    "assessment-what-if": Route(of(f"{ONE}what-if/", f"{ONE}what-if/?v{{assessed.one.pk}}=100"), within(SEES, SEES)),
    "assessment-publish": Route(of(f"{ONE}publish/"), press, posts=True),
    "assessment-take-back": Route(of(f"{ONE}take-back/"), within(SEES, set())),  # it is not published yet
    "assessment-sheet": Route(of(f"{ONE}sheet/"), within(SEES, SEES)),
    "assessment-public": Route(of("/assessments/{assessed.published.ref}/"), OK),
    "questionnaire-open": Route(of(f"{ONE}questionnaire/"), HOSTED, posts=True),
    "questionnaire": Route(of("/q/{assessed.asks.ref}/"), posts=True),
    "survey-add": Route(of(f"{ONE}surveys/add/"), HOSTED, posts=True),
    "assessment-indicator": Route(of(LINE), within(SEES, SEES), posts=True),
    "objection-add": Route(of(f"{LINE}object/"), ANSWERS, posts=True),
    "objection-answer": Route(of(f"{ONE}objections/{{assessed.doubt.pk}}/"), HOSTED, posts=True),
    "gap-add": Route(of(f"{LINE}gap/"), HOSTED, posts=True),
    "gap": Route(of(GAP), HOSTED, posts=True),
    "gap-drop": Route(of(f"{GAP}drop/"), press, posts=True),
    "gap-suggest": Route(of(f"{GAP}suggest/"), press, posts=True),
    "gap-again": Route(of(f"{GAP}again/"), within(SEES, set()), posts=True),  # it is not closed yet
    "frameworks": Route(at("/desk/frameworks/"), only(SEES)),
    "framework-import": Route(at("/desk/frameworks/import/"), only(EDITS), posts=True),
    "framework-take": Route(at("/desk/frameworks/take/pairing_assistance/"), press, posts=True),
    "framework": Route(of(DRAFT), DRAFTED),
    "framework-edit": Route(of(f"{DRAFT}edit/"), DRAFTED, posts=True),
    "framework-export": Route(of(f"{DRAFT}export/?as=json", f"{DRAFT}export/?as=xlsx"), DRAFTED),
    "framework-press": Route(of(f"{DRAFT}issue/"), press, posts=True),
    "dimension-add": Route(of(f"{DRAFT}dimensions/"), DRAFTED, posts=True),
    "dimension": Route(of(DIMENSION), DRAFTED, posts=True),
    "dimension-drop": Route(of(f"{DIMENSION}drop/"), press, posts=True),
    "indicator-add": Route(of(f"{DIMENSION}indicators/"), DRAFTED, posts=True),
    "indicator": Route(of(f"{DIMENSION}indicators/{{assessed.line.pk}}/"), DRAFTED, posts=True),
    "indicator-drop": Route(of(f"{DIMENSION}indicators/{{assessed.line.pk}}/drop/"), press, posts=True),
}
