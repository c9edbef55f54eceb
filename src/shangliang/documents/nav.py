"""栏目 · What the desk's navigation offers of documents; what a matter's page shows of the document it came from."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import asked, clock, nav, pages
from shangliang.people.can import Role, may

from .actions.cases import OVER
from .forms.slips import SlipForm
from .models import Case, Document, KeyTask, SlipJob


def declare() -> None:
    """Called when the app is ready."""
    nav.add(_("公文"), "documents", _("文"), roles={r for r in Role if may(r, "document.see")}, order=36)
    nav.add(_("文史资料"), "history", _("文"), roles={r for r in Role if may(r, "document.comment")}, order=37)
    pages.slot("matter.side", order=40)(of_matter)
    pages.slot("matter.side", order=41)(of_closed)
    pages.slot("order.list")(of_orders)


def of_matter(person, matter):
    """Of a key task: which document it came from, who leads it, by when."""
    if matter.kind != "key_task":
        return None
    task = asked.one(_task, of=matter.pk)
    if task is None:
        return None
    seen = Document.objects.visible_to(person).filter(pk=task.document_id).exists()
    return [{"template": "documents/_of_task.html", "task": task, "seen": seen}]


def _task(of):
    return KeyTask.objects.filter(matter=of).select_related("document")


def of_closed(person, matter):
    """Of a closed matter: the case that tells of it, or the way to write one."""
    if matter.stage not in OVER:
        return None
    case = asked.one(_case, of=matter.pk)
    if case is None:
        may_write = any(p.allows("document.draft", p.organisation.area_id) for p in person.held_posts)
        return [{"template": "documents/_of_closed.html", "ref": matter.ref}] if may_write else None
    seen = case.document.published_on or Document.objects.visible_to(person).filter(pk=case.document_id).exists()
    return [{"template": "documents/_of_closed.html", "case": case}] if seen else None


def _case(of):
    return Case.objects.filter(matter=of).select_related("document")


def of_orders(person, page):
    """Below the list of orders: print those that are picked, or all that the list shows; what is being printed."""
    if not page.rows:
        return None
    own = list(SlipJob.objects.filter(by=person, expires_at__gt=clock.now()).defer("file")[:3])
    return [{"template": "documents/_of_orders.html", "jobs": own, "form": SlipForm()}]
