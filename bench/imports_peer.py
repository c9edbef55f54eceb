"""The peer: django-import-export on the same file, into one plain table of the same database server, by its own defaults.

Run by imports.py in the peer's environment: python imports_peer.py FILE URL. No sealing, no trail, no rights; one table
with the identity number as its key, one foreign key to the villages. Prints seconds as JSON.
"""

import json
import sys
import time
from urllib.parse import parse_qs, unquote, urlsplit

import django
from django.conf import settings

FILE, URL = sys.argv[1:3]
COLUMNS = ("house", "name", "id_number", "born_on", "kinds", "village", "address", "phone", "guardian", "disability_grade", "disability", "illness", "income", "listed_on", "law")  # fmt: skip


def database() -> dict:
    at = urlsplit(URL)
    host = parse_qs(at.query).get("host", [unquote(at.hostname or "")])[0]
    port = parse_qs(at.query).get("port", [str(at.port or "")])[0]
    name = {"NAME": at.path.lstrip("/"), "USER": unquote(at.username or ""), "PASSWORD": unquote(at.password or "")}
    return {"ENGINE": "django.db.backends.postgresql", "HOST": host, "PORT": port, **name}


settings.configure(
    DATABASES={"default": database()}, INSTALLED_APPS=["import_export"], USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)  # fmt: skip
django.setup()

from django.db import connection, models  # noqa: E402
from import_export import fields, resources, widgets  # noqa: E402
from import_export.formats.base_formats import XLSX  # noqa: E402


class Village(models.Model):
    code = models.CharField(max_length=12, primary_key=True)

    class Meta:
        app_label, db_table = "import_export", "peer_village"


class Cared(models.Model):
    house = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    id_number = models.CharField(max_length=18, unique=True)
    born_on = models.DateField(null=True)
    kinds = models.CharField(max_length=120)
    village = models.ForeignKey(Village, models.PROTECT)
    address, phone, guardian = (models.CharField(max_length=120, blank=True, null=True) for _n in range(3))
    disability_grade, disability, illness = (models.CharField(max_length=300, blank=True, null=True) for _n in range(3))
    income = models.CharField(max_length=120, blank=True, null=True)
    listed_on = models.DateField(null=True)
    law = models.CharField(max_length=60, blank=True, null=True)

    class Meta:
        app_label, db_table = "import_export", "peer_cared"


class Resource(resources.ModelResource):
    village = fields.Field("village", "village", widgets.ForeignKeyWidget(Village, "code"))

    class Meta:
        model, import_id_fields, fields, use_transactions = Cared, ("id_number",), COLUMNS, True


def timed(act) -> float:
    begun = time.perf_counter()
    result = act()
    assert not result.has_errors(), [str(e.error) for e in result.row_errors()[0][1]]
    assert not result.has_validation_errors()
    return time.perf_counter() - begun


def main() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Village)
        editor.create_model(Cared)
    with open(FILE, "rb") as source:  # noqa: PTH123
        data = source.read()
    begun = time.perf_counter()
    table = XLSX().create_dataset(data)
    read = time.perf_counter() - begun
    table.headers = list(COLUMNS)
    Village.objects.bulk_create(Village(code=code) for code in sorted(set(table["village"])))
    preview = timed(lambda: Resource().import_data(table, dry_run=True))
    written = timed(lambda: Resource().import_data(table, dry_run=False))
    assert Cared.objects.count() == len(table)
    print(json.dumps({"preview": read + preview, "import": written, "read": read}))


if __name__ == "__main__":
    main()
