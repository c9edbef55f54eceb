"""照案例协商 · What a case has to say to whoever begins a consultation like it: its form, its aim."""

from shangliang.documents.models import Document
from shangliang.kit import paper

from .models import Consultation

MOST_AIM = 5000  # characters


def like(person, ref: str) -> dict:
    """For the form that begins one; nothing for a case that the person does not see."""
    reach = Document.objects.visible_to(person) | Document.objects.public()
    found = reach.filter(kind="case", ref=ref.replace("\0", "")[:10]).distinct().first() if ref else None
    if found is None:
        return {}
    held = Consultation.objects.filter(concerns__matter__case__document=found).order_by("id").last()
    text = f"借鉴案例《{found.title}》。\n{paper.write(paper.from_data(found.body))}"
    return {"aim": text[:MOST_AIM]} | ({"form": held.form} if held else {})
