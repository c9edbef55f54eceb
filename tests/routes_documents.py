"""公文的路由 · Documents on the desk: one that went its whole way, one that is open for comment; the public page."""

from shangliang.people.can import Role
from tests.routes import UNKNOWN, C, Route, able, at, of, only, press, within

DRAFT, ISSUED = "{documents.draft.ref}", "{documents.issued.ref}"
SEES, DRAFTS = able("document.see"), able("document.draft")
READERS = DRAFTS | {Role.MEMBER}  # of what is open for comment; leaders see what was sent up
WRITERS = able("document.comment")
CALLED = DRAFTS | WRITERS
CALL, SENT = (
    "/desk/history/{documents.contribution.call.ref}/",
    "/desk/history/contributions/{documents.contribution.ref}/",
)
OWN = only({Role.OFFICE}, other=UNKNOWN)  # who asked for them
WRITTEN, MARKED = within(READERS, DRAFTS), within(READERS, able("document.issue"))


def first(rest: str, answer):
    """Of the draft, with the suggestion made to it."""
    return lambda world: [
        (f"/desk/documents/{world.documents.draft.ref}/{rest}".format(pk=world.documents.suggestion.pk), answer)
    ]


def read(rest: str = ""):
    """Both documents, each with its readers."""
    return lambda world: [
        (f"/desk/documents/{world.documents.issued.ref}/{rest}", within(SEES, SEES)),
        (f"/desk/documents/{world.documents.draft.ref}/{rest}", within(READERS, READERS)),
    ]


DOCUMENTS = {
    "documents": Route(
        at("/desk/documents/", f"/desk/documents/?kind=recommendation&state=published&area={C}"), only(SEES)
    ),
    "documents-export": Route(at("/desk/documents/export/"), press, posts=True),
    "document-new": Route(at("/desk/documents/new/", "/desk/documents/new/?kind=minutes"), only(DRAFTS), posts=True),
    "bulletin": Route(of("/desk/documents/bulletin/?of=meeting:{meetings.over.ref}"), only(DRAFTS), posts=True),
    "news": Route(at("/desk/documents/news/"), only(DRAFTS), posts=True),
    "news-page": Route(of("/desk/documents/news/{documents.page.ref}/"), only(DRAFTS)),
    "news-keep": Route(of("/desk/documents/news/{documents.page.ref}/2/"), press, posts=True),
    "document-pasted": Route(at("/desk/documents/pasted/"), press, posts=True),
    "document-templates": Route(at("/desk/documents/templates/"), only(able("document.issue")), posts=True),
    "document-template-drop": Route(at("/desk/documents/templates/1/drop/"), press, posts=True),
    "document": Route(
        lambda world: [*read()(world), (world.documents.case.document.get_absolute_url(), within(DRAFTS, DRAFTS))]
    ),
    "document-edit": Route(of(f"/desk/documents/{DRAFT}/edit/"), WRITTEN, posts=True),
    "document-versions": Route(read("versions/")),
    "document-circulate": Route(of(f"/desk/documents/{DRAFT}/comments/"), WRITTEN, posts=True),
    "document-suggest": Route(of(f"/desk/documents/{DRAFT}/suggest/1/"), within(READERS, READERS), posts=True),
    "document-weigh": Route(first("suggestions/{pk}/", WRITTEN), posts=True),
    "document-mark": Route(
        of(f"/desk/documents/{DRAFT}/mark/reviewed/", f"/desk/documents/{DRAFT}/mark/signed/"), MARKED, posts=True
    ),
    "document-tasks": Route(read("tasks/")),
    "document-task-add": Route(
        of(f"/desk/documents/{DRAFT}/tasks/add/"), within(READERS, DRAFTS & able("key_task.open")), posts=True
    ),
    "document-pdf": Route(read("pdf/")),
    "document-word": Route(read("word/")),
    "case-write-up": Route(of("/desk/documents/of/{documents.case.matter.ref}/"), only(DRAFTS), posts=True),
    "case-rate": Route(
        of("/desk/documents/{documents.case.document.ref}/rate/"), within(DRAFTS, able("document.issue")), posts=True
    ),
    "case-take-up": Route(of("/desk/documents/{documents.case.document.ref}/take-up/"), press, posts=True),
    "slip-job-ask": Route(at("/desk/slip-jobs/"), press, posts=True),
    "slip-job": Route(of("/desk/slip-jobs/{documents.slips.ref}/"), OWN),
    "slip-job-file": Route(of("/desk/slip-jobs/{documents.slips.ref}/file/"), OWN),
    "history": Route(at("/desk/history/", f"/desk/history/?state=open&area={C}"), only(WRITERS)),
    "history-call-new": Route(at("/desk/history/new/"), only(DRAFTS), posts=True),
    "history-call": Route(of(CALL), within(CALLED, CALLED)),
    "history-contribute": Route(of(f"{CALL}contribute/"), within(CALLED, CALLED), posts=True),
    "history-collect": Route(of(f"{CALL}collect/"), within(CALLED, DRAFTS), posts=True),
    "history-contribution": Route(of(SENT), only(DRAFTS, other=UNKNOWN)),
    "history-review": Route(of(f"{SENT}review/"), only(DRAFTS, other=UNKNOWN), posts=True),
    "history-public": Route(of("/history/{documents.contribution.call.ref}/")),
    "area-documents": Route(at(f"/{C}/documents/", f"/{C}/documents/?kind=recommendation&q=碳汇&since=2023-01-01")),
    "document-public": Route(of(f"/documents/{ISSUED}/")),
    "document-public-pdf": Route(of(f"/documents/{ISSUED}/pdf/")),
}
