"""测评的网址 · Assessments and frameworks."""

from django.urls import URLPattern, path

from shangliang.kit import addresses  # noqa: F401 - the converter `ref`

from .views import assessment, assessment_list, frameworks, gaps, indicators, marking, published, questionnaire, what_if

ONE = "desk/assessments/<ref:ref>"
FRAMEWORK = "desk/frameworks/<ref:ref>"
DIMENSION = f"{FRAMEWORK}/dimensions/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("desk/assessments/", assessment_list.assessments, name="assessments"),
    path("desk/assessments/export/", assessment_list.export, name="assessments-export"),
    path("desk/assessments/new/", assessment_list.new, name="assessment-new"),
    path(f"{ONE}/", assessment.assessment, name="assessment"),
    path(f"{ONE}/mark/<slug:side>/", marking.mark, name="assessment-mark"),
    path(f"{ONE}/what-if/", what_if.what_if, name="assessment-what-if"),
    path(f"{ONE}/publish/", published.publish, name="assessment-publish"),
    path(f"{ONE}/take-back/", published.take_back, name="assessment-take-back"),
    path(f"{ONE}/sheet/", published.sheet, name="assessment-sheet"),
    path("assessments/<ref:ref>/", published.published, name="assessment-public"),
    path(f"{ONE}/questionnaire/", questionnaire.open_one, name="questionnaire-open"),
    path("q/<ref:ref>/", questionnaire.answer, name="questionnaire"),
    path(f"{ONE}/surveys/add/", marking.survey, name="survey-add"),
    path(f"{ONE}/indicators/<int:pk>/", marking.indicator, name="assessment-indicator"),
    path(f"{ONE}/indicators/<int:pk>/object/", marking.object_to, name="objection-add"),
    path(f"{ONE}/objections/<int:pk>/", marking.answer, name="objection-answer"),
    path(f"{ONE}/indicators/<int:pk>/gap/", gaps.add, name="gap-add"),
    path(f"{ONE}/gaps/<int:pk>/", gaps.change, name="gap"),
    path(f"{ONE}/gaps/<int:pk>/drop/", gaps.drop, name="gap-drop"),
    path(f"{ONE}/gaps/<int:pk>/suggest/", gaps.suggest, name="gap-suggest"),
    path(f"{ONE}/gaps/<int:pk>/again/", gaps.again, name="gap-again"),
    path("desk/frameworks/", frameworks.frameworks, name="frameworks"),
    path("desk/frameworks/import/", frameworks.bring, name="framework-import"),
    path("desk/frameworks/take/<slug:key>/", frameworks.take, name="framework-take"),
    path(f"{FRAMEWORK}/", frameworks.framework, name="framework"),
    path(f"{FRAMEWORK}/edit/", frameworks.edit, name="framework-edit"),
    path(f"{FRAMEWORK}/export/", frameworks.export, name="framework-export"),
    path(f"{FRAMEWORK}/dimensions/", indicators.dimension, name="dimension-add"),
    path(f"{DIMENSION}/", indicators.dimension, name="dimension"),
    path(f"{DIMENSION}/drop/", indicators.drop, name="dimension-drop"),
    path(f"{DIMENSION}/indicators/", indicators.indicator, name="indicator-add"),
    path(f"{DIMENSION}/indicators/<int:one>/", indicators.indicator, name="indicator"),
    path(f"{DIMENSION}/indicators/<int:one>/drop/", indicators.drop, name="indicator-drop"),
    path(f"{FRAMEWORK}/<slug:what>/", frameworks.press_on, name="framework-press"),
]
