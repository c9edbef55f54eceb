"""离线代填 · What people said on the way, typed in for them where there is no network; raised when it arrives."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock
from shangliang.kit.offline import Beside, Kind, Record, Shape, register
from shangliang.kit.offline.days import AgoField, day_of
from shangliang.kit.offline.kinds import Place
from shangliang.people import reach
from shangliang.people.refusal import Refused as NotAllowed

from . import actions
from .forms.desk_new import NewForm
from .lifecycle import Refused
from .models import Matter

KIND, RAISE = "topic", "matter.raise_for"


class AwayForm(NewForm):
    """代填（离线） · Always for somebody else; days ago in place of a date."""

    def __init__(self, *args, person, made_at=None, **kwargs):
        super().__init__(*args, person=person, kind=KIND, **kwargs)
        for name in ("voice", "on", "about"):
            self.fields.pop(name, None)
        self.fields["ago"] = AgoField(label=_("哪天说的"))
        self.made_at = made_at

    @property
    def spoken_for(self) -> bool:
        return True

    def fields_of(self) -> dict:
        return super().fields_of() | {"on": day_of(self.made_at or clock.now(), self.cleaned_data["ago"])}


def able(person) -> bool:
    return any(post.allows(RAISE, post.organisation.area_id) for post in person.held_posts)


def shapes(person):
    if able(person):
        yield Shape("open", _("登记群众反映"), AwayForm(person=person))


def do(record: Record, form) -> str:
    """Raised by its writer for who spoke; the same words from the same place, typed before, are shown first."""
    fields = form.fields_of()
    same = Matter.objects.visible_to(record.acting).filter(
        kind=KIND, area=fields["area"], title=fields["title"], text=fields["text"]
    ).first()  # fmt: skip
    if same and record.by is None:
        stands = [(_("题目"), same.title), (_("情况"), same.text), (_("提出日期"), str(same.raised_on))]
        raise Beside(_("一字不差的一件已经登记过（%(ref)s），请看是不是同一件。") % {"ref": same.ref}, stands)
    matter, _code = actions.raise_matter(KIND, typed_by=record.person, **fields)
    return matter.desk_url


def place(record: Record) -> Place:
    area = record.data.get("area", "")
    return Place(area if area.isascii() and len(area) <= 20 else "")


def declare() -> None:
    """Called when the app is ready."""
    register(Kind(
        "matter", gettext_lazy("群众反映"), 40, lambda _person, _most: (), shapes,
        lambda record: AwayForm(record.data, person=record.person, made_at=record.made_at), do, place=place, decide=do,
        areas=lambda person: [code for code in reach.codes(person) if person.can(RAISE, code)],
        refusals=(Refused, NotAllowed),
    ))  # fmt: skip
