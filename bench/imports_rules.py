"""The peer at the same work: django-import-export whose rows are saved by the product's own actions, one by one, as by hand.

What a programmer would write who wants the same rules, rights, sealing and trail out of django-import-export: a resource
whose `save_instance` calls the actions. Run by imports.py in the product's Python, with the peer's packages behind its own:
python imports_rules.py FILE URL ROWS PACKAGES. Prints seconds for the first ROWS rows as JSON.
"""

import json
import os
import sys
import time
from pathlib import Path

import imports_file


def main(file: str, url: str, rows: int, packages: str) -> None:
    sys.path.append(packages)
    os.environ |= {
        "DATABASE_URL": url,
        "SHANGLIANG_DATA": str(Path(file).parent),
        "DJANGO_SETTINGS_MODULE": "shangliang.settings",
    }
    import django
    from django.conf import settings

    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "import_export"]
    django.setup()
    from import_export import resources
    from import_export.formats.base_formats import XLSX

    from shangliang.kit.memory import remembered
    from shangliang.people.models import Area, Person
    from shangliang.subjects import actions
    from shangliang.subjects.models import AssistedPerson

    office = Person.objects.get(login="office")
    areas = {area.code: area for area in Area.objects.filter(code__in=imports_file.VILLAGES)}
    houses: dict[tuple[str, str], object] = {}
    words = dict(zip(imports_file.HEAD, range(15), strict=True))

    class Resource(resources.ModelResource):
        class Meta:
            model, import_id_fields, fields, use_transactions, skip_diff = AssistedPerson, (), (), True, True

        def save_instance(self, instance, is_create, row, **_more):
            cells = list(row.values())
            said = {word: str(cells[at] or "") for word, at in words.items()}
            place = said["所在村"], said["户编号"]
            if place not in houses:
                houses[place] = actions.open_household(areas[place[0]], by=office, address=said["家庭住址"])
            given = {
                "name": said["姓名"], "id_number": said["身份证号"], "born_on": said["出生日期"], "phone": said["联系电话"],
                "disability_grade": said["残疾等级"], "disability": said["残疾情况"], "illness": said["疾病情况"], "income": said["家庭收入"],
            }  # fmt: skip
            given = {name: text for name, text in given.items() if text}
            rests = sorted(set(given) - {"name", "born_on", "phone"})
            law = {"basis": "law", "fields": rests, "document": said["法定依据文号"], "officer": office.name}
            actions.list_person(
                houses[place],
                said["对象类别"].split("、"),
                by=office,
                listed_on=said["纳入日期"],
                consent=law,
                given=given,
            )

    table = XLSX().create_dataset(Path(file).read_bytes())[:rows]
    from tablib import Dataset

    some = Dataset(*table, headers=list(imports_file.HEAD))
    begun = time.perf_counter()
    with remembered():
        result = Resource().import_data(some, dry_run=False)
    assert not result.has_errors(), [str(e.error) for e in result.row_errors()[0][1]]
    took = time.perf_counter() - begun
    assert AssistedPerson.objects.count() == rows
    print(json.dumps({"import": took, "rows": rows}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
