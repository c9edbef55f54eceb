"""类别文件 · Plain data, one file per kind: what lies in a noun's folder of kinds. Pure: no Django here.

KINDS: dict[str, Kind] = load(__name__, __path__)     # each file holds `KIND = Kind(...)`, its name is the slug
"""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def load(package: str, path: Iterable[str], shape: str = "kind") -> dict[str, Any]:
    """{slug: what its file holds}, by `order` where the kinds have one, else by slug; `shape` names the file of the class
    and, in capitals, the name in each file."""
    names = [module.name for module in iter_modules(path) if module.name != shape]
    found = {name: getattr(import_module(f"{package}.{name}"), shape.upper()) for name in names}
    return dict(sorted(found.items(), key=lambda pair: getattr(pair[1], "order", 0)))
