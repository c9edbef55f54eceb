"""公文的网址 · Documents of an office: drafted, reviewed, passed, numbered, issued; the public page of a published one."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter `ref`

from .views import (
    bulletins,
    document,
    documents,
    downloads,
    marks,
    news,
    public,
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
    path("desk/documents/bulletin/", bulletins.write, name="bulletin"),
    path("desk/documents/news/", news.lay, name="news"),
    path("desk/documents/news/<ref:ref>/", news.page, name="news-page"),
    path("desk/documents/news/<ref:ref>/<int:number>/", news.keep, name="news-keep"),
    path("desk/documents/templates/", templates.templates, name="document-templates"),
    path("desk/documents/templates/<int:pk>/drop/", templates.drop, name="document-template-drop"),
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
    path("documents/<ref:ref>/", public.document, name="document-public"),
    path("documents/<ref:ref>/pdf/", public.pdf, name="document-public-pdf"),
]
