"""公文的网址 · Documents of an office: drafted, reviewed, passed, numbered, issued; the public page of a published one."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converters `ref` and `code`

from .views import (
    cases,
    document,
    documents,
    downloads,
    history,
    marks,
    public,
    slips,
    suggestions,
    tasks,
    templates,
    writing,
)

urlpatterns = [
    path("desk/documents/", documents.documents, name="documents"),
    path("desk/documents/export/", documents.export, name="documents-export"),
    path("desk/documents/new/", writing.new, name="document-new"),
    path("desk/documents/pasted/", writing.pasted, name="document-pasted"),
    path("desk/documents/templates/", templates.templates, name="document-templates"),
    path("desk/documents/templates/<int:pk>/drop/", templates.drop, name="document-template-drop"),
    path("desk/documents/of/<ref:ref>/", cases.write_up, name="case-write-up"),
    path("desk/documents/<ref:ref>/rate/", cases.rate, name="case-rate"),
    path("desk/documents/<ref:ref>/take-up/", cases.take_up, name="case-take-up"),
    path("desk/documents/<ref:ref>/", document.document, name="document"),
    path("desk/documents/<ref:ref>/edit/", writing.edit, name="document-edit"),
    path("desk/documents/<ref:ref>/versions/", document.versions, name="document-versions"),
    path("desk/documents/<ref:ref>/comments/", suggestions.circulate, name="document-circulate"),
    path("desk/documents/<ref:ref>/suggest/<int:paragraph>/", suggestions.suggest, name="document-suggest"),
    path("desk/documents/<ref:ref>/suggestions/<int:pk>/", suggestions.weigh, name="document-weigh"),
    path("desk/documents/<ref:ref>/mark/<slug:mark>/", marks.mark, name="document-mark"),
    path("desk/documents/<ref:ref>/tasks/", tasks.tasks, name="document-tasks"),
    path("desk/documents/<ref:ref>/tasks/add/", tasks.add, name="document-task-add"),
    path("desk/documents/<ref:ref>/pdf/", downloads.pdf, name="document-pdf"),
    path("desk/documents/<ref:ref>/word/", downloads.word, name="document-word"),
    path("desk/slip-jobs/", slips.ask, name="slip-job-ask"),
    path("desk/slip-jobs/<ref:ref>/", slips.slips, name="slip-job"),
    path("desk/slip-jobs/<ref:ref>/file/", slips.file, name="slip-job-file"),
    path("desk/history/", history.history, name="history"),
    path("desk/history/new/", history.call_new, name="history-call-new"),
    path("desk/history/contributions/<ref:ref>/", history.contribution, name="history-contribution"),
    path("desk/history/contributions/<ref:ref>/review/", history.review, name="history-review"),
    path("desk/history/<ref:ref>/", history.call, name="history-call"),
    path("desk/history/<ref:ref>/contribute/", history.contribution_new, name="history-contribute"),
    path("desk/history/<ref:ref>/collect/", history.collect, name="history-collect"),
    path("history/<ref:ref>/", history.public, name="history-public"),
    path("<code:code>/documents/", public.documents, name="area-documents"),
    path("documents/<ref:ref>/", public.document, name="document-public"),
    path("documents/<ref:ref>/pdf/", public.pdf, name="document-public-pdf"),
]
