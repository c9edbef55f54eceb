"""表格里的地点和单位 · What a file calls a place or a body, found within one's reach: by code, by name, by the path of names."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from ..areas import Area, after, spoken
from ..models import Organisation


def roots(by: Any, ability: str) -> list[str]:
    """The areas of the posts that carry the ability."""
    return sorted({p.organisation.area_id for p in by.held_posts if p.allows(ability, p.organisation.area_id)})


class Places:
    """地点 · The places below the roots, by what files call them; one query."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.names: dict[str, str] = {}
        for code in codes:
            found = Area.objects.filter(code__gte=code, code__lt=after(code))
            self.names |= dict(found.values_list("code", "name"))
        self.by_name: dict[str, list[str]] = {}
        for code, name in self.names.items():
            for word in {name, spoken(name)}:
                self.by_name.setdefault(word, []).append(code)

    def find(self, word: str) -> tuple[str, str]:
        """(code, "") or ("", what is wrong): 620321100200, 赵家庄村, 城关镇赵家庄村."""
        if word in self.names:
            return word, ""
        if word.isdigit():
            return "", _("没有代码是 %(code)s 的地方，或不归您管。") % {"code": word[:20]}
        plain = "".join(word.split())
        found = self.by_name.get(plain) or self._by_path(plain)
        if len(found) == 1:
            return found[0], ""
        if found:
            said = {"name": plain[:20], "n": len(found)}
            return "", _("“%(name)s”有 %(n)s 个，请写明乡镇，或填区划代码。") % said
        return "", _("没有找到“%(name)s”，或不归您管。可以填区划代码。") % {"name": plain[:20]}

    def _by_path(self, word: str) -> list[str]:
        """Whose name ends the word, and whose parent's name stands before it."""
        found = []
        for name, codes in self.by_name.items():
            if word.endswith(name) and len(word) > len(name):
                before = word[: -len(name)]
                found += [c for c in codes if (up := self._above(c)) and before.endswith(spoken(up))]
        return sorted(set(found))

    def _above(self, code: str) -> str:
        return next(
            (self.names[c] for c in (code[:n] for n in (9, 6, 4, 2)) if len(c) < len(code) and c in self.names), ""
        )


class Bodies:
    """单位 · The organisations below the roots, by name, short name or public id; one query."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.by_name: dict[str, list[Organisation]] = {}
        for code in codes:
            for body in Organisation.objects.within(code):
                for word in {body.name, body.short, body.ref} - {""}:
                    self.by_name.setdefault(word, []).append(body)

    def find(self, word: str) -> tuple[Organisation | None, str]:
        found = {body.pk: body for body in self.by_name.get("".join(word.split()), [])}
        if len(found) == 1:
            return next(iter(found.values())), ""
        if found:
            said = _("“%(name)s”有 %(n)s 个，请填组织代号（在组织页上能看到）。")
            return None, said % {"name": word[:30], "n": len(found)}
        return None, _("没有找到组织“%(name)s”，请先登记，或核对全称。") % {"name": word[:30]}
