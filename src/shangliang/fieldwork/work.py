"""企业问题的办理 · Plan, task force, coordination, policies of a firm's problem, in one question: beside the matter all four stand."""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from shangliang.kit import asked
from shangliang.matters.models import Matter

from .models import Coordination, Policy, TaskForce, WorkPlan

DAYS = {"made_on", "until", "day", "answered_on", "applied_on"}  # JSON has no days


def _lines(model, *names: str):
    """The rows of a matter as JSON, in the order of their model."""
    return ArraySubquery(model.objects.filter(matter=OuterRef("pk")).values_list(JSONObject(**{n: n for n in names})))


def _work(of):
    return Matter.objects.filter(pk=of).order_by().values(
        plan_rows=_lines(WorkPlan, "text", "lead", "made_on", "until"),
        force_rows=_lines(TaskForce, "pk", "title", "part"),
        log_rows=_lines(Coordination, "pk", "day", "department", "text", "answer", "answered_on"),
        policies_rows=_lines(Policy, "name", "document", "brought", "applied_on"),
    )  # fmt: skip


def work_of(matter) -> dict:
    """{"plan": its facts or None, "force", "log", "policies": [facts]}."""
    row = next(iter(asked.rows(_work, of=matter.pk)))
    found = {name: [_dated(line) for line in row[f"{name}_rows"]] for name in ("plan", "force", "log", "policies")}
    return found | {"plan": next(iter(found["plan"]), None)}


def _dated(line: dict) -> dict:
    return {name: dt.date.fromisoformat(value) if value and name in DAYS else value for name, value in line.items()}
