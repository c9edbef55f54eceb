"""绩的网址 · Frameworks, assessments, duty points, honours."""

from django.urls import URLPattern, path

from shangliang.kit import addresses  # noqa: F401 - the converter `ref`

from .urls_assessments import urlpatterns as assessed
from .views import duty, duty_parts, duty_records, duty_rules, duty_score, honour_forms, honour_public, honours

urlpatterns: list[URLPattern] = [
    *assessed,
    path("desk/duty/", duty.duty, name="duty"),
    path("desk/duty/export/", duty.export, name="duty-export"),
    path("desk/duty/count/", duty.count, name="duty-count"),
    path("desk/duty/mine/", duty_score.mine, name="duty-mine"),
    path("desk/duty/rules/", duty_rules.rules, name="duty-rules"),
    path("desk/duty/rules/new/", duty_rules.rules_new, name="duty-rules-new"),
    path("desk/duty/rules/edit/", duty_rules.rules_edit, name="duty-rules-edit"),
    path("desk/duty/rules/edit/<slug:part>/<int:number>/", duty_parts.rules_part, name="duty-rules-part"),
    path("desk/duty/records/", duty_records.records, name="duty-records"),
    path("desk/duty/records/new/", duty_records.record_new, name="duty-record-new"),
    path("desk/duty/records/collective/", duty_records.main_members, name="duty-main-members"),
    path("desk/duty/records/<int:pk>/strike/", duty_records.record_strike, name="duty-record-strike"),
    path("desk/duty/objections/<int:pk>/", duty_score.answer, name="duty-objection"),
    path("desk/duty/<ref:ref>/check/", duty.check, name="duty-check"),
    path("desk/duty/<ref:ref>/publish/", duty.publish, name="duty-publish"),
    path("desk/duty/<ref:ref>/<ref:person>/", duty_score.score, name="duty-score"),
    path("desk/duty/<ref:ref>/<ref:person>/object/", duty_score.object_to, name="duty-object"),
    path("desk/duty/<ref:ref>/<ref:person>/file/", duty_score.file, name="duty-file"),
    path("desk/honours/", honours.honours, name="honours"),
    path("desk/honours/new/", honour_forms.honour_new, name="honour-new"),
    path("desk/honours/register/", honours.register, name="honour-register"),
    path("desk/honours/register/export/", honours.register_export, name="honour-register-export"),
    path("desk/honours/<ref:ref>/", honours.honour, name="honour"),
    path("desk/honours/<ref:ref>/nominate/", honour_forms.nominate, name="honour-nominate"),
    path("desk/honours/<ref:ref>/notice/", honour_forms.notice, name="honour-notice"),
    path("desk/honours/<ref:ref>/decide/", honour_forms.decide, name="honour-decide"),
    path("desk/honours/<ref:ref>/give/", honour_forms.give, name="honour-give"),
    path("desk/honours/<ref:ref>/certificates/", honours.certificate, name="honour-certificates"),
    path("desk/honours/<ref:ref>/<int:pk>/withdraw/", honour_forms.withdraw, name="honour-withdraw"),
    path("desk/honours/<ref:ref>/objections/<int:pk>/", honour_forms.settle, name="honour-objection"),
    path("desk/honours/<ref:ref>/objections/<int:pk>/contact/", honour_public.objector, name="honour-objector"),
    path("honours/<ref:ref>/", honour_public.public, name="honour-public"),
    path("honours/<ref:ref>/<int:pk>/object/", honour_public.object_to, name="honour-object"),
]
