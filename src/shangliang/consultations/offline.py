"""离线录看法 · Cards with people's statements, typed where they were collected; views and ballots never."""

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock
from shangliang.kit.offline import Entry, Kind, Record, Shape, register
from shangliang.kit.offline.days import AgoField, day_of
from shangliang.kit.offline.kinds import Place
from shangliang.people import reach
from shangliang.people.refusal import Refused

from .actions import sheets
from .models import Consultation

ENTER, MOST, LONGEST = "consultation.enter", 20, 140


class CardsForm(forms.Form):
    """发言卡 · A line each, a meaning each; a line that is too long comes back to be parted."""

    said = forms.CharField(
        label=gettext_lazy("卡片上写的、会上说的看法"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("一行一条，一条一个意思，每条不超过 140 字。不写姓名。"),
    )  # fmt: skip
    ago = AgoField(label=gettext_lazy("哪天说的"))

    def __init__(self, *args, made_at=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.made_at = made_at

    def clean_said(self):
        lines = [line.strip() for line in self.cleaned_data["said"].splitlines() if line.strip()]
        if long := next((line for line in lines if len(line) > LONGEST), ""):
            raise forms.ValidationError(
                _("“%(start)s……”超过 %(most)s 字，请拆成几条。") % {"start": long[:12], "most": LONGEST}
            )
        return lines

    @property
    def day(self):
        return day_of(self.made_at or clock.now(), self.cleaned_data["ago"])


def takes(person, _most: int):
    """Consultations of my desk that have not come to their agreement."""
    found = Consultation.objects.run_by(person, ENTER).filter(agreed_on=None).select_related("area").order_by("-id")
    return [
        Entry(
            group=_("协商"), target=one.ref, heading=str(one), lines=(str(one.area),),
            forms=(("statement_cards", "cards"),),
        )
        for one in found[:MOST]
    ]  # fmt: skip


def shapes(person):
    if any(person.can(ENTER, code) for code, _full in reach.grounds(person)):
        yield Shape("cards", _("录发言卡"), CardsForm())


def _consultation(record: Record) -> Consultation:
    found = Consultation.objects.run_by(record.acting, ENTER).filter(ref=record.target).select_related("host").first()
    if found is None:
        raise Http404
    return found


def do(record: Record, form) -> str:
    """Equal ones are not written twice, whoever typed them."""
    found = _consultation(record)
    new = sheets.take_down(found, form.cleaned_data["said"], by=record.acting, day=form.day)
    return found.desk_url() if new else "=" + found.desk_url()


def declare() -> None:
    """Called when the app is ready."""
    register(Kind(
        "statement_cards", gettext_lazy("发言卡"), 30, takes, shapes,
        lambda record: CardsForm(record.data, made_at=record.made_at), do,
        place=lambda record: Place(_consultation(record).host.area_id), decide=do,
        areas=lambda person: [code for code in reach.codes(person) if person.can(ENTER, code)], refusals=(Refused,),
        about=lambda record: str(_consultation(record)),
    ))  # fmt: skip
