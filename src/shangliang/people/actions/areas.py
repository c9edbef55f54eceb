"""做区划 · Load a file of divisions whole or not at all; add a group or a station of our own."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from shangliang.kit import trail
from shangliang.kit.memory import no_collector
from shangliang.kit.search import pinyin_key

from .. import area_file, areas, reach
from ..areas import Area, AreaEdition, Level
from ..can import may
from ..refusal import FileRefused, Refused
from ..spelling import key

MOST_LOCAL = 99


class Loaded(NamedTuple):
    """导入结果 · How many lines there were, and of these how many are new, changed, unchanged."""

    lines: int
    new: int
    changed: int

    @property
    def unchanged(self) -> int:
        return self.lines - self.new - self.changed


def load_shipped_areas(*, by=None) -> Loaded:
    """Gansu's divisions, which come with the package."""
    return load_areas(area_file.shipped(), by=by)


def load_areas(source, *, by=None, on=None) -> Loaded:
    """导入区划: a path or an open binary file. Twice the same file changes nothing; nothing is ever deleted."""
    if by is not None and not any(may(post.role, "area.load") for post in reach.held(by)):
        raise PermissionDenied
    with no_collector():
        lines = area_file.lines(area_file.text_of(source))
        return _loaded(lines, by, on)


def _loaded(lines: list[area_file.Line], by, on) -> Loaded:
    with transaction.atomic():
        loaded = _store(lines)
        provinces = sorted({line.code[:2] for line in lines})
        detail = {"lines": loaded.lines, "new": loaded.new, "changed": loaded.changed}
        trail.record_many(
            {"by": by, "action": "area.load", "noun": "area", "id": code, "area": code, "on": on, "detail": detail}
            for code in provinces
        )
        _bump()
    return loaded


def _store(lines: list[area_file.Line]) -> Loaded:
    table = Area._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        _check_parents(cursor, lines)
        cursor.execute(
            'CREATE TEMP TABLE incoming (code text COLLATE "C" PRIMARY KEY, name text, level text, parent text, '
            "settlement text, pinyin text) ON COMMIT DROP"
        )
        with cursor.copy("COPY incoming FROM STDIN") as copy:
            for part in batched(lines, 5000):
                copy.write("".join(map(_copied, part)))
        cursor.execute("ANALYZE incoming")
        cursor.execute(
            f"SELECT count(*) FROM incoming i WHERE NOT EXISTS (SELECT FROM {table} a WHERE a.code = i.code)"  # noqa: S608 - {table} is ours
        )
        new = cursor.fetchone()[0]
        cursor.execute(UPSERT)
        written = cursor.rowcount
        cursor.execute("DROP TABLE incoming")
        cursor.execute(f"ANALYZE {table}")
    return Loaded(len(lines), new, written - new)


def _copied(line: area_file.Line) -> str:
    """The line as COPY reads it; control characters were refused, so only the backslash has to be written twice."""
    name = line.name.replace("\\", "\\\\")
    spelt = key(line.name).replace("\\", "\\\\")
    parent = line.parent or "\\N"  # NULL, for COPY
    return f"{line.code}\t{name}\t{line.level}\t{parent}\t{areas.settlement(line.code)}\t{spelt}\n"


def batched(rows: list, size: int):
    return (rows[at : at + size] for at in range(0, len(rows), size))


UPSERT = f"""
INSERT INTO {Area._meta.db_table} AS a (code, name, level, parent_id, settlement, pinyin)
SELECT code, name, level, parent, settlement, pinyin FROM incoming ORDER BY code
ON CONFLICT (code) DO UPDATE SET name = excluded.name, level = excluded.level, parent_id = excluded.parent_id,
    settlement = excluded.settlement, pinyin = excluded.pinyin
WHERE (a.name, a.level, a.parent_id, a.settlement, a.pinyin)
    IS DISTINCT FROM (excluded.name, excluded.level, excluded.parent_id, excluded.settlement, excluded.pinyin)
"""  # noqa: S608 — the table's own name


def _check_parents(cursor, lines) -> None:
    """Every parent stands in the file or is known already."""
    codes = {line.code for line in lines}
    missing = sorted({line.parent for line in lines if line.parent} - codes)
    cursor.execute(f"SELECT code FROM {Area._meta.db_table} WHERE code = ANY(%s)", [missing])  # noqa: S608
    unknown = set(missing) - {row[0] for row in cursor.fetchall()}
    problems = [
        (n.number, _("没有上级 %(code)s：文件里没有，库里也没有。") % {"code": n.parent})
        for n in lines
        if n.parent in unknown
    ]
    if problems:
        raise FileRefused(problems)


@transaction.atomic
def add_local_area(parent: Area, name: str, *, by, on=None) -> Area:
    """添加组、站、点: 三社, 太阳工作站; its code is the parent's with a suffix of our own, so it lies in the same range."""
    if by is not None and not by.can("area.add", parent.code):
        raise PermissionDenied
    if parent.is_local:
        raise Refused(_("组、站、点下面不能再添加，请添加到有代码的区划下。"))
    Area.objects.select_for_update().get(pk=parent.pk)
    below = list(parent.children.filter(level=Level.LOCAL).order_by("code").values_list("code", "name"))
    if name in {known for _code, known in below}:
        raise Refused(_("%(place)s已经有“%(name)s”。") % {"place": parent, "name": name})
    number = int(below[-1][0][-2:]) + 1 if below else 1
    if number > MOST_LOCAL:
        raise Refused(_("%(place)s下面已经有 %(most)s 个组、站、点。") % {"place": parent, "most": MOST_LOCAL})
    made = Area.objects.create(
        code=f"{parent.code}x{number:02}", name=name, level=Level.LOCAL, parent=parent, pinyin=pinyin_key(name)
    )
    trail.record(by=by, action="area.add", noun="area", id=made.code, area=made.code, on=on)
    _bump()
    return made


def _bump() -> None:
    """Every process drops the names that it remembers; this one at once."""
    AreaEdition.objects.get_or_create(pk=1)
    AreaEdition.objects.filter(pk=1).update(number=F("number") + 1)
    areas.forget()
    transaction.on_commit(areas.forget)
