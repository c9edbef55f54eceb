"""The peer that runs: a bare Django page of 20 rows, in a process of its own, on the same table. Prints its cost as JSON.

No middleware, no session, no component, one query, one flat template: what any Django product pays before it does anything.
"""

import json
import sys
from pathlib import Path


def application():
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from environs import Env

    database = Env().dj_db_url("DATABASE_URL") | {"CONN_MAX_AGE": None}
    template = {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [Path(__file__).parent]}
    settings.configure(
        DATABASES={"default": database}, ROOT_URLCONF=__name__, TEMPLATES=[template], ALLOWED_HOSTS=["*"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", SECRET_KEY="bare", USE_TZ=True,
    )  # fmt: skip
    return get_wsgi_application()


def page(request):
    from django.db import models
    from django.shortcuts import render

    global Row  # noqa: PLW0603 - a model can be made once the settings are there
    if Row is None:
        fields = {name: models.CharField() for name in ("ref", "title", "kind", "stage", "area_id")}
        days = {name: models.DateField() for name in ("raised_on", "due_on", "moved_at")}
        meta = type("Meta", (), {"app_label": "bare", "managed": False, "db_table": "matters_matter"})
        Row = type("Row", (models.Model,), fields | days | {"Meta": meta, "__module__": __name__})
    code = request.GET["area"]
    rows = Row.objects.filter(area_id__gte=code, area_id__lt=f"{code}:").order_by("-moved_at")[:20]
    return render(request, "peer_bare.html", {"rows": rows})


Row = None


def main() -> None:
    postmaster, county = int(sys.argv[1]), sys.argv[2]
    app = application()
    from django.urls import path

    globals()["urlpatterns"] = [path("", page)]
    from gauge import Gauge
    from visitor import Visitor, by_wsgi

    visitor = Visitor(by_wsgi(app))
    cost = Gauge(postmaster).cost(lambda _n: f"/?area={county}", visitor.get)
    print(json.dumps([cost.python, cost.postgres, cost.queries, cost.weight]))


if __name__ == "__main__":
    main()
