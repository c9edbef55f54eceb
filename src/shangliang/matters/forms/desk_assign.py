"""交办的表单 · To which units, in which part, until when, what: it begins with what the agreement proposes."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock
from shangliang.kit.forms import DateField
from shangliang.people.models import Organisation

from ..actions.slips import Slip
from ..agreement import Agreement, PointRef
from ..holders import handlers
from ..proposed import proposed
from .desk_base import PARTS, NumbersField, StepForm, add_rows, filled, words

UNITS = 6


class AssignForm(StepForm):
    """交办 · Up to six units: one lead with its co-units, or each for itself."""

    head = (gettext_lazy("承办单位"), gettext_lazy("分工"), gettext_lazy("办结期限"), gettext_lazy("要求"))
    rows_title = gettext_lazy("交办给谁")
    rows_hint = gettext_lazy("一个主办，可带会办；各自办理的都选“分办”。不填期限的，按规则的时限计算。")
    open_rows = 2

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = handlers(self.matter, self.granted.post.organisation.area_id)
        self.entry = self.matter.entries.agreeing().first()
        self.agreement = Agreement.from_data(self.entry.data["agreement"]) if self.entry else None
        self.proposed = proposed(self.agreement, {o.pk: str(o) for o in found}) if self.agreement else []
        self._rows([("", _("请选择")), *_grouped(found)])
        self.fields["note"] = words(_("交办说明"), required=False)
        self._propose()

    def _rows(self, units):
        makers = {
            "unit": lambda: forms.ChoiceField(label=_("承办单位"), choices=units, required=False),
            "part": lambda: forms.ChoiceField(label=_("分工"), choices=PARTS, required=False),
            "due": lambda: DateField(label=_("办结期限"), required=False),
            "task": lambda: words(_("要求"), required=False, rows=2, limit=3000),
        }
        if self.agreement:
            makers["points"] = lambda: NumbersField(label=_("依据共识第几条"), required=False, max_length=60)
        self.names = add_rows(self, makers, count=max(UNITS, len(self.proposed)))

    def _propose(self):
        """What the agreement says, row by row; a unit that is not clear is left open and said."""
        self.initial.setdefault("part_1", "lead")
        for i, row in enumerate(self.proposed, 1):
            due = row.due if row.due and row.due > clock.today() else None
            given = {"unit": row.unit, "part": row.part, "due": due, "task": row.task}
            given["points"] = "、".join(str(place) for place in row.places)
            self.initial |= {f"{name}_{i}": value for name, value in given.items()}
            if row.unit is None:
                hint = _("共识建议由“%(name)s”办，请选是哪个单位；不选的，这一行不交办。") % {"name": row.name}
                self.fields[f"unit_{i}"].help_text = (
                    hint if row.name else _("共识没有说由谁办；不选单位的，这一行不交办。")
                )
        if self.proposed:
            self.open_rows = max(self.open_rows, len(self.proposed))
            self.rows_hint = _(
                "已按共识填好，单位、分工、期限、要求都可以改。一个主办，可带会办；各自办理的都选“分办”。"
            )

    def clean(self):
        found = super().clean()
        self.slips = [slip for i, row in enumerate(self.names, 1) if (slip := self._slip(i, filled(self, row)))]
        if not self.slips and not self.errors:
            self.add_error("unit_1", _("至少选一个承办单位。"))
        return found

    def _slip(self, i, row):
        if not row.get("unit"):
            if (row.get("due") or row.get("task") or row.get("points")) and not self._left_open(i):
                self.add_error(f"unit_{i}", _("请选承办单位。"))
            return None
        if not row.get("part"):
            self.add_error(f"part_{i}", _("请选分工。"))
        if row.get("due") and row["due"] <= (self.cleaned_data.get("on") or clock.today()):
            self.add_error(f"due_{i}", _("应晚于交办日期。"))
        unit = Organisation.objects.get(pk=row["unit"])
        points = tuple(PointRef(self.entry.pk, place) for place in row.get("points") or ())
        self._known(i, points)
        return Slip(unit, part=row.get("part") or "", task=row.get("task") or "", due=row.get("due"), points=points)

    def _left_open(self, i) -> bool:
        """A row that stands as the agreement proposed it, without a unit: nobody gets that one now."""
        unclear = i <= len(self.proposed) and self.proposed[i - 1].unit is None
        return unclear and not {f"{name}_{i}" for name in ("due", "task", "points")} & set(self.changed_data)

    def _known(self, i, points):
        wrong = next((p.place for p in points if not 1 <= p.place <= len(self.agreement.points)), None)
        if wrong is not None:
            self.add_error(f"points_{i}", _("共识里没有第 %(n)s 条，请核对。") % {"n": wrong})

    def facts(self):
        keep = ("document", "on", "note", "decided_on", "papers")
        return {k: v for k, v in super().facts().items() if k in keep}


def _grouped(units):
    """Optgroups by the kind of body, in the order in which an office looks for them."""
    found = {}
    for unit in units:
        found.setdefault(unit.get_kind_display(), []).append((str(unit.pk), str(unit)))
    return list(found.items())
